import Foundation
import Networks
import Training

/// Everything that a run's result depends on, and nothing else. Experiments share runs because the experiment is not
/// part of it. Equal specifications give the same bytes.
package struct RunSpecification: Hashable, Encodable, Sendable {
    /// What is done with the network.
    package enum Work: Hashable, Sendable {
        /// The network is measured at initialization.
        case initialization(InitializationWork)
        /// The network is trained.
        case training(TrainingConfiguration)
        case denseLinear(DenseLinearWork)
    }

    /// The network.
    package var network: NetworkSpecification
    /// The data set that images are drawn from.
    var data: DataIdentity
    /// The seed of all random choices: the weights, the images and their order.
    package var seed: UInt64
    /// What is done with the network.
    package var work: Work
    /// The engine that computes the run.
    package var engine: EngineIdentity

    /// Makes a specification of the given parts.
    package init(
        network: NetworkSpecification, data: DataIdentity, seed: UInt64, work: Work, engine: EngineIdentity
    ) {
        self.network = network
        self.data = data
        self.seed = seed
        self.work = work
        self.engine = engine
    }

    /// The specification as JSON with sorted keys and without white space, so that equal specifications give equal
    /// text.
    package var canonicalJSON: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(self), let text = String(data: data, encoding: .utf8) else {
            preconditionFailure("a specification is plain data")
        }
        return text
    }

    /// The SHA-256 digest of the canonical JSON in hexadecimal, which names the run's folder.
    package var key: String { sha256(canonicalJSON) }
}

extension RunSpecification.Work: Encodable {
    private enum CodingKeys: String, CodingKey {
        case initialization, training
        case denseLinear = "dense-linear"
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .initialization(let work): try container.encode(work, forKey: .initialization)
        case .training(let configuration): try container.encode(configuration, forKey: .training)
        case .denseLinear(let work): try container.encode(work, forKey: .denseLinear)
        }
    }
}

extension RunSpecification.Work {
    /// The same with the seed's first images, which takes a network of the same shape.
    var withFirstImages: Self {
        guard case .initialization(let work) = self else { return self }
        return .initialization(work.withFirstImages)
    }
}

extension RunSpecification {
    /// Whether the run trains the network.
    package var isTraining: Bool {
        if case .training = work { return true }
        return false
    }

    /// The same run with gradients; nil if the run has them already or trains the network.
    package var withGradients: RunSpecification? {
        guard case .initialization(var work) = self.work, !work.differentiates else { return nil }
        work.differentiates = true
        var result = self
        result.work = .initialization(work)
        return result
    }
}
