import Testing

@testable import Findings
@testable import Networks
@testable import Paper
@testable import Runs

@Suite struct LadderTests {
    /// Ten runs, which decide a statement at any scale.
    private struct Small: PlannedExperiment {
        static let identifier = "small"
        static let statements: [Statement] = [.subExponentialVariance]
        let context: PlanContext
        var selections: [Selection] {
            [.initialization(context.initialization(context.network(.cnn10, .batchNorm)))]
        }
        init(_ context: PlanContext) { self.context = context }
    }

    /// Decides nothing at the scale of quick.
    private struct Large: PlannedExperiment {
        static let identifier = "large"
        static let statements: [Statement] = [.parametricExplosion]
        let context: PlanContext
        var selections: [Selection] {
            [.initialization(context.initialization(context.network(.cnn20, .layerNorm)))]
        }
        var decided: [Statement] { context.scale.batch > 16 ? Self.statements : [] }
        init(_ context: PlanContext) { self.context = context }
    }

    /// Runs take as many hundredths of a second as their batch has images.
    private func ladder(_ limit: Double) -> Ladder {
        Ladder(
            [Preset.quick, .standard, .paper].map { preset in
                let context = PlanContext.synthetic(preset)
                return Ladder.Rung(preset, [Small(context), Large(context)], limit: limit) { run in
                    guard case .initialization(let work) = run.work else { return 0 }
                    return Double(work.batch) / 100
                }
            })
    }

    @Test func theRungThatDecidesMostIsChosen() throws {
        // All of quick takes 3.2 s, of standard 12.8 s, of paper 51.2 s.
        let quick = try #require(ladder(4).chosen)
        #expect(quick.preset == .quick && quick.isWhole && quick.decided == 1)
        #expect(ladder(4).next?.preset == .standard)
        let standard = try #require(ladder(13).chosen)
        #expect(standard.preset == .standard && standard.decided == 2 && standard.decidable == 2)
        #expect(abs(standard.whole - 12.8) < 1e-9 && ladder(13).next?.preset == .paper)
        // As much can be decided at a larger scale.
        #expect(ladder(60).chosen?.preset == .paper && ladder(60).next == nil)
    }

    /// All of a smaller rung is better than a part of a larger one that decides as much.
    @Test func thatWithMoreExperimentsIsChosen() throws {
        let ladder = ladder(7)
        #expect(ladder.rungs[1].budget.experiments == ["large"] || ladder.rungs[1].budget.experiments == ["small"])
        #expect(ladder.chosen?.preset == .quick)
    }

    @Test func whereNothingFitsTheFirstRungIsNext() throws {
        let ladder = ladder(1)
        #expect(ladder.chosen == nil && ladder.next?.preset == .quick)
        // What a part leaves out comes next.
        #expect(self.ladder(2).chosen?.preset == .quick && self.ladder(2).next?.preset == .quick)
    }
}
