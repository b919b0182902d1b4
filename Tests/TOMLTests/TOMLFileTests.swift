import ExitCodes
import Foundation
import TestSupport
import Testing

@testable import TOML

@Suite struct TOMLFileTests {
    @Test func filesThatCannotBeReadSayWhy() throws {
        let folder = try TestFolder()
        func error(_ path: String) -> TOMLError? {
            do throws(TOMLError) {
                _ = try TOMLFile(path: path)
                return nil
            } catch {
                return error
            }
        }
        let missing = folder.file("missing.toml").path
        #expect(error(missing)?.description == "cannot read \(missing): no such file or directory")
        #expect(error(missing)?.exitCode == .inputOutput)
        #expect(error(folder.url.path)?.description == "cannot read \(folder.url.path): it is not a file")
        let latin = folder.file("latin.toml")
        try Data([0x61, 0x3D, 0x22, 0xE9, 0x22]).write(to: latin)
        #expect(error(latin.path)?.description == "\(latin.path) is not UTF-8 text")
        #expect(error(latin.path)?.exitCode == .data)
        let large = folder.file("large.toml")
        try Data(repeating: 0x20, count: TOMLFile.largestSize + 1).write(to: large)
        #expect(error(large.path)?.description == "cannot read \(large.path): it is larger than 1 MiB")
        let pipe = folder.file("pipe.toml").path
        #expect(mkfifo(pipe, 0o600) == 0)
        #expect(error(pipe)?.description == "cannot read \(pipe): it is not a file")
        #expect(error("/dev/zero")?.description == "cannot read /dev/zero: it is not a file")
        let empty = folder.file("empty.toml")
        try Data().write(to: empty)
        #expect(error(empty.path) == nil)
        let good = folder.file("good.toml")
        try Data("\u{FEFF}a = 1\r\nb = 2\r\n".utf8).write(to: good)
        #expect(try TOMLFile(path: good.path).root.entries.map(\.line) == [1, 2])
    }
}
