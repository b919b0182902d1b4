import Testing

@testable import Training

@Suite struct DataFileTests {
    private let folder: TemporaryFolder
    private var file: String { folder.path + "/file" }

    init() throws {
        folder = try TemporaryFolder()
        try folder.write([1, 2, 3], to: "file")
    }

    @Test func readsAllBytes() throws {
        #expect(try DataFile.bytes(of: file) == [1, 2, 3])
        try folder.write([], to: "file")
        #expect(try DataFile.bytes(of: file) == [])
    }

    @Test func decompressesWhateverTheName() throws {
        #expect(try DataFile.content(of: file).bytes == [1, 2, 3])
        try folder.run("gzip", "file")
        #expect(try DataFile.content(of: file + ".gz").bytes == [1, 2, 3])
        try folder.run("mv", "file.gz", "file")
        #expect(try DataFile.content(of: file).bytes == [1, 2, 3])
    }

    @Test func theBoundIsOnTheFile() throws {
        #expect(try DataFile.bytes(of: file, limit: 3).count == 3)
        #expect(throws: DataSetError.tooLarge(file: file, limit: 2)) { try DataFile.bytes(of: file, limit: 2) }
    }

    @Test func whatIsNoFile() throws {
        try folder.run("mkfifo", "pipe")
        for path in [folder.path, folder.path + "/pipe"] {
            #expect(throws: DataSetError.unreadable(file: path, reason: "it is not a file")) {
                try DataFile.bytes(of: path)
            }
        }
    }

    @Test func whatIsNotThere() {
        let path = folder.path + "/nothing"
        #expect(throws: DataSetError.unreadable(file: path, reason: "no such file or directory")) {
            try DataFile.bytes(of: path)
        }
    }
}
