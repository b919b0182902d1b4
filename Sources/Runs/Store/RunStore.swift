import Files
import Foundation
import Training

/// The result of a finished run, in the form in which it is stored.
protocol StoredRecord: Codable, Sendable {
    /// The name of the record's file in the run's folder.
    static var fileName: String { get }
}

extension RunRecord: StoredRecord {
    /// The name of the record's file in the run's folder.
    static let fileName = "measurements.json"
}

extension TrainingRecord: StoredRecord {
    /// The name of the record's file in the run's folder.
    static let fileName = "training.json"
}

/// The finished runs of an output folder. Each has a folder `runs/KEY/` with `specification.json`, the record, and
/// `SHA256SUMS` with the digests of both in the format of `sha256sum -c`.
///
/// A run's folder is written under a temporary name, synced and renamed. So a killed process leaves no incomplete run,
/// a stored run survives a power failure, and several processes may write to one file system: the first to rename wins,
/// and all have written the same bytes. Everything that is read is checked against its digest.
package struct RunStore: Sendable {
    /// The folder `runs/` of the output folder.
    let folder: URL
    let files: OutputFiles

    /// Opens the store of an output folder.
    ///
    /// - Parameters:
    ///   - output: the output folder, which is created if it is missing.
    ///   - files: how files are written; tests replace it to inject faults.
    /// - Throws: `OutputError.cannotWrite`.
    package init(output: URL, files: OutputFiles = .standard) throws {
        folder = output.appendingPathComponent("runs", isDirectory: true)
        self.files = files
        try files.makeFolder(folder, .synced)
    }

    /// Opens the store of an output folder to read it. Nothing is created, and the folder need not exist.
    package init(reading output: URL) {
        folder = output.appendingPathComponent("runs", isDirectory: true)
        files = .standard
    }

    /// Those of some runs whose results are stored in an output folder, which need not exist and is not made.
    package static func stored(among specifications: [RunSpecification], in output: URL) -> Set<RunSpecification> {
        Set(specifications).subtracting(RunStore(reading: output).unanswered(specifications))
    }

    var output: URL { folder.deletingLastPathComponent() }

    /// The folder in which unfinished training runs are saved.
    var checkpoints: URL { output.appendingPathComponent("checkpoints", isDirectory: true) }

    /// The file in which an unfinished training run is saved.
    func checkpoint(_ key: String) -> URL { checkpoints.appendingPathComponent(key) }

    /// Whether an unfinished training run is saved.
    func hasCheckpoint(_ key: String) -> Bool { FileManager.default.fileExists(atPath: checkpoint(key).path) }

    /// Checks that runs, checkpoints and timings can be written, before hours of computing: by writing something and removing
    /// it.
    ///
    /// - Throws: `OutputError.cannotWrite`.
    package func checkWritable() throws(OutputError) {
        for folder in [folder, checkpoints, TimingLog.folder(output)] {
            let probe = folder.appendingPathComponent(".writable")
            try files.write(Data(), to: probe, .unsynced)
            try files.remove(probe)
        }
    }

    /// The folder of the run with a key, whether or not it exists.
    func folder(_ key: String) -> URL { folder.appendingPathComponent(key, isDirectory: true) }

    /// Whether the run with a key is stored, complete and undamaged.
    package func contains(_ key: String) -> Bool {
        if case .complete = StoredRun(folder(key)) { return true }
        return false
    }

    /// Whether a run's results are stored, by the run itself or by the same run with gradients.
    package func answers(_ specification: RunSpecification) -> Bool {
        contains(specification.key) || specification.withGradients.map { contains($0.key) } ?? false
    }

    /// Claims a run for this process until the lock is removed, so that no other process computes it meanwhile. The
    /// result is nil if another process has claimed it. On a file system without locks every process gets the claim:
    /// runs may then be computed twice, with the same bytes.
    ///
    /// - Throws: `OutputError.cannotWrite`.
    func claim(_ key: String) throws(OutputError) -> FileLock? {
        do {
            return try FileLock(claimFile(key), files: files)
        } catch .inUse {
            return nil
        }
    }

    /// The process that computes a run now, as "process 12 on HOST"; nil if none does.
    package func holder(_ key: String) -> String? { FileLock.holder(of: claimFile(key), files: files) }

    private func claimFile(_ key: String) -> URL { folder.appendingPathComponent(Leftover.claim(for: key)) }

    /// Those of some runs whose results are not stored, in their order.
    package func unanswered(_ specifications: [RunSpecification]) -> [RunSpecification] {
        zip(specifications, specifications.concurrentMap(answers)).compactMap { $1 ? nil : $0 }
    }

    /// The digests with which a run is stored, or else the same run with gradients: they change whenever its record does.
    /// nil if neither is stored. The record is not compared with them.
    package func digests(_ specification: RunSpecification) -> Data? {
        for key in [specification.key] + (specification.withGradients.map { [$0.key] } ?? []) {
            let file = folder(key).appendingPathComponent(StoredRun.digestsName)
            if let data = try? InputFile.data(of: file) { return data }
        }
        return nil
    }

    /// The record of the run with a key; nil if it is not stored.
    ///
    /// - Throws: `OutputError.damagedRun`.
    func record<Record: StoredRecord>(_ key: String, as type: Record.Type = Record.self) throws -> Record? {
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

    /// Stores a run's record. If a damaged run has the same key, it is moved aside first.
    ///
    /// - Throws: `OutputError.cannotWrite`.
    func save<Record: StoredRecord>(_ record: Record, of specification: RunSpecification) throws {
        let key = specification.key
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let content = StoredRun.files(
            specification: specification, recordName: Record.fileName,
            record: try encoder.encode(record) + Data("\n".utf8))
        while try !files.publish(content, as: folder(key)) {
            // Another process was first, and has written the same bytes.
            if contains(key) { return }
            try files.setAside(folder(key), into: damaged)
        }
    }
}
