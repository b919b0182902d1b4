import Files
import Foundation
import Networks
import TOML
import Testing
import Training

@testable import Paper
@testable import Runs
@testable import TestSupport

@Suite struct StudyConfigurationTests {
    private static let configuration = StudyConfiguration(
        preset: .quick,
        data: DataSetDescription(
            .generated, sha256: TestRuns.data.sha256, images: ImageCounts(training: 10_000, test: 2000)),
        seeds: [0, 1], experiments: ["residual-forward"], figures: ["residual-forward-variance"],
        engine: TestRuns.engine)

    @Test func configurationsComeBack() throws {
        let folder = try TestFolder()
        try Self.configuration.save(to: folder.file("new/output"))
        #expect(try StudyConfiguration.load(from: folder.file("new/output")) == Self.configuration)
        #expect(try folder.names("new/output") == ["configuration.json"])
        let context = Self.configuration.context
        #expect(context.seeds == [0, 1] && context.classes == 10 && context.scale == Preset.quick.scale)
    }

    /// Seeds are compared one by one, and declared layers by what they declare.
    @Test func differencesAreNamed() throws {
        func study(_ seeds: [UInt64], _ declaration: String) throws -> StudyConfiguration {
            let file = try NormalizerFile(TOMLFile(text: "name = \"own\"\n\(declaration)", name: "own.toml"))
            return StudyConfiguration(
                preset: .quick, data: Self.configuration.data, seeds: seeds, experiments: ["residual-forward"],
                engine: TestRuns.engine, declarations: [StoredDeclaration(file)])
        }
        let first = try study([3, 7, 9], "[scale]\naxes = [\"space\"]")
        #expect(first.differences(from: first).isEmpty)
        let seeds = first.differences(from: try study([3, 8, 9], "[scale]\naxes = [\"space\"]"))
        #expect(seeds == [StudyDifference(aspect: "seeds", first: "3, 7, 9", second: "3, 8..9")])
        let layers = first.differences(from: try study([3, 7, 9], "[scale]\naxes = [\"batch\", \"space\"]"))
        #expect(layers.map(\.aspect) == ["declared layers"])
        #expect(layers[0].first.hasPrefix("own, SHA-256 ") && layers[0].first != layers[0].second)
    }

    @Test func studiesAreRestrictedToWhatTheyHave() throws {
        var study = Self.configuration
        study.experiments = ["residual-forward", "stable-backward"]
        study.figures = nil
        #expect(try study.restricted(to: [], .standard) == study)
        let whole = try study.restricted(to: ["stable-backward"], .standard)
        #expect(whole.experiments == ["stable-backward"] && whole.figures == nil)
        let figure = try study.restricted(to: ["stable-backward-batch"], .standard)
        #expect(figure.experiments == ["stable-backward"] && figure.figures == ["stable-backward-batch"])
        #expect(throws: SelectionError.notInStudy("plain-forward", has: study.experiments)) {
            try study.restricted(to: ["plain-forward"], .standard)
        }
        #expect(
            throws: SelectionError.unknown(
                "figure-9", experiments: Catalogue.standard.experiments.map { $0.identifier })
        ) { try study.restricted(to: ["figure-9"], .standard) }
        study.figures = ["stable-backward-batch"]
        #expect(throws: SelectionError.notInStudy("stable-backward-theory", has: study.experiments)) {
            try study.restricted(to: ["stable-backward-theory"], .standard)
        }
    }

    @Test func aFolderWithoutAStudySaysWhatToDo() throws {
        let folder = try TestFolder()
        let path = folder.file("configuration.json").path
        let error = #expect(throws: StudyConfigurationError.self) { try StudyConfiguration.load(from: folder.url) }
        #expect("\(try #require(error))" == "cannot read \(path): it does not exist; run 'normreport all' first")
    }

    @Test func aDamagedConfigurationSaysWhatToDo() throws {
        let folder = try TestFolder()
        let path = folder.file("configuration.json").path
        try Data("{}".utf8).write(to: folder.file("configuration.json"))
        let error = #expect(throws: StudyConfigurationError.self) { try StudyConfiguration.load(from: folder.url) }
        #expect("\(try #require(error))" == "cannot read \(path): it is damaged; run 'normreport all' again")
    }

    /// A file of the time before formats had numbers is not called damaged.
    @Test(arguments: [("{\"preset\": \"quick\"}", 1), ("{\"format\": 77}", 77)])
    func anotherFormatIsNamed(_ text: String, _ format: Int) throws {
        let folder = try TestFolder()
        try Data(text.utf8).write(to: folder.file("configuration.json"))
        let path = folder.file("configuration.json").path
        let error = #expect(throws: StudyConfigurationError.otherFormat(file: path, format: format)) {
            try StudyConfiguration.load(from: folder.url)
        }
        #expect(
            "\(try #require(error))".contains("another version of the program (format \(format); this one reads 2)"))
    }

    /// Redoing one experiment leaves the others of the same study, and its title.
    @Test func experimentsOfOneStudyAreJoined() {
        var earlier = Self.configuration
        earlier.experiments = ["residual-forward", "stable-backward"]
        earlier.figures = nil
        earlier.title = "Mine"
        var one = earlier
        one.experiments = ["plain-forward"]
        one.title = nil
        let joined = one.joined(to: earlier, .standard)
        #expect(joined.experiments == ["residual-forward", "stable-backward", "plain-forward"])
        #expect(joined.figures == nil && joined.title == "Mine")
        one.title = "Another"
        #expect(one.joined(to: earlier, .standard).title == "Another")
        // In the order of the report, whichever was first.
        #expect(earlier.joined(to: one, .standard).experiments == joined.experiments)
    }

    @Test func figuresOfOneStudyAreJoined() throws {
        var earlier = Self.configuration
        earlier.experiments = ["stable-backward"]
        earlier.figures = ["stable-backward-batch"]
        let joined = Self.configuration.joined(to: earlier, .standard)
        #expect(joined.experiments == ["residual-forward", "stable-backward"])
        #expect(joined.figures == ["residual-forward-variance", "stable-backward-batch"])
        // All figures of all experiments are no selection.
        var whole = earlier
        whole.figures = nil
        #expect(earlier.joined(to: whole, .standard).figures == nil)
    }

    @Test func otherScalesDataSeedsAndEnginesAreOtherStudies() {
        let study = Self.configuration
        #expect(study.isOfSameStudy(as: study))
        var other = study
        other.preset = .standard
        #expect(!study.isOfSameStudy(as: other))
        other = study
        other.seeds = [0, 1, 2]
        #expect(!study.isOfSameStudy(as: other))
        other = study
        other.data.sha256 = "other"
        #expect(!study.isOfSameStudy(as: other))
        other = study
        other.engine.threads = 2
        #expect(!study.isOfSameStudy(as: other))
    }

    /// What is left out takes its figures with it.
    @Test func whatIsKeptKeepsItsFigures() {
        var study = Self.configuration
        study.experiments = ["residual-forward", "stable-backward"]
        study.figures = ["residual-forward-variance", "stable-backward-batch"]
        let kept = study.keeping(["residual-forward"], .standard)
        #expect(kept.experiments == ["residual-forward"] && kept.figures == ["residual-forward-variance"])
        study.figures = nil
        #expect(study.keeping(["stable-backward"], .standard).figures == nil)
    }

    /// A set too small for an experiment is known before anything is computed, and leaves the others.
    @Test func aSetTooSmallForAnExperimentIsSaidAtOnce() throws {
        var configuration = Self.configuration
        configuration.figures = nil
        configuration.experiments = ["residual-forward", "training-speed"]
        configuration.data.images = ImageCounts(training: 64, test: 32)
        let study = try Study(configuration, .standard)
        #expect(study.experiments.map { study.shortage(of: $0) == nil } == [true, false])
        #expect(study.runs(of: configuration.experiments) == study.runs(of: ["residual-forward"]))
        #expect(study.runs(of: ["training-speed"]).isEmpty)
        let folder = try TestFolder()
        let parts = try study.analyse(store: try RunStore(output: folder.url))
        #expect(parts[1].gap?.contains("the set has 64 training images") == true)
    }

    @Test func analysisStopsWhereItIsInterrupted() throws {
        let folder = try TestFolder()
        let interruption = Interruption(grace: 30)
        let study = try Study(Self.configuration, .standard)
        interruption.receive(SIGINT)
        interruption.receive(SIGTERM)
        #expect(throws: Interrupted(signal: SIGINT)) {
            try study.analyse(store: try RunStore(output: folder.url), interruption: interruption)
        }
    }

    @Test func anUnknownExperimentIsRefused() {
        var configuration = Self.configuration
        configuration.experiments = ["residual-backward"]
        let all = Catalogue.standard.experiments.map { $0.identifier }
        #expect(throws: SelectionError.unknown("residual-backward", experiments: all)) {
            try Study(configuration, .standard)
        }
    }

    @Test func aFileInTheWayIsNamed() throws {
        let folder = try TestFolder()
        try Data().write(to: folder.file("file"))
        let error = #expect(throws: OutputError.self) { try Self.configuration.save(to: folder.file("file")) }
        guard case .cannotWrite(let path, _) = try #require(error) else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(path == folder.file("file/configuration.json").path)
    }
}

@Suite struct TimingsTests {
    @Test func timesAreKeptAndMerged() throws {
        let folder = try TestFolder()
        let runs = (0..<2).map { TestRuns.specification(seed: $0) }
        var timings = Timings(output: folder.url)
        #expect(timings.total(runs) == nil && timings.total([]) == 0)
        try timings.record([:])
        #expect(try folder.names().isEmpty)
        try timings.record([runs[0].key: RunTiming(seconds: 1.5)])
        #expect(Timings(output: folder.url).total([runs[0]]) == 1.5)
        var later = Timings(output: folder.url)
        try later.record([runs[1].key: RunTiming(seconds: 2), runs[0].key: RunTiming(seconds: 3)])
        #expect(Timings(output: folder.url).total(runs) == 5)
    }

    /// Times are no results: a damaged file loses them and nothing else.
    @Test func aDamagedFileLosesOnlyTimes() throws {
        let folder = try TestFolder()
        try Data("{".utf8).write(to: folder.file("timings.json"))
        #expect(Timings(output: folder.url).seconds.isEmpty)
    }
}
