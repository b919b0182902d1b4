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
            #expect(abs(growth.slope.value / (1 - 2 / Double.pi) - 1) < 0.1, "stage \(stage + 1)")
            let evenness = ensemble.branchEvenness(stage: stage)
            #expect(evenness?.count == 4 && evenness!.allSatisfy { $0 > 0.9 && $0 < 1 }, "stage \(stage + 1)")
        }
    }

    /// Theory's band for BatchNorm goes from the walk's increment to 1 - (2/pi) r: 0.427 at r = 0.9, 0.363 at r = 1.
    @Test(arguments: [
        (0.40, 0.9, Verdict.reproduced), (0.40, 1.0, .notReproduced), (0.30, 0.9, .notReproduced),
        (0.45, 0.9, .notReproduced),
    ])
    func increments(_ slope: Double, _ evenness: Double, areJudgedByTheBand verdict: Verdict) throws {
        let context = PlanContext.synthetic()
        let findings = try ResidualForward(context).findings { specification in
            let noise = 0.002 * sin(Double(specification.seed))
            let layers = (0..<27).map { position in
                LayerMeasurement(
                    name: "stage\(position / 9 + 1).block\(position % 9 + 1).output", kind: .activation,
                    role: .blockOutput(BlockPlace(stage: position / 9 + 1, block: position % 9 + 1)),
                    height: 32 >> (position / 9), channels: 16,
                    quantities: [.activationVariance: 0.3 + (slope + noise) * Double(position % 9 + 1)])
            }
            return RunRecord(
                loss: 2.3, layers: layers, branchEvenness: [Double?](repeating: evenness + noise, count: 3))
        } training: { _ in
            preconditionFailure("no training runs")
        }
        let claim = try #require(findings.claims.first)
        let bands = claim.parts.filter { $0.statement.plainText.contains("theory's band") }
        #expect(bands.map(\.verdict) == [verdict])
        #expect(bands.allSatisfy { !$0.decides && $0.statement.plainText.hasPrefix("BatchNorm") })
    }

    @Test func evenBranchesAddTheWalksIncrement() {
        #expect(abs(ResidualTheory.increment(branchEvenness: 1) - 0.363) < 5e-4)
        #expect(ResidualTheory.increment(branchEvenness: 0) == 1)
    }
}
