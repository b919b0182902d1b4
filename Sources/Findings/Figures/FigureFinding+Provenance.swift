import Plots
import Runs
import Training

extension FigureFinding {
    /// The provenance key under which a figure's file has the figure's identifier, whatever the file is called.
    package static let provenanceKey = "figure"

    /// What stands in the figure's files: the software, the experiment, and the hashes of configuration and data.
    ///
    /// - Parameter configurationHash: SHA-256 over the keys of all runs behind the figure.
    package func provenance(experiment: String, configurationHash: String) -> Provenance {
        .init(
            softwareVersion: "\(Software.name) \(Software.version)", experiment: experiment,
            configurationHash: configurationHash, dataHash: sha256(csv),
            additional: [.init(key: Self.provenanceKey, value: figure.identifier)])
    }
}
