import Foundation
import Networks
import Tensors
import Training

/// Everything that a run's result depends on, and nothing else: not the experiment that asked for it, so that
/// experiments share runs. Equal specifications give the same bytes.
public struct RunSpecification: Hashable, Codable, Sendable {
    /// What is done with the network.
    public enum Work: Hashable, Sendable {
        case initialization(InitializationWork)
        case training(TrainingConfiguration)
    }

    public var network: NetworkSpecification
    public var data: DataIdentity
    public var seed: UInt64
    public var work: Work
    public var engine: EngineIdentity

    public init(
        network: NetworkSpecification, data: DataIdentity, seed: UInt64, work: Work, engine: EngineIdentity
    ) {
        self.network = network
        self.data = data
        self.seed = seed
        self.work = work
        self.engine = engine
    }

    /// The specification as JSON with sorted keys and no white space.
    public var canonicalJSON: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(self), let text = String(data: data, encoding: .utf8) else {
            preconditionFailure("a specification is plain data")
        }
        return text
    }

    /// SHA-256 of the canonical JSON: the name of the run's folder.
    public var key: String { sha256(canonicalJSON) }
}

/// One pass of a batch through a network at initialization, with every probe.
public struct InitializationWork: Hashable, Codable, Sendable {
    public var batch: Int
    /// Whether gradients are measured too.
    public var differentiates: Bool

    public init(batch: Int, differentiates: Bool) {
        self.batch = batch
        self.differentiates = differentiates
    }
}

/// Which images a run saw.
public struct DataIdentity: Hashable, Codable, Sendable {
    public var name: DataSetName
    public var sha256: String

    public init(name: DataSetName, sha256: String) {
        self.name = name
        self.sha256 = sha256
    }
}

/// What else changes the bits of a result.
public struct EngineIdentity: Hashable, Codable, Sendable {
    /// Raised by hand when results change; golden values in the tests say when.
    public static let revision = 4

    public var revision: Int
    public var instructionSet: String
    public var library: String
    public var threads: Int

    private enum CodingKeys: String, CodingKey {
        case revision, library, threads
        case instructionSet = "instruction-set"
    }

    /// This program's engine on this machine.
    public static func current(threads: Int) -> EngineIdentity {
        EngineIdentity(
            revision: revision, instructionSet: ConvolutionEngine.instructionSet,
            library: "oneDNN \(ConvolutionEngine.libraryVersion)", threads: threads)
    }
}

extension RunSpecification.Work: Codable {
    private enum CodingKeys: String, CodingKey { case initialization, training }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        if let training = try container.decodeIfPresent(TrainingConfiguration.self, forKey: .training) {
            self = .training(training)
        } else {
            self = .initialization(try container.decode(InitializationWork.self, forKey: .initialization))
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .initialization(let work): try container.encode(work, forKey: .initialization)
        case .training(let configuration): try container.encode(configuration, forKey: .training)
        }
    }
}
