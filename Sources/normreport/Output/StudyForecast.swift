import Foundation
import Paper
import Runs

/// How long runs of a study take on this machine, as far as that is known.
struct StudyForecast {
    let stored: Set<RunSpecification>
    let rate: RunRate

    /// - Parameters:
    ///   - output: the folder whose stored runs count; it need not exist.
    ///   - calibration: that of this machine; nil if none is known, or the study is planned for another machine.
    init(_ study: Study, output: URL, calibration: Calibration?) {
        let runs = study.plan.runs.map(\.specification)
        stored = RunStore.stored(among: runs, in: output)
        rate = RunRate(
            Timings(output: output), runs: runs, stored: Array(stored), images: study.configuration.data.images,
            calibration: calibration)
    }

    /// The predicted time of some runs, several at once, in seconds: no less than the longest takes.
    func seconds(_ runs: [RunSpecification], jobs: Int) -> Double {
        let times = runs.map { (try? rate.seconds($0)) ?? 0 }
        return max(times.reduce(0, +) / Double(jobs), times.max() ?? 0)
    }
}
