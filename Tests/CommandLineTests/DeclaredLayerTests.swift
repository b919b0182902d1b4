import Foundation
import Testing

@testable import TestSupport

/// Layers from files, in the commands that take one.
@Suite struct DeclaredLayerTests {
    private static let own =
        "name = \"own-norm\"\n[scale]\naxes = [\"channel\", \"space\"]\nby = \"root-mean-square\"\n"
    private static let batchNorm =
        "name = \"my-batch-norm\"\n[centre]\naxes = [\"batch\", \"space\"]\n[scale]\naxes = [\"batch\", \"space\"]\n"

    private func file(_ folder: TestFolder, _ name: String, _ text: String) throws -> String {
        let url = folder.file(name)
        try Data(text.utf8).write(to: url)
        return url.path
    }

    private func probe(_ normalizer: String) throws -> Program.Outcome {
        try Program.run(
            "probe", "--architecture", "cnn-10", "--width-divisor", "16", "--data", "generated", "--batch", "4",
            "--threads", "1", "--json", "--normalizer", normalizer)
    }

    @Test func probeMeasuresADeclaredLayer() throws {
        let folder = try TestFolder()
        let outcome = try probe(file(folder, "own.toml", Self.own))
        #expect(outcome.status == 0, "\(outcome.error)")
        // The definition is in the run, the name is not.
        #expect(outcome.output.contains("\"root-mean-square\"") && !outcome.output.contains("own-norm"))
    }

    @Test func aDeclaredBuiltInLayerGivesItsBytes() throws {
        let folder = try TestFolder()
        let declared = try probe(file(folder, "batch.toml", Self.batchNorm))
        #expect(declared.status == 0, "\(declared.error)")
        #expect(try declared.output == probe("batch-norm").output)
    }

    @Test func trainTrainsADeclaredLayer() throws {
        let folder = try TestFolder()
        let outcome = try Program.run(
            "train", "--architecture", "cnn-10", "--width-divisor", "16", "--data", "generated", "--batch", "16",
            "--epochs", "1", "--training-images", "32", "--test-images", "16", "--threads", "1", "--output",
            folder.file("out").path, "--normalizer", file(folder, "own.toml", Self.own))
        #expect(outcome.status == 0, "\(outcome.error)")
        #expect(outcome.output.contains("training loss"))
    }

    @Test func explainDescribesIt() throws {
        let folder = try TestFolder()
        let path = try file(folder, "own.toml", Self.own)
        let outcome = try Program.run("explain", path)
        #expect(outcome.status == 0 && outcome.output.contains("y = γ x / √(ν² + ε) + β"), "\(outcome.error)")
        #expect(try Program.run("explain", "batch-norm", "--format", "latex").output.contains("\\section*{BatchNorm"))
        #expect(try Program.run("explain", path, "--format", "markdown").output.hasPrefix("# own-norm"))
    }

    @Test func mistakesAreOneLineWithTheirPlace() throws {
        let folder = try TestFolder()
        let wrong = try file(folder, "wrong.toml", "name = \"own-norm\"\n[scale]\naxis = [\"batch\"]\n")
        let other = try file(folder, "other.toml", Self.own)
        let own = try file(folder, "own.toml", Self.own)
        let alike = try file(
            folder, "alike.toml", Self.own.replacing("own-norm\"", with: "alike\"\nlabel = \"Own-Norm\""))
        let latin = folder.file("latin.toml")
        try Data([0x61, 0x3D, 0x22, 0xE9, 0x22]).write(to: latin)
        let all = ["all", "--data", "generated", "--dry-run", "--output", folder.file("out").path]
        let mistakes: [(arguments: [String], status: Int32, text: String)] = [
            (
                ["explain", wrong], 65,
                "\(wrong):3: there is no key 'scale.axis'; axes, mixture, by, epsilon, epsilon-trained are allowed here; did you mean 'axes'?"
            ),
            (["explain", folder.file("none.toml").path], 74, "no such file or directory"),
            (["explain", "group-nrom"], 64, "did you mean 'group-norm'?"),
            (
                all + ["--normalizer", "batch-norm"], 64,
                "'batch-norm' is built in, and every comparison already shows it"
            ),
            (
                all + ["--normalizer", own, "--normalizer", other], 64,
                "both declare 'own-norm'; give one of them another name"
            ),
            (all + ["--normalizer", own, "--normalizer", alike], 64, "give their layers the same label"),
            (["explain", latin.path], 65, "is not UTF-8 text"),
            (all + ["--normalizer", wrong], 65, "\(wrong):3:"),
        ]
        for mistake in mistakes {
            let outcome = try Program.run(mistake.arguments)
            #expect(outcome.status == mistake.status, "\(mistake.arguments): \(outcome.error)")
            #expect(outcome.errorLines.count == 1 && outcome.error.contains(mistake.text), "\(outcome.error)")
        }
    }

    /// A study keeps the text of its layers: `report` needs no file any more.
    @Test func aStudyKeepsItsLayers() throws {
        let folder = try TestFolder()
        let path = try file(folder, "own.toml", Self.own)
        let output = folder.file("out").path
        let arguments = ["all", "--data", "generated", "--seeds", "2", "--only", "plain-forward", "--output", output]
        let outcome = try Program.run(arguments + ["--normalizer", path])
        #expect([0, 2].contains(outcome.status), "\(outcome.error)")
        try FileManager.default.removeItem(atPath: path)
        let again = try Program.run("report", "--output", output)
        #expect(again.status == outcome.status, "\(again.error)")
        let report = try String(contentsOfFile: "\(output)/report.html", encoding: .utf8)
        #expect(report.contains("Declared layers") && report.contains("--normalizer \(path)"))
        let data = try String(contentsOfFile: "\(output)/data/plain-forward-deviation.csv", encoding: .utf8)
        #expect(data.contains(",own-norm,"))
        // Without the option the folder keeps its layer, and nothing is computed.
        let third = try Program.run(arguments)
        #expect(third.output.contains("nothing is computed"), "\(third.output)")
    }

    /// One that the folder keeps must be told from a new one, as two new ones must.
    @Test(arguments: [["all", "--dry-run"], ["plan", "--save"]]) func aKeptLabelIsNotGivenAgain(_ command: [String])
        throws
    {
        let folder = try TestFolder()
        let output = folder.file("out").path
        let study = [
            "--data", "generated", "--seeds", "2", "--only", "plain-forward", "--output", output, "--normalizer",
        ]
        let own = try file(folder, "own.toml", Self.own)
        #expect(try Program.run(["plan", "--save"] + study + [own]).status == 0)
        let alike = try file(
            folder, "alike.toml", Self.own.replacing("own-norm\"", with: "alike\"\nshort-label = \"Own-Norm\""))
        let outcome = try Program.run(command + study + [alike])
        #expect(outcome.status == 64 && outcome.errorLines.count == 1, "\(outcome.error)")
        #expect(outcome.error.contains("gives its layer the label of 'own-norm', which \(output) keeps from \(own)"))
        // The same name declares it anew, and another study keeps none.
        #expect(try Program.run(command + study + [own]).status == 0)
        let other = command + study.map { $0 == "2" ? "3" : $0 } + [alike]
        #expect(try Program.run(other).status == 0)
    }
}
