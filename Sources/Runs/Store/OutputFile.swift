import Foundation

/// Files of an output folder.
package enum OutputFile {
    /// Writes a file under a temporary name and renames it, so that a reader never meets half of it. Folders on the way
    /// are made.
    ///
    /// - Throws: `OutputError.cannotWrite`.
    package static func write(_ data: Data, to file: URL) throws(OutputError) {
        do {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try data.write(to: file, options: .atomic)
        } catch {
            throw .cannotWrite(file.path, reason: error.localizedDescription)
        }
    }
}
