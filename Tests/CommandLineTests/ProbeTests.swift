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

    @Test func theTableHasARowPerLayer() throws {
        let outcome = try Program.run(Self.arguments)
        #expect(outcome.status == 0 && outcome.error.isEmpty)
        let lines = outcome.outputLines
        // The title, the heads, ten layers, and what λ means.
        #expect(lines.count == 13)
        #expect(lines[0].hasPrefix("cnn-10, BatchNorm, seed 0, loss "))
        #expect(
            lines[1].split(separator: " ").joined(separator: " ")
                == "layer std gradient norm variance cosine stable rank ln growth")
        #expect(lines[2].hasPrefix("layer1 ") && lines[11].hasPrefix("layer10 "))
        // Of the last layer there is no next one.
        #expect(lines[2].split(separator: " ").count == 7 && lines[11].split(separator: " ").count == 6)
        #expect(lines.allSatisfy { !$0.hasSuffix(" ") })
        #expect(lines[12].hasPrefix("λ = ") && lines[12].contains("(stable: −0.05 to 0.05)"))
    }

    /// The table's numbers with all digits; λ is the mean of the inner layers' growths of stride 1.
    @Test func csvHasARowPerLayer() throws {
        let outcome = try Program.run(Self.arguments + ["--csv"])
        #expect(outcome.status == 0 && outcome.error.isEmpty)
        let lines = outcome.outputLines.map { $0.split(separator: ",", omittingEmptySubsequences: false) }
        #expect(lines.count == 11 && lines.allSatisfy { $0.count == 7 })
        #expect(lines[0][0] == "layer" && lines[0][6] == "gradient-growth")
        let norms = try lines.dropFirst().map { try #require(Double($0[2])) }
        for (index, line) in lines.dropFirst().dropLast().enumerated() {
            let growth = try #require(Double(line[6]))
            #expect(abs(growth - log(norms[index] / norms[index + 1])) < 1e-12)
        }
        #expect(lines[10][6].isEmpty)
        let both = try Program.run(Self.arguments + ["--csv", "--json"])
        #expect(both.status == 64 && both.error.contains("exclude each other"))
    }

    /// Gradients of a residual network do not pass layer by layer: it has no λ.
    @Test func residualNetworksHaveNoExponent() throws {
        let outcome = try Program.run(
            "probe", "--architecture", "resnet-56", "--normalizer", "none", "--width-divisor", "16", "--data",
            "generated", "--batch", "2")
        #expect(outcome.status == 0 && !outcome.output.contains("λ"))
    }

    /// Names may be written without hyphens and in any case.
    @Test(arguments: [("cnn10", "BatchNorm"), ("CNN-10", "batch_norm"), ("cnn-10", "batchnorm")])
    func namesAreForgiven(_ architecture: String, _ normalizer: String) throws {
        let outcome = try Program.run(
            "probe", "--architecture", architecture, "--normalizer", normalizer, "--width-divisor", "16", "--data",
            "generated", "--batch", "4")
        #expect(outcome.output.hasPrefix("cnn-10, BatchNorm, seed 0"), "\(outcome.error)")
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

    /// What does not fit is said before it is taken, not after a minute. A sanitizer reserves more addresses than the limit leaves.
    @Test(.enabled(if: ProcessInfo.processInfo.environment["NORMREPORT_SANITIZER"] == nil))
    func whatDoesNotFitIntoMemoryIsRefused() throws {
        let outcome = try Program.shell(
            """
            ulimit -v 6000000
            exec "$P" probe --architecture resnet-56 --normalizer batch-norm --data generated --batch 4000
            """)
        #expect(outcome.status == 64 && outcome.errorLines.count == 1, "\(outcome.error)")
        #expect(outcome.error.contains("are available; choose a smaller batch"))
    }
}
