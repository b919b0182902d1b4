import Testing

@testable import Paper

/// Faults planted in the engine turn verdicts: each part that the sound engine reproduces, and that the fault concerns.
@Suite struct PlantedFaultTests {
    typealias Turn = FaultyRuns.Turn

    /// Without 1/σ gradients shrink at the borders of the maps and nowhere grow. Variance Norm, whose mean stays, is the
    /// exception that is left open; in narrow networks LayerNorm and EvoNorm-S0 are open before.
    @Test func gradientsThatAreNotDividedTurnC4() throws {
        let comparison = try FaultyRuns.compare(StableBackward(FaultyRuns.context()), .undividedGradient)
        for label in ["BatchNorm", "InstanceNorm", "GroupNorm (G = 8)", "Filter Response Norm", "EvoNorm-B0"] {
            #expect(comparison.verdicts("\(label): growth, by") == [.lost], "\(label)")
        }
        #expect(comparison.verdicts("Variance Norm: growth, by") == [Turn(.reproduced, .inconclusive)])
        #expect(comparison.verdicts("cnn-20: the exponent of InstanceNorm less that of LayerNorm") == [.lost])
        #expect(comparison.verdicts("cnn-40: the exponent of InstanceNorm less that of BatchNorm") == [.lost])
        #expect(comparison.faulty.verdict == .notReproduced)
    }

    /// Larger groups then keep inputs apart, and the rank falls along the line.
    @Test func aSizeTakenAsCountTurnsC3b() throws {
        let comparison = try FaultyRuns.compare(InformativeForward(FaultyRuns.context()), .sizeTakenAsCount)
        #expect(comparison.verdicts("The stable rank lies on a rising line").map(\.faulty) == [.notReproduced])
        #expect(comparison.verdicts("Larger groups make inputs more alike") == [.lost])
        #expect(comparison.faulty.verdict == .notReproduced)
    }

    /// Both trends turn. The claim's last part only training decides, and one part that is not reproduced decides it.
    @Test func aSizeTakenAsCountTurnsC5() throws {
        let experiment = try SpeedStability(FaultyRuns.context())
        let (sound, faulty) = try FaultyRuns.run(experiment, .sizeTakenAsCount)
        let verdicts = try [sound, faulty].map {
            let (cosine, exponent, _) = try experiment.sweeps($0)
            return try SpeedStability.judgedTrends(cosine, exponent).verdicts
        }
        let turns = zip(verdicts[0], verdicts[1]).map { Turn($0, $1) }
        #expect(turns == [.lost, .lost])
    }

    /// A stream that adds nothing up does not grow at all, so that what decides C1, less than exponential growth, holds of
    /// it too. What does not hold is what is told beside it: linear growth, and the fall at the end of a stage.
    @Test func aForgottenSkipTurnsC1() throws {
        let comparison = try FaultyRuns.compare(ResidualForward(FaultyRuns.context()), .forgottenSkip)
        for label in ["BatchNorm", "InstanceNorm", "Filter Response Norm"] {
            #expect(comparison.verdicts("\(label): the growth is linear") == [.lost], "\(label)")
        }
        for turn in comparison.verdicts("the growth is linear") { #expect(turn.faulty == .notReproduced) }
        let falls = comparison.verdicts("the variance falls where a stage ends")
        #expect(falls == Array(repeating: Turn(.reproduced, .inconclusive), count: 8))
        #expect(Turn(comparison.sound.verdict, comparison.faulty.verdict) == Turn(.reproduced, .reproduced))
    }

    /// In standard blocks. With SkipInit nothing at all is left of a block without its skip, and the analysis refuses it.
    @Test func aForgottenSkipTurnsC2() throws {
        let comparison = try FaultyRuns.compare(
            ResidualParametric(FaultyRuns.context()), .forgottenSkip, in: { !$0.skipInit })
        let turned = ["no normalizer", "Weight Norm", "Scaled Weight Std."].flatMap {
            comparison.verdicts("\($0), standard block: the variance explodes")
        }
        #expect(turned == [.lost, .lost, .lost])
        // The repairs are not touched.
        #expect(comparison.verdicts("the variance does not grow").allSatisfy { $0 == Turn(.reproduced, .reproduced) })
        #expect(Turn(comparison.sound.verdict, comparison.faulty.verdict) == .lost)
    }
}
