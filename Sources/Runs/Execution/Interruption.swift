import Dispatch
import Foundation

/// Whether the user or the system has asked the program to stop. Runs check it after every step.
///
/// Unchecked: the lock guards the state.
package final class Interruption: @unchecked Sendable {
    /// Signals that ask for an end: from the keyboard, of a terminal that is gone, and of batch systems, which often
    /// send one of them a while before the time is up.
    private static let numbers = [SIGHUP, SIGINT, SIGUSR1, SIGTERM]

    /// Seconds in which a further signal is taken for the same request: batch systems send several, and a second one
    /// must not kill the program while it saves.
    private let grace: Double
    private let lock = NSLock()
    private var request: (signal: Int32, time: UInt64)?
    private var sources: [any DispatchSourceSignal] = []

    init(grace: Double) { self.grace = grace }

    /// An interruption that is never requested by a signal.
    package static let none = Interruption(grace: 0)

    /// HUP, INT, USR1 and TERM interrupt, for the rest of the program. One that comes later than the grace time after
    /// the first ends it at once. A signal that was ignored when the program began, as HUP is by nohup, stays so.
    ///
    /// - Parameter grace: seconds.
    package static func onSignals(grace: Double = 30) -> Interruption {
        let interruption = Interruption(grace: grace)
        for number in numbers where !isIgnored(number) {
            // A source sees a signal that is ignored otherwise.
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler { @Sendable in interruption.receive(number) }
            source.resume()
            interruption.sources.append(source)
        }
        return interruption
    }

    private static func isIgnored(_ number: Int32) -> Bool {
        var action = sigaction()
        guard sigaction(number, nil, &action) == 0 else { return false }
        return unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self)
            == unsafeBitCast(SIG_IGN, to: Int.self)
    }

    func receive(_ number: Int32) {
        let now = DispatchTime.now().uptimeNanoseconds
        let isLate: Bool = lock.withLock {
            guard let request else {
                self.request = (number, now)
                return false
            }
            return Double(now - request.time) * 1e-9 > grace
        }
        if isLate { _exit(128 + number) }
    }

    /// Whether an end was asked for.
    package var isRequested: Bool { lock.withLock { request != nil } }

    /// Ends the work at hand where an end was asked for.
    package func check() throws(Interrupted) {
        if let signal = lock.withLock({ request?.signal }) { throw Interrupted(signal: signal) }
    }
}
