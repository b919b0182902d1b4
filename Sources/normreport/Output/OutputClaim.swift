import Files
import Foundation
import Reports
import Runs

/// What a command does with the output folder before it writes there: it takes the folder for itself, removes what killed
/// processes left, and sets damaged runs aside. What was found is said on standard error.
struct OutputClaim {
    private let lock: FolderLock

    /// - Parameter runs: the keys of the runs that the command is about to use or compute.
    /// - Throws: `OutputError.inUse` where another process has the folder; `OutputError.cannotWrite`.
    init(_ output: URL, runs: [String] = []) throws {
        lock = try FolderLock(output)
        if !lock.isSupported {
            Self.say("\(output.path) is on a file system without locks: do not start another command that writes there")
        }
        let swept = try OutputFiles.standard.sweep(output, OutputFolder.layout)
        if !swept.isEmpty { Self.say("removed \(swept.count) leftovers of killed processes in \(output.path)") }
        if !runs.isEmpty { try Self.setAsideDamaged(runs, in: RunStore(output: output)) }
    }

    /// Gives the folder up.
    func release() { lock.release() }

    /// Moves the damaged among some runs out of the way, so that they are computed again.
    static func setAsideDamaged(_ keys: [String], in store: RunStore) throws {
        let faults = try store.setAsideDamaged(keys)
        guard let first = faults.first else { return }
        let others = faults.count == 1 ? "" : ", and \(faults.count - 1) more"
        say("damaged, moved to \(store.damaged.path) and computed again: \(first)\(others)")
    }

    private static func say(_ line: String) {
        StandardError.line("\(Software.name): \(line)")
    }
}
