import Files
import Foundation
import Training

/// What a finished run is stored as.
package protocol StoredRecord: Codable, Sendable {
    /// The file in the run's folder.
    static var fileName: String { get }
}

extension RunRecord: StoredRecord {
    package static let fileName = "measurements.json"
}

extension TrainingRecord: StoredRecord {
    package static let fileName = "training.json"
}

/// The finished runs of an output folder: `runs/KEY/` with `specification.json`, the record, and `SHA256SUMS` with the
/// digests of both, which `sha256sum -c` reads.
///
/// A run's folder is written under a temporary name, synced, and renamed: a killed process leaves nothing half-written, a
/// run that was stored survives a power cut, and several writers on one file system do no harm. The first one to rename
/// wins, and all have written the same bytes. What is read is compared with its digest.
package struct RunStore: Sendable {
    /// `runs/` of the output folder.
    package let folder: URL
    let files: OutputFiles

    /// - Parameters:
    ///   - output: the output folder, which is made if it is missing.
    ///   - files: this machine's, but in tests that plant faults.
    /// - Throws: `OutputError.cannotWrite`.
    package init(output: URL, files: OutputFiles = .standard) throws {
        folder = output.appendingPathComponent("runs", isDirectory: true)
        self.files = files
        try files.makeFolder(folder, .synced)
    }

    var output: URL { folder.deletingLastPathComponent() }

    /// Where unfinished training runs are saved.
    var checkpoints: URL { output.appendingPathComponent("checkpoints", isDirectory: true) }

    /// Where an unfinished training run is saved.
    func checkpoint(_ key: String) -> URL { checkpoints.appendingPathComponent(key) }

    /// Where a run is stored.
    package func folder(_ key: String) -> URL { folder.appendingPathComponent(key, isDirectory: true) }

    /// Whether a complete run is stored, whose bytes are those that were written.
    package func contains(_ key: String) -> Bool {
        if case .complete = StoredRun(folder(key)) { return true }
        return false
    }

    /// Whether a run's numbers are stored: by itself, or by the same run done with gradients.
    package func answers(_ specification: RunSpecification) -> Bool {
        contains(specification.key) || specification.withGradients.map { contains($0.key) } ?? false
    }

    /// The record of a run; nil where it has not been done.
    ///
    /// - Throws: `OutputError.damagedRun`.
    package func record<Record: StoredRecord>(_ key: String, as type: Record.Type = Record.self) throws -> Record? {
        switch StoredRun(folder(key)) {
        case .none: return nil
        case .damaged(let reason): throw OutputError.damagedRun(folder(key).path, reason: reason)
        case .complete(let fileName, let data):
            guard fileName == Record.fileName else {
                throw OutputError.damagedRun(folder(key).path, reason: "\(Record.fileName) is missing")
            }
            do {
                return try JSONDecoder().decode(Record.self, from: data)
            } catch let error as DecodingError {
                throw OutputError.damagedRun(
                    folder(key).path, reason: "\(fileName): \(error.reason(content: "record of a run"))")
            }
        }
    }

    /// Stores what a run found. A damaged run in its place is set aside.
    ///
    /// - Throws: `OutputError.cannotWrite`.
    package func save<Record: StoredRecord>(_ record: Record, of specification: RunSpecification) throws {
        let key = specification.key
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let content = StoredRun.files(
            specification: specification, recordName: Record.fileName,
            record: try encoder.encode(record) + Data("\n".utf8))
        while try !files.publish(content, as: folder(key)) {
            // Another writer was first, with the same bytes.
            if contains(key) { return }
            try files.setAside(folder(key), into: damaged)
        }
    }
}
