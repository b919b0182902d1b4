import CArchive
import Files
import Foundation
import Paper
import Training

/// Checks an archive that ``StudyArchive`` packed, without unpacking it: every file against the manifest, the configuration
/// and the description.
package struct ArchiveCheck: Sendable {
    /// The faults, one line each.
    package let faults: [String]
    /// The number of files that were checked.
    package let fileCount: Int

    /// The largest archive that is read, in bytes.
    private static let sizeLimit = 1 << 34
    /// The largest file in it. What a digest is compared of is held in memory.
    private static let memberLimit = 1 << 30

    /// Reads an archive to its end, or to the first place where it cannot be read on.
    ///
    /// - Throws: `OutputError.cannotRead` if the file cannot be read.
    package init(_ file: URL) throws(OutputError) {
        let bytes: [UInt8]
        do {
            bytes = try InputFile.bytes(of: file.path, limit: Self.sizeLimit)
        } catch {
            throw .cannotRead(file.path, reason: "\(error)")
        }
        var reader = Reader()
        reader.read(bytes)
        fileCount = reader.digests.count
        // libarchive leaves the checksum of what was compressed alone.
        let isWhole = !reader.isReadable || GzipChecksum.fits(bytes)
        faults =
            reader.faults + (isWhole ? [] : ["its checksum at the end does not fit, or something follows it"])
            + (reader.isReadable ? Self.compare(reader) : [])
    }

    /// What the files say of one another.
    private static func compare(_ reader: Reader) -> [String] {
        guard let manifest = reader.kept[StudyArchive.manifestName] else {
            return ["\(StudyArchive.manifestName) is missing, so the files cannot be checked"]
        }
        var faults = [String]()
        var listed = Set<String>()
        for (index, line) in String(decoding: manifest, as: UTF8.self).split(separator: "\n").enumerated() {
            let parts = line.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, parts[0].count == 64, parts[1].hasPrefix(" ") else {
                faults.append("\(StudyArchive.manifestName), line \(index + 1): it is not a digest and a path")
                continue
            }
            let path = String(parts[1].dropFirst())
            listed.insert(path)
            switch reader.digests[path] {
            case nil: faults.append("\(path): it is missing")
            case String(parts[0]): break
            default: faults.append("\(path): it does not match the digest in \(StudyArchive.manifestName)")
            }
        }
        let unlisted = Set(reader.digests.keys).subtracting(listed).subtracting([StudyArchive.manifestName])
        faults += unlisted.sorted().map { "\($0): \(StudyArchive.manifestName) does not list it" }
        guard faults.isEmpty else { return faults }
        // A manifest that was written anew fits any content.
        let name = "configuration.json"
        if let content = reader.kept[name] {
            if (try? StudyConfiguration(content: content, file: name)) == nil {
                faults.append("\(name): it is not a configuration of this version of the program")
            }
        } else {
            faults.append("\(name): it is missing")
        }
        faults += runFaults(reader)
        if (reader.kept[ResearchObject.fileName].flatMap { try? JSONSerialization.jsonObject(with: $0) }) == nil {
            faults.append("\(ResearchObject.fileName): it is missing, or not JSON")
        }
        return faults
    }

    /// The runs whose files are not those of a stored run.
    private static func runFaults(_ reader: Reader) -> [String] {
        var files = [String: [String]]()
        for path in reader.digests.keys {
            let parts = path.split(separator: "/").map(String.init)
            if parts.count == 3, parts[0] == "runs" { files[parts[1], default: []].append(parts[2]) }
        }
        return files.sorted { $0.key < $1.key }.compactMap { (key, names) -> String? in
            let folder = "runs/\(key)"
            guard let specification = reader.specifications[key] else {
                return "\(folder): specification.json is missing"
            }
            guard specification == key else { return "\(folder): its specification is another run's" }
            let sums = reader.kept["\(folder)/\(Reader.sumsName)"] ?? Data()
            let stated = Set(String(decoding: sums, as: UTF8.self).split(separator: "\n").map(String.init))
            let found = names.filter { $0 != Reader.sumsName }.map { "\(reader.digests["\(folder)/\($0)"]!)  \($0)" }
            return stated == Set(found) ? nil : "\(folder): its files have not the digests in \(Reader.sumsName)"
        }
    }

    /// The files as they come out of the archive.
    private struct Reader {
        /// By path below the root.
        var digests = [String: String]()
        /// What is read again.
        var kept = [String: Data]()
        /// The digest of each run's specification, by the name of its folder.
        var specifications = [String: String]()
        var faults = [String]()
        /// Whether it was read to its end.
        var isReadable = false

        /// The digests of a run's files.
        static let sumsName = "SHA256SUMS"

        private static let keptNames: Set = [
            StudyArchive.manifestName, ResearchObject.fileName, "configuration.json",
        ]

        mutating func read(_ bytes: [UInt8]) {
            guard let archive = archive_read_new() else { preconditionFailure("libarchive cannot make a reader") }
            defer { archive_read_free(archive) }
            archive_read_support_format_tar(archive)
            archive_read_support_filter_gzip(archive)
            bytes.withUnsafeBytes { bytes in
                guard archive_read_open_memory(archive, bytes.baseAddress, bytes.count) == ARCHIVE_OK else {
                    return faults.append("it is not an archive of a study: a compressed tar file is expected")
                }
                while true {
                    var entry: OpaquePointer?
                    let status = archive_read_next_header(archive, &entry)
                    if status == ARCHIVE_EOF { break }
                    guard status == ARCHIVE_OK, let entry else { return stop(archive) }
                    guard take(entry, archive) else { return }
                }
                isReadable = !digests.isEmpty
                if digests.isEmpty { faults.append("it is not an archive of a study: it contains no file") }
            }
        }

        private mutating func stop(_ archive: OpaquePointer) {
            let reason = archive_error_string(archive).map { String(cString: $0) } ?? "no reason is given"
            faults.append(
                digests.isEmpty
                    ? "it is not an archive of a study: \(reason)"
                    : "it cannot be read beyond \(digests.count) files: \(reason)")
        }

        /// Takes one file in.
        ///
        /// - Returns: whether the next can be read.
        private mutating func take(_ entry: OpaquePointer, _ archive: OpaquePointer) -> Bool {
            let name = archive_entry_pathname(entry).map { String(cString: $0) } ?? ""
            let parts = name.split(separator: "/", omittingEmptySubsequences: false)
            guard archive_entry_filetype(entry) == S_IFREG, archive_entry_hardlink(entry) == nil,
                parts.count > 1, parts[0] == StudyArchive.root,
                !parts.contains(where: { ["", ".", ".."].contains($0) })
            else {
                faults.append("\(name): it is not a file in \(StudyArchive.root)/")
                return true
            }
            let path = parts.dropFirst().joined(separator: "/")
            guard archive_entry_size(entry) <= ArchiveCheck.memberLimit else {
                faults.append("\(path): it is larger than \(ArchiveCheck.memberLimit >> 20) MiB")
                return true
            }
            guard let content = content(archive, limit: Int(archive_entry_size(entry))) else {
                stop(archive)
                return false
            }
            guard digests[path] == nil else {
                faults.append("\(path): it is in the archive twice")
                return true
            }
            digests[path] = sha256(content)
            let isOfRun = parts.count == 4 && parts[1] == "runs"
            if Self.keptNames.contains(path) || (isOfRun && parts[3] == Self.sumsName) { kept[path] = Data(content) }
            if isOfRun, parts[3] == "specification.json" {
                specifications[String(parts[2])] = sha256([UInt8](content.dropLast()))
            }
            return true
        }

        /// nil if it cannot be read.
        private func content(_ archive: OpaquePointer, limit: Int) -> [UInt8]? {
            var content = [UInt8]()
            content.reserveCapacity(limit)
            while true {
                var block: UnsafeRawPointer?
                var length = 0
                var offset: Int64 = 0
                let status = archive_read_data_block(archive, &block, &length, &offset)
                if status == ARCHIVE_EOF { return content.count == limit ? content : nil }
                guard status == ARCHIVE_OK, offset == content.count, content.count + length <= limit else { return nil }
                content.append(contentsOf: UnsafeRawBufferPointer(start: block, count: length))
            }
        }
    }
}
