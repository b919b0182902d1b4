import Synchronization

/// A value that is computed when it is first asked for, once.
final class Deferred<Value: Sendable>: Sendable {
    private let stored: Mutex<Value?> = Mutex(nil)
    private let compute: @Sendable () -> Value

    init(_ compute: @escaping @Sendable () -> Value) { self.compute = compute }

    /// The value. Who asks at the same time waits.
    var value: Value {
        stored.withLock { stored in
            if let stored { return stored }
            let value = compute()
            stored = value
            return value
        }
    }
}
