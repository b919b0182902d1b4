import Plots
import Runs
import Training

extension FigureFinding {
    /// The provenance key of the figure's identifier, which remains valid if the file is renamed.
    package static let provenanceKey = "figure"

    /// The provenance recorded in the figure's files: the software, the experiment, and the hashes of configuration and
    /// data.
    ///
    /// - Parameters:
    ///   - experiment: the identifier of the experiment.
    ///   - configurationHash: the SHA-256 digest of the keys of all runs behind the figure.
    package func provenance(experiment: String, configurationHash: String) -> Provenance {
        .init(
            softwareVersion: "\(Software.name) \(Software.version)", experiment: experiment,
            configurationHash: configurationHash, dataHash: sha256(csv),
            additional: [.init(key: Self.provenanceKey, value: figure.identifier)])
    }
}
