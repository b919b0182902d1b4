import Testing

@testable import Training

@Suite struct CIFARFormatTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    private func load(_ name: DataSetName, _ place: String = "") throws -> DataSet {
        try DataSet(name, directory: folder.path + place, cache: folder.cache)
    }

    @Test func readsCIFAR10FromItsFolderAndFromTheFolderAbove() throws {
        try DataFixtures.writeCIFAR10(to: folder)
        for place in ["", "/cifar-10-batches-bin"] {
            let data = try load(.cifar10, place)
            #expect((0..<data.training.count).map(data.training.label(of:)) == Array(0..<10))
            #expect((0..<data.test.count).map(data.test.label(of:)) == [0, 1])
            #expect(
                data.training.values(of: 7) == DataFixtures.pixels(image: 7, count: 3072).map { normalized($0) })
            #expect(data.test.values(of: 1) == DataFixtures.pixels(image: 11, count: 3072).map { normalized($0) })
        }
    }

    @Test func readsTheFineLabelsOfCIFAR100() throws {
        try DataFixtures.writeCIFAR100(to: folder)
        let data = try load(.cifar100)
        #expect((0..<data.training.count).map(data.training.label(of:)) == [90, 91, 92, 93])
        #expect((0..<data.test.count).map(data.test.label(of:)) == [94, 95])
        #expect(data.training.classCount == 100)
        #expect(data.training.values(of: 2) == DataFixtures.pixels(image: 2, count: 3072).map { normalized($0) })
    }

    @Test(arguments: [DataSetName.cifar10, .cifar100])
    func anArchiveAndItsFolderAreOneDataSet(name: DataSetName) throws {
        if name == .cifar10 {
            try DataFixtures.writeCIFAR10(to: folder)
            try folder.run("tar", "-czf", "cifar-10-binary.tar.gz", "cifar-10-batches-bin")
        } else {
            try DataFixtures.writeCIFAR100(to: folder)
            try folder.run("tar", "-czf", "cifar-100-binary.tar.gz", "cifar-100-binary")
        }
        let unpacked = try load(name)
        let packed = try load(name, "/\(name.rawValue)-binary.tar.gz")
        try folder.run("rm", "-r", "cifar-10-batches-bin", "cifar-100-binary", "-f")
        let found = try load(name)
        for data in [packed, found] {
            #expect(data.sha256 == unpacked.sha256)
            #expect(data.training.count == unpacked.training.count)
            #expect(data.training.values(of: 3) == unpacked.training.values(of: 3))
            #expect(data.test.label(of: 1) == unpacked.test.label(of: 1))
        }
    }

    @Test func missingSetNamesTheArchive() throws {
        let error = try #require(throws: DataSetError.self) { try load(.cifar100) }
        #expect(error == .missing(name: .cifar100, file: "\(folder.path)/cifar-100-binary.tar.gz"))
        #expect("\(error)".contains("get cifar-100-binary.tar.gz from www.cs.toronto.edu/~kriz/cifar.html"))
    }

    @Test func missingFileOfSeveral() throws {
        try DataFixtures.writeCIFAR10(to: folder)
        try folder.run("rm", "cifar-10-batches-bin/data_batch_4.bin")
        #expect(
            throws: DataSetError.missing(
                name: .cifar10, file: "\(folder.path)/cifar-10-batches-bin/data_batch_4.bin")
        ) { try load(.cifar10) }
    }

    /// Inside a record, and between two.
    @Test(arguments: [100, 3073])
    func truncatedFile(missing: Int) throws {
        try DataFixtures.writeCIFAR10(to: folder)
        let name = "cifar-10-batches-bin/data_batch_2.bin"
        try folder.write(Array(try folder.bytes(of: name).dropLast(missing)), to: name)
        #expect(
            throws: DataSetError.truncated(
                file: "\(folder.path)/\(name)", expectedBytes: 6146, actualBytes: 6146 - missing)
        ) { try load(.cifar10) }
    }

    @Test func emptyFile() throws {
        try DataFixtures.writeCIFAR100(to: folder)
        try folder.write([], to: "cifar-100-binary/test.bin")
        #expect(
            throws: DataSetError.truncated(
                file: "\(folder.path)/cifar-100-binary/test.bin", expectedBytes: 3074, actualBytes: 0)
        ) { try load(.cifar100) }
    }

    @Test func mislabelledFile() throws {
        try DataFixtures.writeCIFAR100(to: folder)
        let name = "cifar-100-binary/train.bin"
        var bytes = try folder.bytes(of: name)
        bytes[2 * 3074 + 1] = 100
        try folder.write(bytes, to: name)
        let error = try #require(throws: DataSetError.self) { try load(.cifar100) }
        let file = "\(folder.path)/\(name)"
        #expect(error == .labelOutOfRange(file: file, image: 2, label: 100, classCount: 100))
        #expect(
            "\(error)"
                == "\(file): image 2 has the label 100, beyond 0 to 99; "
                + "check that the file belongs to the data set named by --data")
    }

    @Test func truncatedArchive() throws {
        try DataFixtures.writeCIFAR100(to: folder)
        try folder.run("tar", "-czf", "short.tar.gz", "cifar-100-binary")
        try folder.write(Array(try folder.bytes(of: "short.tar.gz").dropLast(200)), to: "short.tar.gz")
        let error = try #require(throws: DataSetError.self) { try load(.cifar100, "/short.tar.gz") }
        guard case .unreadable("\(folder.path)/short.tar.gz", _) = error else {
            Issue.record("\(error)")
            return
        }
    }

    @Test func foreignArchive() throws {
        try DataFixtures.writeCIFAR100(to: folder)
        try folder.run("tar", "-czf", "other.tar.gz", "cifar-100-binary")
        #expect(
            throws: DataSetError.foreign(
                file: "\(folder.path)/other.tar.gz", expected: "the binary distribution of cifar-10",
                found: "an archive without data_batch_1.bin")
        ) { try load(.cifar10, "/other.tar.gz") }
    }

    @Test func fileThatIsNoArchive() throws {
        try folder.write(Array("hello, world".utf8), to: "text.tar.gz")
        let error = try #require(throws: DataSetError.self) { try load(.cifar10, "/text.tar.gz") }
        guard case .unreadable("\(folder.path)/text.tar.gz", _) = error else {
            Issue.record("\(error)")
            return
        }
    }
}
