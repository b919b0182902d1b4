import Foundation
import Networks
import Random
import Tensors
import TestRandom
import Testing
import Theory

@testable import Findings
@testable import Paper
@testable import Runs

/// The reflected random walk beside a network on images without structure, where theory leaves nothing open.
@Suite struct ResidualForwardTests {
    private static func whiteImages(_ shape: ActivationShape, seed: UInt64) -> Activation {
        var stream = RandomStream(seed: seed, purpose: .test, index: 56)
        return Activation(shape: shape, planar: (0..<shape.elements).map { _ in Float(stream.nextNormal()) })
    }

    /// The increment is 1 - 2/pi within a tenth (docs/science.md, C1), and the branch's evenness explains what is above it.
    @Test func batchNormWalksAsTheoryDoesOnWhiteImages() throws {
        let shape = ActivationShape(batch: 16, channels: 3, height: 32, width: 32)
        let specification = NetworkSpecification(architecture: .resNet56, normalizer: .batchNorm, widthDivisor: 2)
        let network = try Network.make(
            specification, input: shape,
            options: ExecutionOptions(isDifferentiable: false, workers: WorkerThreads(count: 2)))
        let seeds: [UInt64] = [0, 1, 2, 3]
        let records = try seeds.map { seed in
            network.initialize(seed: seed)
            let recorder = PassRecorder(measuresBranches: true)
            _ = try network.forward(
                Self.whiteImages(shape, seed: seed), labels: [Int](repeating: 0, count: shape.batch),
                mode: .training, keepsValues: false, observer: recorder)
            return RunRecord(loss: nil, layers: recorder.layers, branchEvenness: recorder.branchEvenness)
        }
        let ensemble = Ensemble(network: specification, batch: shape.batch, seeds: seeds, records: records)
        for (stage, growth) in try StageGrowth.ofStages(ensemble).enumerated() {
            #expect(abs(growth.slope.estimate().value / (1 - 2 / Double.pi) - 1) < 0.1, "stage \(stage + 1)")
            let evenness = ensemble.branchEvenness(stage: stage)
            #expect(evenness?.count == 4 && evenness!.allSatisfy { $0 > 0.9 && $0 < 1 }, "stage \(stage + 1)")
        }
    }

    /// Records in which every normalizer's variance follows a law of the block, from 1 to 9, with a little noise.
    private func findings(
        evenness: Double = 0.9, _ variance: (Double) -> Double
    ) throws -> Findings {
        try ResidualForward(.synthetic()).findings { specification in
            let noise = 1 + 0.002 * sin(Double(specification.seed))
            let layers = (0..<27).map { position in
                LayerMeasurement(
                    name: "stage\(position / 9 + 1).block\(position % 9 + 1).output", kind: .activation,
                    role: .blockOutput(BlockPlace(stage: position / 9 + 1, block: position % 9 + 1)),
                    height: 32 >> (position / 9), channels: 16,
                    quantities: [.activationVariance: noise * variance(Double(position % 9 + 1))])
            }
            return RunRecord(
                loss: 2.3, layers: layers, branchEvenness: [Double?](repeating: evenness * noise, count: 3))
        } training: { _ in
            preconditionFailure("no training runs")
        }
    }

    /// A line by one a block is all that the first claim says.
    @Test func aLineByOneIsReproduced() throws {
        let findings = try findings { 0.3 + $0 }
        #expect(
            findings.verdicts(.subExponentialVariance, .linearVariance, .unitVariance, .stageDrop)
                == Array(repeating: .reproduced, count: 4))
        #expect(
            findings.finding(.subExponentialVariance).members.count == 24
                && findings.finding(.linearVariance).members.count == 18)
        #expect(findings.finding(.unitVariance).members.count == 15 && findings.finding(.stageDrop).members.count == 16)
        #expect(try #require(findings.finding(.unitVariance).power?.share) > 0.99)
    }

    /// Growth that is linear, but not by one: theory's increment stands beside it.
    @Test func anotherIncrementRefutesTheLaw() throws {
        let findings = try findings { 0.3 + 0.4 * $0 }
        #expect(
            findings.verdicts(.subExponentialVariance, .linearVariance, .unitVariance) == [
                .reproduced, .reproduced, .refuted,
            ])
        let theory = try #require(
            findings.finding(.unitVariance).value(beside: "theory's 1 − (2/π) r, BatchNorm, stage 1"))
        #expect(abs(theory - ResidualTheory.increment(branchEvenness: 0.9)) < 1e-2)
    }

    /// From a base of 1.107 on an exponential is told from a line; a slower one is not.
    @Test(arguments: [(1.05, Verdict.reproduced), (1.2, .refuted), (2, .refuted)])
    func exponentialsAreTold(_ base: Double, _ verdict: Verdict) throws {
        let findings = try findings { pow(base, $0) }
        #expect(findings.verdicts(.subExponentialVariance) == [verdict])
        #expect(findings.verdicts(.linearVariance) == [base > 1.1 ? .refuted : .inconclusive] || base < 1.1)
    }

    /// What does not grow at all does not grow exponentially, and has no line.
    @Test func aConstantDoesNotExplode() throws {
        let findings = try findings { _ in 0.5 }
        #expect(
            findings.verdicts(.subExponentialVariance, .linearVariance, .stageDrop) == [
                .reproduced, .notDecidable, .inconclusive,
            ])
    }

    @Test func evenBranchesAddTheWalksIncrement() {
        #expect(abs(ResidualTheory.increment(branchEvenness: 1) - 0.363) < 5e-4)
        #expect(ResidualTheory.increment(branchEvenness: 0) == 1)
    }
}
