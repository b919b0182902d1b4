import Foundation
import Testing

@testable import Files
@testable import TestSupport

@Suite struct InputFileTests {
    private let folder: TestFolder
    private var file: URL { folder.file("file") }

    init() throws {
        folder = try TestFolder()
        try Data([1, 2, 3]).write(to: file)
    }

    private func error(_ path: String, limit: Int = InputFile.sizeLimit) -> InputFileError? {
        do throws(InputFileError) {
            _ = try InputFile.bytes(of: path, limit: limit)
            return nil
        } catch {
            return error
        }
    }

    @Test func filesAreReadWhole() throws {
        #expect(try InputFile.bytes(of: file.path) == [1, 2, 3])
        #expect(try InputFile.data(of: file) == Data([1, 2, 3]))
        try Data().write(to: file)
        #expect(try InputFile.bytes(of: file.path) == [])
    }

    @Test func theBoundIsOnTheFile() {
        #expect(error(file.path, limit: 3) == nil)
        #expect(error(file.path, limit: 2) == .tooLarge(limit: 2))
        #expect("\(InputFileError.tooLarge(limit: InputFile.sizeLimit))" == "it is larger than 256 MiB")
    }

    /// Each of them would be read for ever, or wait for a writer that never comes.
    @Test func whatIsNoFileIsRefused() {
        let pipe = folder.file("pipe").path
        #expect(mkfifo(pipe, 0o600) == 0)
        for path in [folder.url.path, pipe, "/dev/zero", "/dev/stdin"] { #expect(error(path) == .notAFile, "\(path)") }
    }

    @Test func whatTheSystemRefusesIsSaid() throws {
        #expect(error(folder.file("nothing").path) == .system(SystemCallError(ENOENT)))
        let loop = folder.file("loop").path
        try FileManager.default.createSymbolicLink(atPath: loop, withDestinationPath: loop)
        #expect(error(loop) == .system(SystemCallError(ELOOP)))
        #expect(error(String(repeating: "x", count: 5000)) == .system(SystemCallError(ENAMETOOLONG)))
    }
}
