import Testing

@testable import Tensors

@Suite struct ConvolutionEngineTests {
    @Test func equalInstructionSetsHaveOneName() {
        #expect(ConvolutionEngine.instructionSet(library: "avx512", own: "avx512") == "avx512")
        #expect(ConvolutionEngine.instructionSet(library: "neon", own: "neon") == "neon")
    }

    /// ONEDNN_MAX_CPU_ISA=AVX2 on a processor with AVX-512: our kernels use all it has.
    @Test func differentInstructionSetsAreBothNamed() {
        #expect(ConvolutionEngine.instructionSet(library: "avx2", own: "avx512") == "avx2 (library) and avx512 (own)")
    }

    @Test func thisMachineHasAKnownSet() {
        let names = ["sse2", "sse4.1", "avx", "avx2", "avx512", "neon"]
        let pairs = names.flatMap { library in
            names.map { ConvolutionEngine.instructionSet(library: library, own: $0) }
        }
        #expect(pairs.contains(ConvolutionEngine.instructionSet))
    }

    @Test func theLibraryHasAVersion() {
        #expect(ConvolutionEngine.libraryVersion.wholeMatch(of: /\d+\.\d+\.\d+/) != nil)
    }
}
