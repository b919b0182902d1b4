import Files
import Foundation
import Training

/// The state of a run's folder on disk.
enum StoredRun {
    /// The folder does not exist.
    case none
    /// The content is not what was written; the reason in a few words.
    case damaged(String)
    /// The record, whose digest is correct.
    case complete(fileName: String, record: Data)

    static let specificationName = "specification.json"
    static let digestsName = "SHA256SUMS"
    private static let recordNames = [RunRecord.fileName, TrainingRecord.fileName]

    /// Reads a folder named by the key of its run and checks the digests in it.
    init(_ folder: URL) {
        guard FileManager.default.fileExists(atPath: folder.path) else {
            self = .none
            return
        }
        func content(_ name: String) throws(Fault) -> Data {
            let file = folder.appendingPathComponent(name)
            guard FileManager.default.fileExists(atPath: file.path) else { throw Fault("\(name) is missing") }
            guard let data = try? InputFile.data(of: file) else { throw Fault("\(name) cannot be read") }
            return data
        }
        do throws(Fault) {
            let specification = try content(Self.specificationName)
            guard specification.last == UInt8(ascii: "\n"),
                sha256([UInt8](specification.dropLast())) == folder.lastPathComponent
            else { throw Fault("\(Self.specificationName) does not belong to the folder") }
            let digests = try content(Self.digestsName)
            for name in Self.recordNames {
                let file = folder.appendingPathComponent(name)
                guard FileManager.default.fileExists(atPath: file.path) else { continue }
                let record = try content(name)
                guard digests == Self.digests([(Self.specificationName, specification), (name, record)]) else {
                    throw Fault("\(name) does not match the digest in \(Self.digestsName)")
                }
                self = .complete(fileName: name, record: record)
                return
            }
            throw Fault("its record is missing")
        } catch {
            self = .damaged(error.reason)
        }
    }

    /// The files of a run's folder.
    static func files(
        specification: RunSpecification, recordName: String, record: Data
    ) -> [(name: String, data: Data)] {
        let files = [
            (name: specificationName, data: Data((specification.canonicalJSON + "\n").utf8)),
            (name: recordName, data: record),
        ]
        return files + [(name: digestsName, data: digests(files))]
    }

    /// The digests of files, one per line in the format of `sha256sum`.
    static func digests(_ files: [(name: String, data: Data)]) -> Data {
        Data(files.map { "\(sha256([UInt8]($0.data)))  \($0.name)\n" }.joined().utf8)
    }

    private struct Fault: Error {
        let reason: String
        init(_ reason: String) { self.reason = reason }
    }
}
