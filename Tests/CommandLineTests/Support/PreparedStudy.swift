import Foundation
import Networks
import Training

@testable import Paper
@testable import Runs

/// The study of residual-forward over two seeds, with every run stored but the last ones: those the program computes.
///
/// The stored records are made up, since sixteen passes through resnet-56 take half a minute in a debug build: block
/// outputs whose variance grows by a third a block, with a little noise that differs between seeds and networks.
struct PreparedStudy {
    static let experiment = "residual-forward"
    let plan: [RunSpecification]
    /// The last run, which is not stored.
    let missing: RunSpecification

    /// The options that ask for this study.
    static let options = ["--only", experiment, "--seeds", "2", "--data", "generated"]

    private let output: URL
    let configuration: StudyConfiguration

    /// - Parameter missingCount: how many runs are left to do.
    init(in output: URL, missingCount: Int = 1) throws {
        self.output = output
        configuration = StudyConfiguration(
            preset: .quick, data: try DataSet(.generated).description, seeds: [0, 1],
            experiments: [Self.experiment], engine: .current(threads: 1))
        plan = try Study(configuration, .standard).plan.runs.map(\.specification)
        missing = plan[plan.count - 1]
        let store = try RunStore(output: output)
        for (index, specification) in plan.dropLast(missingCount).enumerated() {
            try store.save(Self.record(index), of: specification)
        }
    }

    /// Makes up the last run as well, and writes the configuration: nothing is left to compute.
    func complete() throws {
        let store = try RunStore(output: output)
        for run in plan where !store.contains(run.key) { try store.save(Self.record(0), of: run) }
        try configuration.save(to: output)
    }

    /// How many runs of the plan are stored.
    func storedCount() throws -> Int {
        let store = try RunStore(output: output)
        return plan.filter { store.contains($0.key) }.count
    }

    /// A made-up record.
    static func record(_ index: Int) -> RunRecord {
        RunRecord(
            loss: 2.3,
            layers: (0..<27).map { position in
                let (stage, block) = (position / 9 + 1, position % 9 + 1)
                let noise = 0.01 * Double((7 * index + 3 * position) % 11)
                return LayerMeasurement(
                    name: "stage\(stage).block\(block).output", kind: .activation,
                    role: .blockOutput(BlockPlace(stage: stage, block: block)), height: 32 >> (stage - 1),
                    channels: 16 << (stage - 1),
                    quantities: [.activationVariance: 0.3 + Double(block) / 3 + noise])
            })
    }
}
