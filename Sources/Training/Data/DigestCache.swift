import Foundation

/// Remembers the digests of data files, so that a set of 30 MB or more is not digested at every start.
///
/// A digest counts as long as each file has the size and the modification time that it had. The cache is one JSON file
/// in the user's cache folder; where it cannot be read or written, digests are computed anew, and nothing else changes.
package struct DigestCache: Sendable {
    private struct Entry: Codable {
        let signature: String
        let sha256: String
    }

    private let file: URL

    package init(file: URL) {
        self.file = file
    }

    /// In the user's cache folder, after the XDG base directory specification.
    package static var standard: DigestCache {
        let named = ProcessInfo.processInfo.environment["XDG_CACHE_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
        let folder = named ?? NSHomeDirectory() + "/.cache"
        return DigestCache(file: URL(fileURLWithPath: folder + "/normreport/data-sets.json"))
    }

    /// The digest remembered of the set, if its files are as they were.
    func digest(of name: DataSetName, files: [String]) -> String? {
        guard let signature = Self.signature(of: files), let entry = entries()[Self.key(name, files)] else {
            return nil
        }
        return entry.signature == signature ? entry.sha256 : nil
    }

    /// Remembers a digest. Two programs that write at once may lose one of two entries, which costs a digest later.
    func remember(_ sha256: String, of name: DataSetName, files: [String]) {
        guard let signature = Self.signature(of: files) else { return }
        var entries = entries()
        entries[Self.key(name, files)] = Entry(signature: signature, sha256: sha256)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
        guard let data = try? encoder.encode(entries) else { return }
        try? FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try? data.write(to: file, options: .atomic)
    }

    private func entries() -> [String: Entry] {
        guard let data = try? Data(contentsOf: file) else { return [:] }
        return (try? JSONDecoder().decode([String: Entry].self, from: data)) ?? [:]
    }

    private static func key(_ name: DataSetName, _ files: [String]) -> String {
        "\(name.rawValue) \(files.first ?? "")"
    }

    /// The files' paths, sizes and modification times to the nanosecond; nil where one cannot be examined.
    private static func signature(of files: [String]) -> String? {
        var parts: [String] = []
        for file in files {
            var status = stat()
            guard stat(file, &status) == 0 else { return nil }
            parts.append("\(file):\(status.st_size):\(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec)")
        }
        return parts.joined(separator: "|")
    }
}
