import Findings
import Foundation
import Paper
import Plots
import Runs
import VisibleText

/// Which run of a study was computed when, on which host, and how long it took: as a figure and as CSV. It is of the
/// machines, not of the results, and is kept apart from them.
package struct StudyTimeline: Sendable {
    /// A run that was computed.
    struct Bar: Sendable {
        let run: PlannedRun
        let experiment: String
        let timing: RunTiming
        /// Seconds since the first run began.
        let start: Double
        /// Which of the runs that went on at once on its host.
        let lane: Int

        var host: String { timing.host ?? "" }
        var seconds: Double { timing.seconds }
        var end: Double { start + seconds }
    }

    /// By start.
    let bars: [Bar]
    /// When the first run began, in seconds since 1970.
    private let origin: Double
    private let experiments: [String]

    /// The timeline of a study's stored runs, as far as their times are known.
    package init(_ study: Study, timings: Timings) {
        let owners = study.owners
        let known = study.plan.runs.compactMap {
            run -> (run: PlannedRun, owner: String, start: Double, timing: RunTiming)? in
            guard let timing = timings.runs[run.key], let start = timing.start, let owner = owners[run.specification]
            else { return nil }
            return (run, owner, start, timing)
        }.sorted { ($0.start, $0.run.key) < ($1.start, $1.run.key) }
        let origin = known.first?.start ?? 0
        self.origin = origin
        // A run goes to the first lane of its host that is free.
        var lanes = [String: [Double]]()
        bars = known.map { run, owner, start, timing in
            let host = timing.host ?? ""
            var ends = lanes[host] ?? []
            // Clocks are read a little after a run's end.
            let lane = ends.firstIndex { $0 <= start + 1e-3 } ?? ends.count
            if lane == ends.count { ends.append(0) }
            ends[lane] = start + timing.seconds
            lanes[host] = ends
            return Bar(run: run, experiment: owner, timing: timing, start: start - origin, lane: lane)
        }
        experiments = study.experiments.map(\.identifier).filter { name in known.contains { $0.owner == name } }
    }

    /// Whether no run's time is known.
    package var isEmpty: Bool { bars.isEmpty }
    /// How many runs it shows.
    package var count: Int { bars.count }

    /// The runs as CSV, with a header; times in seconds since the first run began.
    package var csv: String {
        let header =
            "key,experiment,architecture,normalizer,work,seed,host,executor,threads,resumed,lane,began,start,seconds"
        let lines = bars.map { bar in
            let specification = bar.run.specification
            let began = Date(timeIntervalSince1970: origin + bar.start).ISO8601Format()
            return CSVField.line([
                bar.run.key, bar.experiment, specification.network.architecture.identifier,
                specification.network.normalizer.identifier, specification.work.name, "\(specification.seed)",
                bar.host.visibleLine,
                bar.timing.executor?.rawValue ?? "", bar.timing.threads.map { "\($0)" } ?? "",
                bar.timing.isResumed ? "yes" : "no", "\(bar.lane)", began, Self.rounded(bar.start),
                Self.rounded(bar.seconds),
            ])
        }
        return ([header] + lines).joined(separator: "\n") + "\n"
    }

    /// Milliseconds are the most that clocks of several hosts agree to.
    private static func rounded(_ seconds: Double) -> String { "\((seconds * 1000).rounded() / 1000)" }

    /// The name of the figure and of its files.
    package static let identifier = "timeline"

    /// One row an experiment, in it one line a lane of a host, coloured by what was done.
    package var figure: Figure {
        let unit = TimeUnit(bars.map(\.end).max() ?? 0)
        let lanes = Dictionary(grouping: bars, by: \.host).mapValues { $0.map(\.lane).max()! + 1 }
        let hosts = lanes.keys.sorted()
        var first = [String: Int]()
        var total = 0
        for host in hosts {
            first[host] = total
            total += lanes[host]!
        }
        let rows = Dictionary(uniqueKeysWithValues: experiments.enumerated().map { ($1, Double($0)) })
        let marks: [any Mark] = RunSpecification.Work.names.compactMap { name in
            let own = bars.filter { $0.run.specification.work.name == name }
            guard !own.isEmpty else { return nil }
            var (x, y) = ([Double](), [Double]())
            for bar in own {
                let lane = Double(first[bar.host]! + bar.lane)
                let place = rows[bar.experiment]! + 0.8 * ((lane + 0.5) / Double(total) - 0.5)
                x += [bar.start / unit.seconds, bar.end / unit.seconds, .nan]
                y += [place, place, .nan]
            }
            return LineMark(Self.series(name), x: x, y: y)
        }
        let panel = Panel(
            x: Axis(RichText("time since the first run began (\(unit.name))")),
            y: Axis(nil, scale: CategoricalScale(experiments.map { RichText($0) }, isReversed: true), hasGrid: true),
            marks: marks)
        return Figure(
            Self.identifier, panels: [panel], legend: .below, caption: "",
            alternativeText: """
                Bars over time, one row for each of \(experiments.count) experiments: \(bars.count) runs, on \(hosts.count) \
                \(hosts.count == 1 ? "host" : "hosts"), at most \(total) at once.
                """)
    }

    private static func series(_ name: String) -> Series {
        let colors: [String: (UInt32, UInt32)] = [
            "forward": (0x0072B2, 0x56B4E9), "gradients": (0xD55E00, 0xFF8A3D), "training": (0x00875F, 0x2CC295),
            "rank": (0x4B4B4B, 0xC8C8C8),
        ]
        let (light, dark) = colors[name] ?? (0x4B4B4B, 0xC8C8C8)
        return Series(
            SeriesIdentity(key: name, label: RichText(name)),
            style: SeriesStyle(light: Color(light), dark: Color(dark), marker: nil, lineWidth: 2))
    }

    /// The unit in which the time is shown.
    private struct TimeUnit {
        let name: String
        let seconds: Double

        init(_ longest: Double) {
            (name, seconds) = longest < 300 ? ("s", 1) : longest < 4 * 3600 ? ("min", 60) : ("h", 3600)
        }
    }
}

extension RunSpecification.Work {
    /// The kinds of work in one word.
    fileprivate static let names = ["forward", "gradients", "training", "rank"]

    /// The kind of work in one word.
    fileprivate var name: String {
        switch self {
        case .initialization(let work): work.differentiates ? "gradients" : "forward"
        case .training: "training"
        case .denseLinear: "rank"
        }
    }
}
