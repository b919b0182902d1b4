import Testing
import Training

@testable import Paper
@testable import Runs
@testable import TestSupport

@Suite struct StudyStagesTests {
    private func study(_ experiments: [String]) throws -> Study {
        try Study(
            StudyConfiguration(
                preset: .quick, data: try DataSet(.generated).description, seeds: [0, 1], experiments: experiments,
                engine: TestRuns.engine), .standard)
    }

    /// The cheapest experiment is complete first, and every run stands in the stage of the first that needs it.
    @Test func theCheapestComesFirst() throws {
        let names = ["residual-forward", "stable-backward", "dense-rank"]
        let study = try study(names)
        let missing = study.runs(of: names)
        let stages = study.stages(of: names, missing: missing) { run in
            if case .initialization(let work) = run.work { return work.differentiates ? 2 : 1 }
            return 0.01
        }
        #expect(Set(stages.keys) == Set(missing))
        func stagesOf(_ name: String) -> Set<Int> { Set(study.runs(of: [name]).map { stages[$0]! }) }
        #expect(stagesOf("dense-rank") == [0])
        #expect(stagesOf("residual-forward") == [1] && stagesOf("stable-backward") == [2])
    }

    /// What is stored takes no time.
    @Test func whatIsStoredCostsNothing() throws {
        let names = ["residual-forward", "stable-backward"]
        let study = try study(names)
        let missing = Array(study.runs(of: ["residual-forward"])) + study.runs(of: ["stable-backward"]).prefix(1)
        let stages = study.stages(of: names, missing: missing) { _ in 1 }
        #expect(stages[missing.last!] == 0 && stages.values.max() == 1)
        #expect(study.stages(of: names, missing: []) { _ in 1 }.isEmpty)
    }
}
