import Tensors

/// The properties of the program and the machine that can change the bits of a result.
package struct EngineIdentity: Hashable, Codable, Sendable {
    /// The revision of this program's engine. It is increased whenever results change, which reference values in the
    /// tests detect.
    static let revision = 6

    /// The revision of the engine that computed the result.
    package var revision: Int
    /// The instruction set that the convolutions use, such as AVX2.
    package var instructionSet: String
    /// The name and version of the convolution library.
    package var library: String
    /// Threads per run, which can change the order of sums.
    package var threads: Int

    private enum CodingKeys: String, CodingKey {
        case revision, library, threads
        case instructionSet = "instruction-set"
    }

    /// The identity of this program's engine on this machine.
    package static func current(threads: Int) -> EngineIdentity {
        EngineIdentity(
            revision: revision, instructionSet: ConvolutionEngine.instructionSet,
            library: "oneDNN \(ConvolutionEngine.libraryVersion)", threads: threads)
    }
}
