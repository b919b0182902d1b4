import Foundation

/// A folder of a test's own, gone when the test is.
package final class TestFolder {
    package let url: URL

    package init() throws {
        url = FileManager.default.temporaryDirectory.appendingPathComponent("normreport-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    package func file(_ path: String) -> URL { url.appendingPathComponent(path) }

    /// Writes a file, with the folders that lead to it.
    package func write(_ text: String, to path: String) throws {
        let file = file(path)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }

    /// The names in a folder below, hidden ones too, in order.
    package func names(_ path: String = "") throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: file(path).path).sorted()
    }

    /// The bytes of every file below, by path.
    package func contents() throws -> [String: Data] {
        var contents = [String: Data]()
        for path in try FileManager.default.subpathsOfDirectory(atPath: url.path) {
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: file(path).path, isDirectory: &isFolder), !isFolder.boolValue
            else { continue }
            contents[path] = try Data(contentsOf: file(path))
        }
        return contents
    }

    /// The files whose content does not depend on when and where runs were computed.
    package func contentsWithoutTimes() throws -> [String: Data] {
        try contents().filter { !$0.key.hasPrefix("timings/") }
    }
}
