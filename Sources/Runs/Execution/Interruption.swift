import Dispatch
import Foundation

/// Whether the user, or the system, has asked the program to stop. Runs look at it after every step.
///
/// Unchecked: the lock guards the state.
package final class Interruption: @unchecked Sendable {
    private let lock = NSLock()
    private var requested = false
    private var sources: [any DispatchSourceSignal] = []

    private init() {}

    /// Nothing ever interrupts.
    package static let none = Interruption()

    /// SIGINT and SIGTERM interrupt, for the rest of the program; a second one ends it at once.
    package static func onSignals() -> Interruption {
        let interruption = Interruption()
        for number in [SIGINT, SIGTERM] {
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler { @Sendable in
                interruption.request()
                signal(number, SIG_DFL)
            }
            source.resume()
            interruption.sources.append(source)
        }
        return interruption
    }

    package var isRequested: Bool { lock.withLock { requested } }

    package func request() { lock.withLock { requested = true } }
}
