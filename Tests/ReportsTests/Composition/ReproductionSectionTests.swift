import Testing
import Training

@testable import Paper
@testable import Reports
@testable import Runs

/// What the report says of the images that a study saw.
@Suite struct ReproductionSectionTests {
    private func text(_ verification: Verification) throws -> String {
        let configuration = StudyConfiguration(
            preset: .quick,
            data: DataSetDescription(
                .fashionMNIST, sha256: "ab", images: ImageCounts(training: 300, test: 100), verification: verification),
            seeds: [0, 1], experiments: ["residual-forward"],
            engine: EngineIdentity(revision: 1, instructionSet: "avx2", library: "oneDNN 2.6.3", threads: 1))
        let section = ReproductionSection(
            study: try Study(configuration, .standard),
            machine: MachineFacts(processor: "a", processorCount: 1, computingSeconds: nil, command: "make"))
        return String(describing: section.section)
    }

    @Test func aSetThatIsKnownIsCredited() throws {
        let text = try text(.verified)
        #expect(text.contains("fashion-mnist (H. Xiao"))
        #expect(text.contains("MIT licence), verified"))
    }

    @Test func aSetOfOnesOwnBearsNoName() throws {
        let text = try text(.ownSet)
        #expect(text.contains("a set of your own"))
        for name in ["Xiao", "MIT licence", "fashion", "verified"] { #expect(!text.contains(name)) }
    }
}
