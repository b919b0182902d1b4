import Foundation
import Testing

@testable import Paper
@testable import Reports
@testable import Runs
@testable import TestSupport

/// Which study an output folder holds, as `all` finds and leaves it.
@Suite struct StudyFolderTests {
    private let folder: TestFolder
    private let study: PreparedStudy
    private var output: [String] { ["--output", folder.url.path] }
    private var configuration: StudyConfiguration {
        get throws { try StudyConfiguration.load(from: folder.url) }
    }

    init() throws {
        folder = try TestFolder()
        study = try PreparedStudy(in: folder.url)
        try study.complete()
    }

    /// The others stay in the study; what they lack is said, not computed.
    @Test func redoingOneExperimentLeavesTheOthers() throws {
        var whole = study.configuration
        whole.experiments = ["residual-forward", "plain-forward"]
        whole.title = "Two"
        try whole.save(to: folder.url)
        let outcome = try Program.run(["all"] + PreparedStudy.options + output)
        #expect(outcome.outputLines[0] == "all \(study.plan.count) runs are stored; nothing is computed")
        #expect(outcome.status == 2 && outcome.errorLines.count == 1, "\(outcome.error)")
        #expect(outcome.error.contains("1 of 2 experiments is missing: plain-forward ("))
        #expect(try configuration == whole)
        let report = try String(contentsOf: folder.file("report.html"), encoding: .utf8)
        #expect(report.contains("<title>Two</title>"))
        #expect(report.contains("plain-forward") && report.contains("residual-forward-variance"))
    }

    @Test func anotherStudyIsReplacedAndSaid() throws {
        var other = study.configuration
        other.seeds = [4, 5, 6]
        other.experiments = ["residual-forward", "plain-forward"]
        other.title = "Other"
        try other.save(to: folder.url)
        let outcome = try Program.run(["all"] + PreparedStudy.options + output)
        #expect(outcome.status == 0, "\(outcome.error)")
        #expect(outcome.outputLines[0].contains("holds another study"))
        #expect(try configuration == study.configuration)
    }

    /// Not left out in silence, and no wrong usage of the command either.
    @Test(arguments: ["report", "render", "status"]) func namesThatNobodyKnowsAreDamage(_ command: String) throws {
        for unknown in [false, true] {
            var changed = study.configuration
            if unknown { changed.experiments.append("no-such") } else { changed.figures = ["no-such"] }
            try changed.save(to: folder.url)
            let outcome = try Program.run([command] + (command == "status" ? [folder.url.path] : output))
            #expect(outcome.status == 65 && outcome.errorLines.count == 1, "\(outcome.error)")
            #expect(outcome.error.contains("configuration.json: it is damaged"), "\(outcome.error)")
        }
    }

    /// What an earlier study left would be taken for this one's; what the user put there stays.
    @Test func leftoversGoAndOwnFilesStay() throws {
        #expect(try Program.run(["report"] + output).status == 0)
        let left = ["data/plain-forward-deviation.csv", "figures/plain-forward-deviation.png"]
        let own = ["data/mine.csv", "figures/mine.png", "figures/notes.txt"]
        for path in left + own { try Data("x".utf8).write(to: folder.file(path)) }
        #expect(try Program.run(["report"] + output).status == 0)
        let contents = try folder.contents()
        for path in left { #expect(contents[path] == nil, "\(path)") }
        for path in own { #expect(contents[path] != nil, "\(path)") }
        #expect(contents["figures/residual-forward-variance.png"] != nil)
    }

    /// A writer that is killed leaves a temporary file, which only those who know its final name remove.
    @Test func leftoversOfEveryFileThatIsWrittenGo() throws {
        #expect(try Program.run(["all"] + PreparedStudy.options + output).status == 0)
        #expect(try Program.run(["report", "--title", "Another"] + output).status == 0)
        let written = try folder.names().filter { !$0.hasPrefix(".") }
        #expect(written.contains("made-from.json") && written.contains("report.html"))
        #expect(Set(written).isSubset(of: OutputFolder.layout.files.union(OutputFolder.layout.folders)))
        let left = written.map { folder.file(".\($0).0C2E1F0A-7B7D-4B60-9D7E-5B2A5C1D3E4F") }
        for file in left { try Data().write(to: file) }
        #expect(try Program.run(["verify", folder.url.path]).outputLines.count == left.count)
        #expect(try Program.run(["report"] + output).status == 0)
        #expect(try folder.names().filter { $0.hasPrefix(".") } == [".lock"])
    }

    /// Figures for a page of their own go with the data that they show.
    @Test func figuresOfOtherPagesFollowTheirData() throws {
        let page = "figures/icml-column/residual-forward-variance.pdf"
        let render = ["render", "--profile", "icml-column", "--format", "pdf"] + output
        #expect(try Program.run(render).status == 0)
        #expect(try Program.run(["report"] + output).status == 0)
        #expect(try folder.contents()[page] != nil)
        try FileManager.default.removeItem(at: folder.file("runs/\(study.missing.key)"))
        try RunStore(output: folder.url).save(PreparedStudy.record(5), of: study.missing)
        #expect(try Program.run(["report"] + output).status == 0)
        #expect(try folder.contents()[page] == nil)
        #expect(try !folder.names("figures").contains("icml-column"))
    }

    @Test func anotherStudysFiguresGoAtOnce() throws {
        var other = study.configuration
        other.seeds = [4, 5]
        try other.save(to: folder.url)
        #expect(try Program.run(["report"] + output).status == 2)
        try FileManager.default.createDirectory(at: folder.file("data"), withIntermediateDirectories: true)
        try Data("x".utf8).write(to: folder.file("data/plain-forward-deviation.csv"))
        #expect(try Program.run(["all"] + PreparedStudy.options + output).status == 0)
        #expect(try folder.names("data") == ["residual-forward-variance.csv"])
    }

    @Test func anEarlierVersionsStudyIsNamed() throws {
        try Data("{\"preset\": \"quick\"}".utf8).write(to: folder.file("configuration.json"))
        let report = try Program.run(["report"] + output)
        #expect(report.status == 65 && report.errorLines.count == 1)
        #expect(report.error.contains("another version of the program"))
        let dry = try Program.run(["all", "--dry-run"] + PreparedStudy.options + output)
        #expect(dry.status == 0 && dry.outputLines[0].contains("earlier version with \(study.plan.count) runs"))
    }

    @Test func aDamagedConfigurationIsWrittenAnew() throws {
        try Data("{".utf8).write(to: folder.file("configuration.json"))
        let outcome = try Program.run(["all"] + PreparedStudy.options + output)
        #expect(outcome.status == 0 && outcome.outputLines[0].contains("damaged"), "\(outcome.error)")
        #expect(try configuration == study.configuration)
    }

    @Test func theTitleStays() throws {
        func title() throws -> Bool {
            try String(contentsOf: folder.file("report.html"), encoding: .utf8).contains("<title>A &amp; B</title>")
        }
        #expect(try Program.run(["all", "--title", "A & B"] + PreparedStudy.options + output).status == 0)
        #expect(try title())
        #expect(try Program.run(["report"] + output).status == 0)
        #expect(try title())
        #expect(try Program.run(["report", "--title", "C"] + output).status == 0)
        #expect(try !title())
        #expect(try configuration.title == "C")
    }

    @Test(arguments: ["", "  ", "bell\u{7}", "two\nlines", String(repeating: "x", count: 301)])
    func titlesAreALineOfText(_ title: String) throws {
        let outcome = try Program.run(["report", "--title", title] + output)
        #expect(outcome.status == 64 && outcome.errorLines.count == 1 && outcome.error.contains("--title"))
    }

    /// The experiment that fits is done, with its figures; the command in the report asks for no others.
    @Test func theBudgetChoosesFigures() throws {
        let names = "residual-forward-variance,stable-backward-batch"
        let options = ["--seeds", "2", "--data", "generated", "--only", names] + output
        let dry = try Program.run(["all", "--dry-run", "--budget", "60s"] + options)
        #expect(dry.status == 0, "\(dry.error)")
        // On a busy machine the shorter experiment takes more than a second too; the other takes many times as long.
        var budget = 1
        var outcome = try Program.run(["all", "--budget", "\(budget)s"] + options)
        while outcome.error.contains("no experiment fits into"), budget < 64 {
            budget *= 2
            outcome = try Program.run(["all", "--budget", "\(budget)s"] + options)
        }
        #expect(outcome.status == 0, "\(outcome.error)")
        try #require(outcome.outputLines.count > 2, "\(outcome.output)")
        #expect(outcome.outputLines[0].hasPrefix("left out: stable-backward, which would take "))
        #expect(outcome.outputLines[1].hasPrefix("within \(budget) s, preset quick: residual-forward, about "))
        #expect(outcome.outputLines[2].hasPrefix("the next step up, all of preset quick, would take "))
        #expect(try configuration.experiments == ["residual-forward"])
        let report = try String(contentsOf: folder.file("report.md"), encoding: .utf8)
        #expect(!report.contains("stable-backward-batch"))
    }

    /// Without a preset, the time chooses one; what it buys is said, and what more time would.
    @Test func theBudgetChoosesThePreset() throws {
        let empty = try TestFolder()
        let options = ["--data", "generated", "--only", "residual-forward", "--output", empty.url.path]
        let much = try Program.run(["all", "--dry-run", "--budget", "100h"] + options)
        #expect(much.outputLines.contains { $0.hasPrefix("within 100 h 0 min, preset paper: all experiments") })
        #expect(!much.output.contains("the next step") && !much.output.contains("a guess"), "\(much.output)")
        let given = try Program.run(["all", "--dry-run", "--budget", "100h", "--preset", "quick"] + options)
        #expect(given.outputLines.contains { $0.hasPrefix("within 100 h 0 min, preset quick: all experiments") })
        // More seeds than the preset's where time is left over, unless their number is given.
        #expect(given.output.contains(" with 40 seeds; ") && given.output.contains("320 runs, "), "\(given.output)")
        let fixed = try Program.run(
            ["all", "--dry-run", "--budget", "100h", "--preset", "quick", "--seeds", "7"] + options)
        #expect(fixed.output.contains(" with 7 seeds; ") && fixed.output.contains("56 runs, "), "\(fixed.output)")
        #expect(try empty.names().isEmpty)
    }

    @Test func aBudgetForNothingIsExplained() throws {
        let empty = try TestFolder()
        let outcome = try Program.run(
            "all", "--budget", "1s", "--data", "generated", "--seeds", "50", "--only", "stable-backward", "--output",
            empty.url.path)
        #expect(outcome.status == 64 && outcome.errorLines.count == 1, "\(outcome.error)")
        #expect(outcome.error.contains("no experiment fits into 1 s"))
    }

    /// Runs that were done with gradients count as stored, in the plan and in the budget.
    @Test func twinsWithGradientsCount() throws {
        var other = study.configuration
        other.experiments = ["stable-backward"]
        let store = try RunStore(output: folder.url)
        for run in try Study(other, .standard).plan.runs {
            if run.specification.isTraining { continue }
            try store.save(TestRuns.record(), of: run.specification)
        }
        let options = ["--only", "plain-forward", "--seeds", "2", "--data", "generated", "--dry-run"] + output
        let dry = try Program.run(["all"] + options)
        #expect(dry.outputLines.contains { $0.hasSuffix(" 0 to do") }, "\(dry.output)")
        let budget = try Program.run(["all", "--budget", "1s"] + options)
        let line = "within 1 s, preset quick: all experiments, about 0 s"
        #expect(budget.outputLines.contains { $0.hasPrefix(line) }, "\(budget.output)")
    }

    /// Processors that the program is not let to use run nothing.
    @Test func boundProcessorsAreCounted() throws {
        let outcome = try Program.shell(
            "exec taskset -c 0 \"$P\" all --preset standard --dry-run --data generated --output \"$1\"",
            [folder.file("none").path])
        #expect(outcome.status == 0 && outcome.output.contains(" with 1 in parallel"), "\(outcome.error)")
    }

    /// Ranges of seeds, and threads of a run, reach the plan.
    @Test func seedsAndThreadsReachTheConfiguration() throws {
        let other = try TestFolder()
        let arguments = ["--only", "residual-forward", "--data", "generated", "--output", other.url.path, "--dry-run"]
        let ranged = try Program.run(["all", "--seeds", "10..12"] + arguments)
        let counted = try Program.run(["all", "--seeds", "3"] + arguments)
        #expect(ranged.status == 0 && ranged.outputLines == counted.outputLines)
        let stored = ["--only", "residual-forward", "--data", "generated", "--dry-run"] + output
        #expect(try Program.run(["all", "--seeds", "0..1"] + stored).outputLines.contains { $0.hasSuffix(" 0 to do") })
        #expect(try Program.run(["all", "--seeds", "1..2"] + stored).outputLines.contains { $0.contains(" 8 to do") })
        let threads = try Program.run(["all", "--seeds", "2", "--threads-per-run", "2", "--jobs", "7"] + stored)
        // Results depend on the number of threads: none of the stored runs answers.
        #expect(threads.outputLines.contains { $0.contains(" 0 of them stored") })
        #expect(threads.outputLines.contains { $0.contains(" with 7 in parallel") })
    }
}
