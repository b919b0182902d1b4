import Foundation
import Networks
import Tensors
import Training

/// Everything that a run's result depends on, and nothing else: not the experiment that asked for it, so that
/// experiments share runs. Equal specifications give the same bytes.
package struct RunSpecification: Hashable, Codable, Sendable {
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

/// One pass of a batch through a network at initialization, with every probe.
package struct InitializationWork: Hashable, Codable, Sendable {
    package var batch: Int
    /// Whether gradients are measured too.
    package var differentiates: Bool

    package init(batch: Int, differentiates: Bool) {
        self.batch = batch
        self.differentiates = differentiates
    }
}

/// Which images a run saw: the name they were asked for by, and the digest of their content.
package struct DataIdentity: Hashable, Codable, Sendable {
    package var name: String
    package var sha256: String

    package init(_ data: DataSetDescription) {
        name = data.name
        sha256 = data.sha256
    }

    package init(name: DataSetSource, sha256: String) {
        self.name = name.identifier
        self.sha256 = sha256
    }
}

/// What else changes the bits of a result.
package struct EngineIdentity: Hashable, Codable, Sendable {
    /// Raised by hand when results change; golden values in the tests say when.
    package static let revision = 4

    package var revision: Int
    package var instructionSet: String
    package var library: String
    package var threads: Int

    private enum CodingKeys: String, CodingKey {
        case revision, library, threads
        case instructionSet = "instruction-set"
    }

    /// This program's engine on this machine.
    package static func current(threads: Int) -> EngineIdentity {
        EngineIdentity(
            revision: revision, instructionSet: ConvolutionEngine.instructionSet,
            library: "oneDNN \(ConvolutionEngine.libraryVersion)", threads: threads)
    }
}

extension RunSpecification.Work: Codable {
    private enum CodingKeys: String, CodingKey { case initialization, training }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        if let training = try container.decodeIfPresent(TrainingConfiguration.self, forKey: .training) {
            self = .training(training)
        } else {
            self = .initialization(try container.decode(InitializationWork.self, forKey: .initialization))
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .initialization(let work): try container.encode(work, forKey: .initialization)
        case .training(let configuration): try container.encode(configuration, forKey: .training)
        }
    }
}
