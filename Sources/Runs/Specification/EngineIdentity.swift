import Tensors

/// What else changes the bits of a result.
package struct EngineIdentity: Hashable, Codable, Sendable {
    /// Raised by hand when results change; golden values in the tests say when.
    package static let revision = 5

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
