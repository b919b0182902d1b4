import Foundation
import Networks
import Testing

/// `normreport benchmark`, as table and as JSON. Times are not asserted, only what holds of them whatever they are.
@Suite struct BenchmarkTests {
    private static let arguments = [
        "benchmark", "--architecture", "cnn-10", "--normalizer", "batch-norm", "--width-divisor", "16", "--batch", "4",
        "--steps", "3", "--threads", "1",
    ]

    private func benchmark(_ more: String...) throws -> [String: Any] {
        let outcome = try Program.run(Self.arguments + more + ["--json"])
        #expect(outcome.status == 0 && outcome.error.isEmpty, "\(outcome.error)")
        #expect(outcome.outputLines.count == 1)
        return try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    }

    private func work(_ result: [String: Any]) throws -> [String: [String: Double]] {
        let entries = try #require(result["work"] as? [[String: Any]])
        return Dictionary(
            uniqueKeysWithValues: try entries.map { entry in
                let kind = try #require(entry["kind"] as? String)
                return (kind, entry.compactMapValues { $0 as? Double })
            })
    }

    @Test func jsonHasItsStructure() throws {
        let result = try benchmark()
        #expect(
            Set(result.keys) == [
                "name", "version", "network", "engine", "batch", "probes", "machine", "seconds", "unprobedSeconds",
                "probeShare", "explained", "work", "peakMemoryBytes",
            ])
        #expect(result["batch"] as? Int == 4 && result["probes"] as? String == "training")
        let seconds = try #require(result["seconds"] as? [Double])
        let unprobed = try #require(result["unprobedSeconds"] as? [Double])
        #expect(seconds.count == 3 && unprobed.count == 3)
        #expect((seconds + unprobed).allSatisfy { $0 > 0 })
        let share = try #require(result["probeShare"] as? Double)
        #expect(abs(share - (1 - unprobed.sorted()[1] / seconds.sorted()[1])) < 1e-9)
        let machine = try #require(result["machine"] as? [String: Any])
        #expect(Set(machine.keys) == ["processor", "operationsPerSecond", "bytesPerSecond"])
        #expect(try #require(result["peakMemoryBytes"] as? Int) > 1_000_000)
    }

    /// The kinds are those that the network has; their times add up to what is said to be explained of a step.
    @Test func workAddsUp() throws {
        let result = try benchmark()
        let work = try work(result)
        #expect(
            Set(work.keys) == [
                "batch", "convolution", "convolution-input-gradient", "convolution-filter-gradient", "normalizer",
                "normalizer-gradient", "classifier", "update", "probes",
            ])
        // Nothing wants the gradient of the images.
        #expect(work["convolution"]?["calls"] == 10 && work["convolution-filter-gradient"]?["calls"] == 10)
        #expect(work["convolution-input-gradient"]?["calls"] == 9)
        #expect(work["normalizer"]?["calls"] == 10 && work["normalizer-gradient"]?["calls"] == 10)
        #expect(work["batch"]?["calls"] == 1 && work["classifier"]?["calls"] == 2)
        let step = try #require(result["seconds"] as? [Double]).reduce(0, +) / 3
        let explained = try #require(result["explained"] as? Double)
        let total = work.values.reduce(0) { $0 + ($1["seconds"] ?? .nan) }
        #expect(total > 0 && total <= step)
        #expect(abs(total - explained * step) < 1e-9 * step)
        #expect(abs(work.values.reduce(0) { $0 + ($1["share"] ?? .nan) } - explained) < 1e-9)
    }

    /// The floor of each kind is the longer of its operations and bytes on this machine.
    @Test func floorsFollowFromTheMachine() throws {
        let result = try benchmark()
        let machine = try #require(result["machine"] as? [String: Any])
        let peak = try #require(machine["operationsPerSecond"] as? Double)
        let bandwidth = try #require(machine["bytesPerSecond"] as? Double)
        #expect(peak > 0 && bandwidth > 0)
        for (kind, entry) in try work(result) {
            let operations = try #require(entry["operations"])
            let bytes = try #require(entry["bytes"])
            let floor = try #require(entry["floorSeconds"])
            #expect(abs(floor - max(operations / peak, bytes / bandwidth)) <= 1e-9 * floor, "\(kind)")
            #expect((operations > 0) == kind.hasPrefix("convolution"), "\(kind)")
        }
    }

    @Test func withoutProbesNoStepIsProbed() throws {
        let result = try benchmark("--probes", "none")
        #expect(result["probeShare"] == nil)
        #expect(result["seconds"] as? [Double] == result["unprobedSeconds"] as? [Double])
        #expect(try work(result)["probes"] == nil)
    }

    @Test func everyKindOfWorkIsCounted() throws {
        let residual = try Program.run(
            "benchmark", "--architecture", "resnet-56", "--normalizer", "weight-norm", "--block", "branch-activation",
            "--width-divisor", "16", "--batch", "2", "--steps", "1", "--threads", "1", "--probes", "none", "--json")
        #expect(residual.status == 0, "\(residual.error)")
        let result = try JSONSerialization.jsonObject(with: Data(residual.output.utf8)) as? [String: Any]
        let work = try work(try #require(result))
        // 55 convolutions and two in shortcuts, forward and backward; 27 additions, their gradients, and 27 sums of them.
        #expect(work["weight-parameterization"]?["calls"] == 114)
        #expect(work["addition"]?["calls"] == 81)
    }

    @Test func theTableHasALineAKind() throws {
        let outcome = try Program.run(Self.arguments)
        #expect(outcome.status == 0 && outcome.error.isEmpty, "\(outcome.error)")
        let lines = outcome.outputLines
        #expect(lines.count == 14)
        #expect(lines[0].contains("GFLOP/s of multiply-adds, ") && lines[0].hasSuffix(" GB/s of memory"))
        #expect(lines[1].hasPrefix("cnn-10, BatchNorm, batch 4: ") && lines[1].contains("median of 3"))
        #expect(lines[2].hasPrefix("without probes ") && lines[2].hasSuffix(" of a step"))
        #expect(
            lines[3].split(separator: " ").joined(separator: " ") == "work ms share rate of the limit")
        #expect(lines[5].hasPrefix("convolution ") && lines[5].contains(" GFLOP/s "))
        #expect(lines[11].hasPrefix("update ") && lines[11].contains(" GB/s "))
        #expect(lines[13].hasPrefix("all of these "))
    }
}
