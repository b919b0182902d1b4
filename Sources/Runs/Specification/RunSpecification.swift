import Foundation
import Networks
import Training

/// Everything that a run's result depends on, and nothing else: not the experiment that asked for it, so that
/// experiments share runs. Equal specifications give the same bytes.
package struct RunSpecification: Hashable, Encodable, Sendable {
    /// What is done with the network.
    package enum Work: Hashable, Sendable {
        case initialization(InitializationWork)
        case training(TrainingConfiguration)
    }

    package var network: NetworkSpecification
    package var data: DataIdentity
    package var seed: UInt64
    package var work: Work
    package var engine: EngineIdentity

    package init(
        network: NetworkSpecification, data: DataIdentity, seed: UInt64, work: Work, engine: EngineIdentity
    ) {
        self.network = network
        self.data = data
        self.seed = seed
        self.work = work
        self.engine = engine
    }

    /// The specification as JSON with sorted keys and no white space.
    package var canonicalJSON: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(self), let text = String(data: data, encoding: .utf8) else {
            preconditionFailure("a specification is plain data")
        }
        return text
    }

    /// SHA-256 of the canonical JSON: the name of the run's folder.
    package var key: String { sha256(canonicalJSON) }
}

extension RunSpecification.Work: Encodable {
    private enum CodingKeys: String, CodingKey { case initialization, training }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .initialization(let work): try container.encode(work, forKey: .initialization)
        case .training(let configuration): try container.encode(configuration, forKey: .training)
        }
    }
}

extension RunSpecification {
    /// Whether a network is trained.
    package var isTraining: Bool {
        if case .training = work { return true }
        return false
    }

    /// The same run with gradients; nil where it has them already, and of training.
    package var withGradients: RunSpecification? {
        guard case .initialization(var work) = self.work, !work.differentiates else { return nil }
        work.differentiates = true
        var result = self
        result.work = .initialization(work)
        return result
    }
}
