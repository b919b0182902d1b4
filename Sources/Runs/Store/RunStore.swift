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

/// The finished runs of an output folder: `runs/KEY/` with `specification.json` and the record.
///
/// A run's folder is written under a temporary name and renamed, so that a killed process leaves nothing half-written and
/// several writers on one file system do no harm: the first one to rename wins, and all have written the same bytes.
package struct RunStore: Sendable {
    package let folder: URL

    /// - Parameter output: the output folder, which is made if it is missing.
    package init(output: URL) throws {
        folder = output.appendingPathComponent("runs", isDirectory: true)
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        } catch {
            throw OutputError.cannotWrite(folder.path, reason: error.localizedDescription)
        }
    }

    /// Where an unfinished training run is saved.
    func checkpoint(_ key: String) -> URL {
        folder.deletingLastPathComponent().appendingPathComponent("checkpoints/\(key)")
    }

    package func folder(_ key: String) -> URL { folder.appendingPathComponent(key, isDirectory: true) }

    package func contains(_ key: String) -> Bool {
        FileManager.default.fileExists(atPath: folder(key).appendingPathComponent("specification.json").path)
    }

    /// Whether a run's numbers are stored: by itself, or by the same run done with gradients.
    package func answers(_ specification: RunSpecification) -> Bool {
        contains(specification.key) || specification.withGradients.map { contains($0.key) } ?? false
    }

    /// nil where the run has not been done.
    package func record<Record: StoredRecord>(_ key: String, as type: Record.Type = Record.self) throws -> Record? {
        let file = folder(key).appendingPathComponent(Record.fileName)
        guard FileManager.default.fileExists(atPath: file.path) else { return nil }
        do {
            return try JSONDecoder().decode(Record.self, from: Data(contentsOf: file))
        } catch let error as DecodingError {
            throw OutputError.damagedRun(
                folder(key).path, reason: "\(Record.fileName): \(error.reason(content: "record of a run"))")
        } catch {
            throw OutputError.damagedRun(
                folder(key).path, reason: "\(Record.fileName): \(error.localizedDescription)")
        }
    }

    package func save<Record: StoredRecord>(_ record: Record, of specification: RunSpecification) throws {
        let key = specification.key
        let final = folder(key)
        let temporary = folder.appendingPathComponent(".\(key).\(UUID().uuidString)", isDirectory: true)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            try FileManager.default.createDirectory(at: temporary, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(at: temporary) }
            try Data((specification.canonicalJSON + "\n").utf8).write(
                to: temporary.appendingPathComponent("specification.json"))
            try (encoder.encode(record) + Data("\n".utf8)).write(
                to: temporary.appendingPathComponent(Record.fileName))
            do {
                try FileManager.default.moveItem(at: temporary, to: final)
            } catch  where contains(key) {
                // Another writer was first, with the same bytes.
            }
        } catch {
            throw OutputError.cannotWrite(final.path, reason: error.localizedDescription)
        }
    }
}
