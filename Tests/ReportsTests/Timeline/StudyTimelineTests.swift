import Foundation
import Testing
import Training

@testable import Paper
@testable import Plots
@testable import Reports
@testable import Runs
@testable import TestSupport

@Suite struct StudyTimelineTests {
    private let folder: TestFolder
    private let study: Study

    init() throws {
        folder = try TestFolder()
        study = try Study(
            StudyConfiguration(
                preset: .quick, data: try DataSet(.generated).description, seeds: [0, 1],
                experiments: ["residual-forward", "dense-rank"], engine: TestRuns.engine), .standard)
    }

    /// Two runs side by side on one host, one after them on the same, one on another host; of others nothing is known.
    private func timeline() throws -> StudyTimeline {
        let forward = study.runs(of: ["residual-forward"]).map(\.key)
        let rank = study.runs(of: ["dense-rank"]).map(\.key)
        var timings = Timings(output: folder.url)
        try timings.record([
            forward[0]: RunTiming(seconds: 10, start: 1000, host: "a"),
            forward[1]: RunTiming(
                seconds: 4, start: 1000.5, host: "a", executor: .slurm, threads: 2, isResumed: true),
            rank[0]: RunTiming(seconds: 1, start: 1004.5, host: "a"),
            rank[1]: RunTiming(seconds: 2, start: 1003, host: "b,\u{1B}c"),
            rank[2]: RunTiming(seconds: 2),
        ])
        return StudyTimeline(study, timings: Timings(output: folder.url))
    }

    @Test func runsOfAHostThatGoOnAtOnceHaveLanes() throws {
        let bars = try timeline().bars
        #expect(bars.map(\.start) == [0, 0.5, 3, 4.5] && bars.map(\.lane) == [0, 1, 0, 1])
        #expect(bars.map(\.host) == ["a", "a", "b,\u{1B}c", "a"])
        #expect(bars.map(\.experiment) == ["residual-forward", "residual-forward", "dense-rank", "dense-rank"])
    }

    @Test func theTableHasARowForEach() throws {
        let lines = try timeline().csv.split(separator: "\n")
        #expect(
            lines[0]
                == "key,experiment,architecture,normalizer,work,seed,host,executor,threads,resumed,lane,began,start,seconds"
        )
        #expect(lines.count == 5)
        #expect(lines[1].hasSuffix(",a,,,no,0,1970-01-01T00:16:40Z,0.0,10.0") && lines[1].contains(",resnet-56,"))
        #expect(lines[2].contains(",a,slurm,2,yes,1,"))
        #expect(lines[3].contains(",\"b,\u{FFFD}c\",,,no,0,"), "a host's name is no two fields")
        #expect(lines[4].contains(",dense-rank,dense-linear,") && lines[4].contains(",rank,"))
    }

    @Test func theFigureCanBeDrawn() throws {
        let timeline = try timeline()
        let figure = timeline.figure
        #expect(figure.alternativeText.contains("4 runs, on 2 hosts, at most 3 at once"))
        #expect(try figure.layout().warnings.isEmpty)
        #expect(StudyTimeline(study, timings: Timings(output: folder.file("none"))).isEmpty)
    }
}
