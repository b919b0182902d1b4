import Foundation
import Networks
import Runs
import Tensors
import Training

/// The times of a network's training steps, for programs and for people.
struct BenchmarkOutput: Encodable {
    /// The work of one kind in a mean step.
    struct Work: Encodable {
        let kind: WorkMeter.Kind
        let calls: Double
        let seconds: Double
        /// Of the step.
        let share: Double
        /// Floating-point operations of matrix products, as the algorithm does them.
        let operations: Double
        /// Bytes that kernels read and write in memory.
        let bytes: Double
        /// The longer of operations over the machine's peak and bytes over its bandwidth.
        let floorSeconds: Double

        /// The fraction of the machine's limit. Above 1 where caches serve what counts as memory.
        var fraction: Double { floorSeconds / seconds }
    }

    private struct Limits: Encodable {
        let processor: String
        let operationsPerSecond: Double
        let bytesPerSecond: Double
    }

    private let name = Software.name
    private let version = Software.version
    private let network: NetworkSpecification
    private let engine: EngineIdentity
    private let batch: Int
    private let probes: String
    private let machine: Limits
    /// Of each probed step, or unprobed if there is no other.
    private let seconds: [Double]
    private let unprobedSeconds: [Double]
    private let probeShare: Double?
    private let explained: Double
    private let work: [Work]
    private let peakMemoryBytes: Int

    init(
        _ network: NetworkSpecification, batch: Int, probes: String, engine: EngineIdentity, _ benchmark: StepBenchmark,
        _ limits: MachineLimits, peakMemory: Int
    ) {
        self.network = network
        self.engine = engine
        self.batch = batch
        self.probes = probes
        machine = Limits(
            processor: Machine.processorName, operationsPerSecond: limits.operationsPerSecond,
            bytesPerSecond: limits.bytesPerSecond)
        seconds = benchmark.seconds
        unprobedSeconds = benchmark.unprobed
        probeShare = benchmark.probeShare
        explained = benchmark.explained
        peakMemoryBytes = peakMemory
        let (count, total) = (Double(benchmark.seconds.count), benchmark.seconds.reduce(0, +))
        work = WorkMeter.Kind.allCases.compactMap { kind in
            benchmark.entries[kind].map { entry in
                Work(
                    kind: kind, calls: Double(entry.calls) / count, seconds: entry.seconds / count,
                    share: entry.seconds / total, operations: entry.operations / count, bytes: entry.bytes / count,
                    floorSeconds: limits.floor(operations: entry.operations, bytes: entry.bytes) / count)
            }
        }
    }

    func printJSON() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        StandardOutput.line(String(decoding: try encoder.encode(self), as: UTF8.self))
    }

    func printTable() {
        StandardOutput.line(
            "\(machine.processor), \(engine.instructionSet), \(engine.threads) "
                + (engine.threads == 1 ? "thread" : "threads")
                + ": \(Self.giga(machine.operationsPerSecond)) GFLOP/s of multiply-adds, "
                + "\(Self.giga(machine.bytesPerSecond)) GB/s of memory")
        StandardOutput.line(
            "\(network.architecture), \(network.normalizerLabel), batch \(batch): "
                + "\(Self.milliseconds(StepBenchmark.median(seconds))) ms per step (median of \(seconds.count)), "
                + "peak memory \(peakMemoryBytes / 1_000_000) MB")
        if let probeShare {
            StandardOutput.line(
                "without probes \(Self.milliseconds(StepBenchmark.median(unprobedSeconds))) ms, so probes take "
                    + "\(Self.percent(probeShare)) of a step")
        }
        StandardOutput.line("")
        TextTable(
            head: ["work", "ms", "share", "rate", "of the limit"], rows: rows, numbers: [1, 2, 3, 4]
        ).lines().forEach(StandardOutput.line)
    }

    private var rows: [[String]] {
        let total = seconds.reduce(0, +) / Double(seconds.count)
        return work.map { work in
            [work.kind.rawValue, Self.milliseconds(work.seconds), Self.percent(work.share)] + Self.rate(work)
        } + [["all of these", Self.milliseconds(total * explained), Self.percent(explained), "", ""]]
    }

    /// The rate of what limits the work, with its fraction of the limit; nothing where neither was counted.
    private static func rate(_ work: Work) -> [String] {
        if work.operations > 0 { return ["\(giga(work.operations / work.seconds)) GFLOP/s", percent(work.fraction)] }
        if work.bytes > 0 { return ["\(giga(work.bytes / work.seconds)) GB/s", percent(work.fraction)] }
        return ["", ""]
    }

    private static func milliseconds(_ seconds: Double) -> String { String(format: "%.2f", 1e3 * seconds) }
    private static func percent(_ fraction: Double) -> String { String(format: "%.1f%%", 100 * fraction) }
    private static func giga(_ rate: Double) -> String { String(format: "%.1f", 1e-9 * rate) }
}
