import Testing

@testable import Findings
@testable import Paper

/// Faults planted in the engine turn the statements that they concern, and no others.
@Suite struct PlantedFaultTests {
    private func turned<Value: Equatable & Sendable>(_ sound: Value, _ faulty: Value) -> FaultyRuns.Turn<Value> {
        FaultyRuns.Turn(sound, faulty)
    }

    /// Without 1/σ gradients shrink at the borders of the maps and nowhere grow.
    @Test func gradientsThatAreNotDividedTurnTheFourthClaim() throws {
        let comparison = try FaultyRuns.compare(StableBackward(FaultyRuns.context(seedCount: 20)), .undividedGradient)
        #expect(comparison.turn(.batchNormExplosion) == turned(.reproduced, .refuted))
        for label in ["InstanceNorm", "GroupNorm (G = 8)", "Filter Response Norm", "EvoNorm-B0"] {
            #expect(comparison.members(.activationExplosion, label) == [turned(.holds, .refuted)], "\(label)")
        }
        #expect(
            comparison.members(.severityOrder, "InstanceNorm before LayerNorm, cnn-20") == [turned(.holds, .refuted)])
        #expect(
            comparison.members(.severityOrder, "InstanceNorm before BatchNorm, cnn-40") == [turned(.holds, .refuted)])
        #expect(comparison.turn(.depthWorsens).faulty != .reproduced)
        // What smaller batches enlarge by their mean alone stays; what BatchNorm's own division adds is gone.
        #expect(comparison.members(.batchEnlarges, "BatchNorm") == [turned(.holds, .refuted)])
        for label in ["InstanceNorm", "GroupNorm (G = 8)", "LayerNorm"] {
            #expect(comparison.members(.batchEnlarges, label) == [turned(.holds, .holds)], "\(label)")
        }
    }

    /// Larger groups then keep inputs apart, and the rank falls along the line.
    @Test func aSizeTakenAsCountTurnsTheThirdClaim() throws {
        let comparison = try FaultyRuns.compare(InformativeForward(FaultyRuns.context()), .sizeTakenAsCount)
        #expect(comparison.turn(.similarityOverGroupSize) == turned(.reproduced, .refuted))
        #expect(comparison.turn(.rankOnLine).faulty == .refuted)
    }

    /// Both trends turn. What training says is left open by the few seeds.
    @Test func aSizeTakenAsCountTurnsTheFifthClaim() throws {
        let comparison = try FaultyRuns.compare(SpeedStability(FaultyRuns.context()), .sizeTakenAsCount)
        #expect(comparison.members(.groupSizeTrends) == [turned(.holds, .refuted), turned(.holds, .refuted)])
        #expect(comparison.turn(.innerGroupSize) == turned(.notDecidable, .notDecidable))
    }

    /// A stream that adds nothing up does not grow at all: that it does not grow exponentially rightly stays. What turns is
    /// linear growth, and the fall at the end of a stage.
    @Test func aForgottenSkipTurnsTheFirstClaim() throws {
        let comparison = try FaultyRuns.compare(ResidualForward(FaultyRuns.context(seedCount: 40)), .forgottenSkip)
        #expect(comparison.turn(.subExponentialVariance) == turned(.reproduced, .reproduced))
        #expect(comparison.turn(.linearVariance) == turned(.reproduced, .refuted))
        // R² of a curve without a slope has a wide interval, which need not lie below the bound as a whole.
        let stages = comparison.members(.linearVariance)
        #expect(stages.count == 18 && stages.allSatisfy { $0.sound == .holds && $0.faulty != .holds })
        #expect(comparison.turn(.stageDrop) == turned(.reproduced, .inconclusive))
        #expect(comparison.turn(.unitVariance).faulty == .refuted)
    }

    /// In standard blocks. With SkipInit nothing at all is left of a block without its skip, and the analysis refuses it.
    @Test func aForgottenSkipTurnsTheSecondClaim() throws {
        let comparison = try FaultyRuns.compare(
            ResidualParametric(FaultyRuns.context(seedCount: 20)), .forgottenSkip, in: { !$0.skipInit })
        #expect(comparison.turn(.parametricExplosion) == turned(.reproduced, .refuted))
        #expect(
            comparison.members(.doubling, "Scaled")
                == [turned(.holds, .refuted), turned(.holds, .refuted), turned(.holds, .refuted)])
        // The repairs are not touched.
        for statement in [Statement.skipInitConstancy, .skipInitExplosion, .branchConstancy] {
            #expect(comparison.turn(statement) == turned(.reproduced, .reproduced), "\(statement.identifier)")
        }
    }
}
