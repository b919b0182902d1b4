/// Runs packed into tasks of a job array: long runs alone, short ones together, the longest first.
///
/// The longest task begins first and the shortest last, so that few nodes are idle at the end (Graham, 1969, "Bounds on
/// multiprocessing timing anomalies"). A task of short runs takes about as long as starting a job is worth.
package struct TaskPacking: Sendable {
    /// A run and its predicted time.
    package struct Item: Hashable, Sendable {
        /// The key of the run.
        let key: String
        /// The predicted time in seconds.
        let seconds: Double
        /// The predicted memory in bytes.
        let bytes: Double

        /// Makes an item.
        package init(key: String, seconds: Double, bytes: Double) {
            self.key = key
            self.seconds = seconds
            self.bytes = bytes
        }
    }

    /// The tasks, each at least one item, in the order in which they should begin.
    let tasks: [[Item]]

    /// Packs runs.
    ///
    /// - Parameter shortest: the time in seconds that a task takes at least, where there are enough short runs to fill it.
    package init(_ items: [Item], shortest: Double) {
        let ordered = items.enumerated().sorted { a, b in
            a.element.seconds == b.element.seconds ? a.offset < b.offset : a.element.seconds > b.element.seconds
        }.map(\.element)
        var tasks = [[Item]]()
        var open = [Item]()
        var seconds = 0.0
        for item in ordered {
            open.append(item)
            seconds += item.seconds
            if seconds >= shortest {
                tasks.append(open)
                (open, seconds) = ([], 0)
            }
        }
        if !open.isEmpty { tasks.append(open) }
        self.tasks = tasks
    }
}
