import Dispatch
import Foundation

/// Whether the user or the system has asked the program to stop. Runs check it after every step.
///
/// Unchecked: the lock guards the state.
package final class Interruption: @unchecked Sendable {
    /// The signals that request an end: from the keyboard, from a closed terminal, from batch systems, which often
    /// send one of them some time before the limit, and from the system where `ulimit -t` is reached.
    private static let numbers = [SIGHUP, SIGINT, SIGUSR1, SIGUSR2, SIGTERM, SIGXCPU]

    /// The time in seconds during which further signals count as the same request. Batch systems send several, and a
    /// second one must not kill the program while it saves.
    private let grace: Double
    private let lock = NSLock()
    private var request: (signal: Int32, time: UInt64)?
    private var sources: [any DispatchSourceSignal] = []

    /// One that only ``receive(_:)`` requests.
    package init(grace: Double) { self.grace = grace }

    /// An interruption that is never requested by a signal.
    package static let none = Interruption(grace: 0)

    /// An interruption that HUP, INT, USR1, USR2, TERM or XCPU requests, from now until the program ends. A signal that arrives
    /// later than the grace time after the first ends the program at once. A signal that was ignored when the program
    /// started, as HUP is under nohup, remains ignored.
    ///
    /// - Parameter grace: the grace time in seconds.
    package static func onSignals(grace: Double = 30) -> Interruption {
        let interruption = Interruption(grace: grace)
        for number in numbers where !isIgnored(number) {
            // A dispatch source sees the signal even if it is ignored otherwise.
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

    /// Takes a signal for a request to stop.
    package func receive(_ number: Int32) {
        let isLate: Bool = lock.withLock {
            // Inside the lock: handlers of different signals run at the same time, and none may hold a time before the request's.
            let now = DispatchTime.now().uptimeNanoseconds
            guard let request else {
                self.request = (number, now)
                return false
            }
            return Double(now - request.time) * 1e-9 > grace
        }
        if isLate { _exit(128 + number) }
    }

    /// Whether the program has been asked to stop.
    var isRequested: Bool { lock.withLock { request != nil } }

    /// Ends the current work if the program has been asked to stop.
    ///
    /// - Throws: `Interrupted` with the number of the signal.
    package func check() throws(Interrupted) {
        if let signal = lock.withLock({ request?.signal }) { throw Interrupted(signal: signal) }
    }
}
