import Testing

@testable import Training

@Suite struct TarArchiveTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write([1, 2, 3], to: "set/a")
        try folder.write([UInt8](repeating: 7, count: 2000), to: "set/b")
        try folder.write([4], to: "set/readme")
    }

    private func archive(_ names: Set<String> = ["a", "b"]) throws -> TarArchive {
        try TarArchive(FileContent(file: "x.tar", bytes: folder.bytes(of: "x.tar")), named: names)
    }

    @Test(arguments: ["gnu", "ustar", "pax"])
    func readsTheMembersThatAreNamed(format: String) throws {
        try folder.run("tar", "--format=\(format)", "-cf", "x.tar", "set")
        let archive = try archive()
        #expect(archive.members == ["a": [1, 2, 3], "b": [UInt8](repeating: 7, count: 2000)])
        #expect(archive.otherNames.sorted() == ["readme", "set"])
    }

    @Test func aMemberWithANameOfAnotherAlphabetIsNoMatter() throws {
        try folder.write([5], to: "set/äßλ")
        try folder.run("tar", "--format=pax", "-cf", "x.tar", "set")
        #expect(try archive().members["a"] == [1, 2, 3])
    }

    @Test func twoMembersOfOneName() throws {
        try folder.run("cp", "-r", "set", "copy")
        try folder.run("tar", "-cf", "x.tar", "set/a", "set/b", "copy/a")
        #expect(throws: DataSetError.ambiguous(first: "x.tar: set/a", second: "x.tar: copy/a")) { try archive() }
    }

    @Test func oneMemberTwice() throws {
        try folder.run("tar", "-cf", "x.tar", "set")
        try folder.run("tar", "-rf", "x.tar", "set/a")
        #expect(throws: DataSetError.ambiguous(first: "x.tar: set/a", second: "x.tar: set/a")) { try archive() }
    }

    @Test(arguments: [["-s"], []])
    func aLinkIsNotItsFile(options: [String]) throws {
        try folder.run("rm", "set/b")
        if options.isEmpty {
            try folder.run("ln", "set/readme", "set/b")
            try folder.run("tar", "-cf", "x.tar", "set/readme", "set/b")
        } else {
            try folder.run("ln", "-s", "readme", "set/b")
            try folder.run("tar", "-cf", "x.tar", "set/b")
        }
        #expect(
            throws: DataSetError.foreign(
                file: "x.tar: set/b", expected: "a plain file", found: "a link or folder")
        ) { try archive() }
    }

    /// A hole of a terabyte takes no room in the archive.
    @Test func aSparseMemberIsRefused() throws {
        try folder.run("rm", "set/b")
        try folder.run("truncate", "-s", "1T", "set/b")
        try folder.run("tar", "-S", "-cf", "x.tar", "set/b")
        #expect(
            throws: DataSetError.foreign(
                file: "x.tar: set/b", expected: "a plain file of 1099511627776 bytes",
                found: "a sparse one, of which 0 bytes are there")
        ) { try archive() }
    }

    @Test func aMemberThatIsCut() throws {
        try folder.run("tar", "-cf", "x.tar", "set/b")
        try folder.write(Array(try folder.bytes(of: "x.tar").prefix(512 + 1000)), to: "x.tar")
        let error = try #require(throws: DataSetError.self) { try archive() }
        guard case .unreadable("x.tar", _) = error else {
            Issue.record("\(error)")
            return
        }
    }

    @Test func aHeaderThatIsDamaged() throws {
        try folder.run("tar", "-cf", "x.tar", "set/a", "set/b")
        var bytes = try folder.bytes(of: "x.tar")
        bytes[1024] ^= 1
        try folder.write(bytes, to: "x.tar")
        let error = try #require(throws: DataSetError.self) { try archive() }
        guard case .unreadable("x.tar", _) = error else {
            Issue.record("\(error)")
            return
        }
    }

    @Test(arguments: [[], [UInt8]("hello, world".utf8)])
    func whatIsNoArchive(bytes: [UInt8]) throws {
        try folder.write(bytes, to: "x.tar")
        let error = try #require(throws: DataSetError.self) { try archive() }
        guard case .foreign("x.tar", expected: "a tar archive", _) = error else {
            Issue.record("\(error)")
            return
        }
    }
}
