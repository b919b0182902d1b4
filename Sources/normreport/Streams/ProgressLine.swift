import Foundation
import Runs

/// Progress on the terminal: one line that is overwritten; where the output is no terminal, a plain line now and then.
///
/// Unchecked: the lock guards the state.
final class ProgressLine: @unchecked Sendable {
    private let lock = NSLock()
    private let isTerminal = Terminal.takesEscapes(STDERR_FILENO)
    private let experiment: @Sendable (RunSpecification) -> String?
    private let start = Date()
    private var lastShown = Date.distantPast

    /// - Parameter experiment: the name of the experiment that a run belongs to, which the line shows.
    init(experiment: @escaping @Sendable (RunSpecification) -> String? = { _ in nil }) { self.experiment = experiment }

    func show(_ progress: LocalExecutor.Progress) {
        lock.withLock {
            let now = Date()
            let isLast = progress.done == progress.total
            guard isLast || now.timeIntervalSince(lastShown) >= (isTerminal ? 0.2 : 10) else { return }
            lastShown = now
            var line = "runs: \(progress.done) of \(progress.total) done"
            if isLast {
                line += " in \(Self.duration(now.timeIntervalSince(start)))"
            } else if let left = progress.timeLeft {
                line += ", about \(Self.duration(left)) left"
            }
            if !isLast, let name = progress.last.flatMap(experiment) { line += "; now \(name)" }
            let text = isTerminal ? "\r\u{1B}[K" + line + (isLast ? "\n" : "") : line + "\n"
            StandardError.write(text)
        }
    }

    static func duration(_ seconds: Double) -> String {
        guard seconds < 3.6e8 else { return "more than 100,000 h" }
        let whole = Int(seconds.rounded())
        if whole < 60 { return "\(whole) s" }
        if whole < 3600 { return "\(whole / 60) min \(whole % 60) s" }
        return "\(whole / 3600) h \(whole % 3600 / 60) min"
    }
}
