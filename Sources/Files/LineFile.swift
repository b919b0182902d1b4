import Foundation

/// A file to which one writer adds lines. A line survives a kill and a power cut from the moment that the call returns; one
/// that was being written may be cut.
///
/// The file is made with its first line. Its writer holds a shared lock on it, so that ``OutputFiles/isAbandoned(_:)`` can
/// tell whether lines are still to come. It may be used from several threads.
///
/// Unchecked: the lock guards the state.
package final class LineFile: @unchecked Sendable {
    private let file: URL
    private let files: OutputFiles
    private let lock = NSLock()
    private var descriptor: Int32?
    /// Whether the last line may have been written in part.
    private var isCut = false

    /// - Parameter file: a path that no other writer uses; the folders on the way are made with the first line.
    package init(_ file: URL, files: OutputFiles = .standard) {
        self.file = file
        self.files = files
    }

    deinit { close() }

    /// Adds a line, which must not hold the byte that ends one.
    ///
    /// - Throws: `OutputError.cannotWrite`; further lines may still be added.
    package func append(_ line: Data) throws(OutputError) {
        lock.lock()
        defer { lock.unlock() }
        if descriptor == nil { descriptor = try files.newFile(file) }
        guard let descriptor else { return }
        let end = Data("\n".utf8)
        do {
            let text = (isCut ? end : Data()) + line + end
            isCut = true
            try files.write(text, to: descriptor)
            try files.calls.synchronize(descriptor)
            isCut = false
        } catch {
            throw .cannotWrite(file.path, reason: "\(error)")
        }
    }

    /// Gives the file up: no line comes after this.
    package func close() {
        lock.lock()
        defer { lock.unlock() }
        if let descriptor { try? files.calls.close(descriptor) }
        descriptor = nil
    }

    /// The lines of a file, the last of which may be cut; none where it cannot be read.
    package static func lines(of file: URL) -> [Data] {
        guard let bytes = try? InputFile.data(of: file) else { return [] }
        return bytes.split(separator: UInt8(ascii: "\n")).map { Data($0) }
    }
}

extension OutputFiles {
    /// Opens a new file for one writer, who holds a shared lock on it. Its name survives a power cut.
    fileprivate func newFile(_ file: URL) throws(OutputError) -> Int32 {
        let folder = file.deletingLastPathComponent()
        try makeFolder(folder, .synced)
        do {
            let opened = try calls.open(file.path, O_WRONLY | O_CREAT | O_EXCL | O_APPEND)
            do {
                _ = calls.lock(opened, .shared)
                try synchronize(folder: folder)
            } catch {
                try? calls.close(opened)
                try? calls.removeFile(file.path)
                throw error
            }
            return opened
        } catch {
            throw .cannotWrite(file.path, reason: "\(error)")
        }
    }
}
