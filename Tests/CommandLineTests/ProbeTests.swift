import Foundation
import Testing

/// `normreport probe`, as table and as JSON.
@Suite struct ProbeTests {
    private static let arguments = [
        "probe", "--architecture", "cnn-10", "--normalizer", "batch-norm", "--width-divisor", "16", "--data",
        "generated", "--batch", "4", "--threads", "1",
    ]

    private func probe(_ more: String...) throws -> [String: Any] {
        let outcome = try Program.run(Self.arguments + more + ["--json"])
        #expect(outcome.status == 0 && outcome.error.isEmpty, "\(outcome.error)")
        return try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    }

    @Test func jsonHasItsStructure() throws {
        let result = try probe("--seed", "3")
        #expect(Set(result.keys) == ["specification", "loss", "layers"])
        let specification = try #require(result["specification"] as? [String: Any])
        #expect(Set(specification.keys) == ["network", "data", "seed", "work", "engine"])
        #expect(specification["seed"] as? Int == 3)
        let network = try #require(specification["network"] as? [String: Any])
        // The normalizer stands in it by its whole definition.
        let normalizer = try #require(network["normalizer"] as? [String: Any])
        #expect(Set(normalizer.keys) == ["activation", "operation", "weights"])
        #expect(network["width-divisor"] as? Int == 16)
        let loss = try #require(result["loss"] as? Double)
        #expect(loss > 1 && loss < 5)

        let layers = try #require(result["layers"] as? [[String: Any]])
        #expect(layers.count == 20)
        for (index, layer) in layers.enumerated() {
            let kind = index % 2 == 0 ? "convolution" : "activation"
            #expect(layer["name"] as? String == "layer\(index / 2 + 1).\(kind)")
            #expect(layer["kind"] as? String == kind)
            let quantities = try #require(layer["quantities"] as? [String: Any])
            let expected =
                kind == "convolution"
                ? ["standard-deviation", "gradient-norm"] : ["activation-variance", "cosine-similarity", "stable-rank"]
            for quantity in expected {
                let value = try #require(quantities[quantity] as? Double, "\(index): \(quantity)")
                #expect(value.isFinite && value > 0, "\(index): \(quantity)")
            }
        }
    }

    /// The quantities of pairs do not exist in a batch of one: null, and the run goes on.
    @Test func undefinedQuantitiesAreNull() throws {
        let layers = try #require(try probe("--batch", "1")["layers"] as? [[String: Any]])
        #expect(layers.count == 20)
        for layer in layers where layer["kind"] as? String == "activation" {
            let quantities = try #require(layer["quantities"] as? [String: Any])
            #expect(quantities["cosine-similarity"] is NSNull && quantities["stable-rank"] is NSNull)
        }
        let table = try Program.run(Self.arguments + ["--batch", "1"])
        #expect(table.status == 0 && table.output.contains("undefined"))
    }

    @Test func theTableHasALineALayer() throws {
        let outcome = try Program.run(Self.arguments)
        #expect(outcome.status == 0 && outcome.error.isEmpty)
        let lines = outcome.outputLines
        #expect(lines.count == 22)
        #expect(lines[0].hasPrefix("cnn-10, BatchNorm, seed 0, loss "))
        #expect(
            lines[1].split(separator: " ").joined(separator: " ")
                == "layer kind std gradient norm variance cosine stable rank")
        for (line, names) in [
            (lines[2], ["layer1.convolution", "convolution"]), (lines[21], ["layer10.activation", "activation"]),
        ] {
            #expect(line.split(separator: " ").prefix(2).map(String.init) == names)
        }
        #expect(lines.allSatisfy { !$0.hasSuffix(" ") })
    }

    /// Every option of the network reaches the specification.
    @Test func optionsReachTheNetwork() throws {
        let outcome = try Program.run(
            "probe", "--architecture", "cnn-uniform", "--depth", "2", "--width", "8", "--normalizer", "evonorm-s0",
            "--group-count", "4", "--weights", "centred", "--published-code-variances", "--data", "generated-100",
            "--batch", "2", "--json")
        #expect(outcome.status == 0, "\(outcome.error)")
        let result = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
        let network = try #require((result?["specification"] as? [String: Any])?["network"] as? [String: Any])
        #expect(network["depth"] as? Int == 2 && network["width"] as? Int == 8)
        #expect(network["grouping"] as? [String: Int] == ["count": 4])
        #expect(network["weights"] as? String == "centred")
        #expect(network["published-code-variances"] as? Bool == true)
        #expect(network["classes"] as? Int == 100)
    }

    /// What does not fit is said before it is taken, not after a minute.
    @Test func whatDoesNotFitIntoMemoryIsRefused() throws {
        let outcome = try Program.shell(
            """
            ulimit -v 6000000
            exec "$P" probe --architecture resnet-56 --normalizer batch-norm --data generated --batch 4000
            """)
        #expect(outcome.status == 64 && outcome.errorLines.count == 1, "\(outcome.error)")
        #expect(outcome.error.contains("can be had; choose a smaller batch"))
    }
}
