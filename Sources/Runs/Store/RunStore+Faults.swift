import Files
import Foundation
import Training

/// An item of an output folder that is damaged or no longer needed.
package struct OutputFault: Equatable, Sendable, CustomStringConvertible {
    /// The file or folder.
    package let item: URL
    /// What is wrong with it, in a few words.
    let reason: String

    /// Makes the fault of a file or folder.
    package init(_ item: URL, _ reason: String) {
        self.item = item
        self.reason = reason
    }

    /// The path and the reason on one line.
    package var description: String { "\(item.path): \(reason)" }
}

extension RunStore {
    /// The folder to which damaged runs and checkpoints are moved.
    package var damaged: URL { output.appendingPathComponent("damaged", isDirectory: true) }

    /// The fault of a stored run; nil if the run is complete or not stored.
    ///
    /// - Parameter readsRecord: whether the record is also decoded, in addition to the check of its digest.
    func fault(_ key: String, readsRecord: Bool = false) -> OutputFault? {
        do {
            switch StoredRun(folder(key)) {
            case .none: return nil
            case .damaged(let reason): return OutputFault(folder(key), reason)
            case .complete(RunRecord.fileName, _) where readsRecord: _ = try record(key, as: RunRecord.self)
            case .complete(TrainingRecord.fileName, _) where readsRecord: _ = try record(key, as: TrainingRecord.self)
            case .complete: break
            }
            return nil
        } catch OutputError.damagedRun(_, let reason) {
            return OutputFault(folder(key), reason)
        } catch {
            return OutputFault(folder(key), "\(error)")
        }
    }

    /// The fault of a checkpoint; nil if a run can continue from it or there is none.
    func checkpointFault(_ key: String) -> OutputFault? {
        Checkpoint.fault(of: checkpoint(key), key: key).map { OutputFault(checkpoint(key), $0) }
    }

    /// The keys of all stored runs, damaged ones included, in order.
    package var keys: [String] { Self.keys(in: folder) }

    /// The keys of the runs that have a checkpoint, in order.
    package var checkpointKeys: [String] { Self.keys(in: checkpoints) }

    private static func keys(in folder: URL) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { $0.wholeMatch(of: #/[0-9a-f]{64}/#) != nil }.sorted()
    }

    /// All faults of the stored runs and checkpoints. A checkpoint whose run is stored counts as one: it remains if a
    /// process is killed between storing the run and removing the checkpoint.
    package func faults() -> [OutputFault] {
        keys.compactMap { fault($0, readsRecord: true) }
            + checkpointKeys.compactMap { key in
                contains(key) ? OutputFault(checkpoint(key), "its run is stored") : checkpointFault(key)
            }
    }

    /// Moves those of some runs and their checkpoints that are damaged to ``damaged``, and removes checkpoints that are
    /// no longer needed.
    ///
    /// - Returns: the faults of the moved items.
    /// - Throws: `OutputError.cannotWrite`.
    package func setAsideDamaged(_ keys: [String]) throws(OutputError) -> [OutputFault] {
        let saved = Set(checkpointKeys)
        var moved: [OutputFault] = []
        for (key, fault) in zip(keys, keys.concurrentMap { fault($0) }) {
            if let fault { moved.append(fault) }
            guard saved.contains(key) else { continue }
            if fault == nil, contains(key) {
                try files.remove(checkpoint(key))
            } else if let fault = checkpointFault(key) {
                moved.append(fault)
            }
        }
        for fault in moved { try files.setAside(fault.item, into: damaged) }
        return moved
    }
}
