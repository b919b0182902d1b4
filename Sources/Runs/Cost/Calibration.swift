import Files
import Foundation
import Networks
import Training

/// How long runs take on this machine, from small ones that were timed.
///
/// Of each shape of network one pass is timed with BatchNorm at two sizes of batch, which gives a time that does not grow
/// with the batch and one that follows the predicted operations (``RunCost``). Another normalizer takes as much more for
/// each value that a layer puts out as it takes in one narrow network. A run is so many passes of its batch.
package struct Calibration: Sendable {
    /// The seconds of one pass by the key of the timed run. The key holds the engine.
    private(set) var seconds: [String: Double]
    private let engine: EngineIdentity

    /// A calibration with the passes that were timed earlier.
    init(_ engine: EngineIdentity, seconds: [String: Double] = [:]) {
        self.engine = engine
        self.seconds = seconds
    }

    /// The passes that must be timed to know how long runs take, those first that decide the most of their time.
    func samples(for runs: [RunSpecification], images: ImageCounts) -> [RunSpecification] {
        var weights = [RunShape: Double]()
        var normalizers = [RunShape: Double]()
        for run in runs {
            let operations = (try? RunCost(run, images: images).operations) ?? 0
            let shape = RunShape(run)
            weights[shape, default: 0] += operations
            if case .rank = shape.pass { continue }
            for normalizer in [.batchNorm, run.network.normalizer] {
                normalizers[RunShape(normalizer, shape.pass), default: 0] += operations
            }
        }
        let shapes = weights.sorted { $0.value > $1.value }.map(\.key).flatMap { shape in
            shape.batches.map { shape.sample(batch: $0, engine: engine) }
        }
        let others = normalizers.sorted { $0.value > $1.value }.map {
            $0.key.sample(batch: Self.normalizerBatch, engine: engine)
        }
        // What normalizers add comes early: it bears on every shape.
        return (Array(shapes.prefix(4)) + others + shapes.dropFirst(4)).filter { seconds[$0.key] == nil }
    }

    /// Images of the batch in which normalizers are compared.
    private static let normalizerBatch = 16

    /// Adds passes that were timed.
    mutating func add(_ timed: [String: Double]) { seconds.merge(timed) { $1 } }

    /// How long runs of each shape take, once the passes are timed.
    func rates(for runs: [RunSpecification]) -> [RunShape: Rate] {
        Dictionary(
            uniqueKeysWithValues: Set(runs.map(RunShape.init)).compactMap { shape in
                rate(shape).map { (shape, $0) }
            })
    }

    /// The time of a pass: some that it takes in any case, and some for each operation.
    struct Rate: Sendable {
        let fixed: Double
        let perOperation: Double
    }

    private func rate(_ shape: RunShape) -> Rate? {
        let points = shape.batches.compactMap { batch in
            seconds[shape.sample(batch: batch, engine: engine).key].map {
                (operations: shape.operations(batch: batch), seconds: $0)
            }
        }
        guard points.count == shape.batches.count, let last = points.last, last.operations > 0 else { return nil }
        let first = points[0]
        guard points.count == 2 else { return Rate(fixed: 0, perOperation: last.seconds / last.operations) }
        // A small batch that was held up must not make large ones look free.
        let slope = (last.seconds - first.seconds) / (last.operations - first.operations)
        let perOperation = min(max(slope, 0.5 * last.seconds / last.operations), last.seconds / last.operations)
        return Rate(fixed: last.seconds - perOperation * last.operations, perOperation: perOperation)
    }

    /// How much longer than BatchNorm a normalizer takes for a value that a layer puts out, in seconds; 0 where that was not
    /// timed.
    func surcharge(_ normalizer: Normalizer, _ pass: RunShape.Pass) -> Double {
        func seconds(_ normalizer: Normalizer) -> Double? {
            self.seconds[RunShape(normalizer, pass).sample(batch: Self.normalizerBatch, engine: engine).key]
        }
        let narrow = RunShape(.batchNorm, pass).sample(batch: Self.normalizerBatch, engine: engine)
        let images = ImageCounts(training: Self.normalizerBatch, test: 0)
        guard let own = seconds(normalizer), let other = seconds(.batchNorm),
            let outputs = try? RunCost(narrow, images: images).outputs, outputs > 0
        else { return 0 }
        return (own - other) / outputs
    }
}

// MARK: - Keeping

extension Calibration {
    /// Where a machine's calibration is kept: in the user's cache folder, according to the XDG base directory
    /// specification, by what decides how fast runs are beside the engine.
    ///
    /// - Parameter jobs: runs at once.
    static func file(jobs: Int, environment: [String: String] = ProcessInfo.processInfo.environment) -> URL? {
        let cache =
            environment["XDG_CACHE_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
            ?? environment["HOME"].flatMap { $0.hasPrefix("/") ? $0 + "/.cache" : nil }
        let machine = "\(Machine.processorName), \(Machine.processorCount) processors, \(jobs) runs at once"
        return cache.map {
            URL(fileURLWithPath: $0, isDirectory: true).appendingPathComponent(Software.name, isDirectory: true)
                .appendingPathComponent("calibration-\(sha256(machine).prefix(16)).json")
        }
    }

    /// Reads what was kept. A file that is missing or damaged costs nothing but time.
    static func kept(_ engine: EngineIdentity, at file: URL?) -> Calibration {
        let stored = file.flatMap { try? InputFile.data(of: $0) }.flatMap {
            try? JSONDecoder().decode([String: Double].self, from: $0)
        }
        return Calibration(engine, seconds: (stored ?? [:]).filter { (0...RunTiming.longest).contains($0.value) })
    }

    /// Keeps it; where it cannot be written, the next command times again.
    func keep(at file: URL?) {
        guard let file else { return }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
        guard let data = try? encoder.encode(seconds) else { return }
        try? OutputFiles.standard.write(data, to: file, .unsynced)
    }
}
