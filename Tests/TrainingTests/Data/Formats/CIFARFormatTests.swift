import Testing

@testable import Training

@Suite struct CIFARFormatTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    private func load(_ name: DataSetSource, _ place: String = "") throws -> DataSet {
        try DataSet(name, directory: folder.path + place)
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

    @Test(arguments: [DataSetSource.cifar10, .cifar100])
    func anArchiveAndItsFolderAreOneDataSet(name: DataSetSource) throws {
        if name == .cifar10 {
            try DataFixtures.writeCIFAR10(to: folder)
            try folder.run("tar", "-czf", "cifar-10-binary.tar.gz", "cifar-10-batches-bin")
        } else {
            try DataFixtures.writeCIFAR100(to: folder)
            try folder.run("tar", "-czf", "cifar-100-binary.tar.gz", "cifar-100-binary")
        }
        let unpacked = try load(name)
        let packed = try load(name, "/\(name.identifier)-binary.tar.gz")
        try folder.run("rm", "-r", "cifar-10-batches-bin", "cifar-100-binary", "-f")
        let found = try load(name)
        try folder.run("gunzip", "\(name.identifier)-binary.tar.gz")
        let decompressed = try load(name)
        for data in [packed, found, decompressed] {
            #expect(data.sha256 == unpacked.sha256)
            #expect(data.training.count == unpacked.training.count)
            #expect(data.training.values(of: 3) == unpacked.training.values(of: 3))
            #expect(data.test.label(of: 1) == unpacked.test.label(of: 1))
        }
    }

    private static let smallCounts = ImageCounts(training: 10, test: 2)

    @Test func anArchiveWithThePublishedDigestIsVerified() throws {
        try DataFixtures.writeCIFAR10(to: folder)
        try folder.run("tar", "-czf", "cifar-10-binary.tar.gz", "cifar-10-batches-bin")
        let digest = try #require(md5(try folder.bytes(of: "cifar-10-binary.tar.gz")))
        let set = DataSetSource.cifar10(archiveMD5: digest, images: Self.smallCounts)
        func verification(_ set: DataSetSource, _ place: String = "") throws -> Verification {
            try DataSet(set, directory: folder.path + place).verification
        }
        #expect(try verification(set, "/cifar-10-binary.tar.gz") == .verified)
        // Beside the archive its files are known too, and without it they are not.
        #expect(try verification(set) == .verified)
        #expect(try verification(set, "/cifar-10-batches-bin") == .notVerified)
        let others = [
            DataSetSource.cifar10(archiveMD5: "0", images: Self.smallCounts),
            .cifar10(archiveMD5: "0", images: ImageCounts(training: 10, test: 3)), .cifar10,
        ]
        #expect(try others.map { try verification($0) } == [.notVerified, .ownSet, .ownSet])
    }

    @Test func anArchiveThatDiffersFromItsFolder() throws {
        try DataFixtures.writeCIFAR10(to: folder)
        try folder.run("tar", "-czf", "cifar-10-binary.tar.gz", "cifar-10-batches-bin")
        var bytes = try folder.bytes(of: "cifar-10-batches-bin/test_batch.bin")
        bytes[5] ^= 1
        try folder.write(bytes, to: "cifar-10-batches-bin/test_batch.bin")
        #expect(
            throws: DataSetError.ambiguous(
                first: "\(folder.path)/cifar-10-batches-bin", second: "\(folder.path)/cifar-10-binary.tar.gz")
        ) { try load(.cifar10) }
    }

    @Test func twoCopiesInOneArchive() throws {
        try DataFixtures.writeCIFAR100(to: folder)
        try folder.run("cp", "-r", "cifar-100-binary", "old")
        try folder.run("tar", "-czf", "both.tar.gz", "cifar-100-binary", "old")
        let error = try #require(throws: DataSetError.self) { try load(.cifar100, "/both.tar.gz") }
        guard case .ambiguous = error else {
            Issue.record("\(error)")
            return
        }
    }

    @Test func theFineLabelBeforeTheCoarseOne() throws {
        try DataFixtures.writeCIFAR100(to: folder)
        let name = "cifar-100-binary/test.bin"
        var bytes = try folder.bytes(of: name)
        bytes[3074] = 20
        try folder.write(bytes, to: name)
        let error = try #require(throws: DataSetError.self) { try load(.cifar100) }
        #expect(
            "\(error)"
                == "\(folder.path)/\(name): not records of cifar-100 with the coarse label, 0 to 19, before the fine one, "
                + "but records of which image 1 begins with 20; check --data and --data-directory")
    }

    @Test(arguments: [
        (DataSetSource.cifar10, "cifar-10-batches-py", "data_batch_1", "Python"),
        (.cifar10, "cifar-10-batches-mat", "data_batch_1.mat", "Matlab"),
        (.cifar100, "cifar-100-python", "train", "Python"),
        (.cifar100, "cifar-100-matlab", "train.mat", "Matlab"),
    ])
    func anotherVersion(set: DataSetSource, unpacked: String, file: String, version: String) throws {
        try folder.write([128, 2], to: "\(unpacked)/\(file)")
        try folder.run("tar", "-czf", "other.tar.gz", unpacked)
        for place in ["", "/\(unpacked)", "/other.tar.gz"] {
            #expect(
                throws: DataSetError.foreign(
                    file: folder.path + place,
                    expected: "the binary version of \(set.identifier), \(set.identifier)-binary.tar.gz",
                    found: "its \(version) version")
            ) { try load(set, place) }
        }
    }

    @Test func anArchiveWithAWrongChecksum() throws {
        try DataFixtures.writeCIFAR100(to: folder)
        try folder.run("tar", "-czf", "cifar-100-binary.tar.gz", "cifar-100-binary")
        var bytes = try folder.bytes(of: "cifar-100-binary.tar.gz")
        bytes[bytes.count - 8] ^= 1
        try folder.write(bytes, to: "cifar-100-binary.tar.gz")
        let error = try #require(throws: DataSetError.self) { try load(.cifar100, "/cifar-100-binary.tar.gz") }
        guard case .unreadable("\(folder.path)/cifar-100-binary.tar.gz", _) = error else {
            Issue.record("\(error)")
            return
        }
    }

    @Test func missingSetNamesTheArchive() throws {
        let error = try #require(throws: DataSetError.self) { try load(.cifar100) }
        #expect(
            error
                == .missing(
                    name: .cifar100, file: "\(folder.path)/cifar-100-binary.tar.gz", found: "its folder is empty"))
        #expect("\(error)".contains("get cifar-100-binary.tar.gz from www.cs.toronto.edu/~kriz/cifar.html"))
    }

    @Test func missingFileOfSeveral() throws {
        try DataFixtures.writeCIFAR10(to: folder)
        try folder.run("rm", "cifar-10-batches-bin/data_batch_4.bin")
        #expect(
            throws: DataSetError.missing(
                name: .cifar10, file: "\(folder.path)/cifar-10-batches-bin/data_batch_4.bin",
                found:
                    "its folder has data_batch_1.bin, data_batch_2.bin, data_batch_3.bin, data_batch_5.bin and 1 more")
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
                == "\(file): image 2 has the label 100, outside 0 to 99; "
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
                file: "\(folder.path)/other.tar.gz", expected: "the binary version of cifar-10",
                found: "an archive without data_batch_1.bin")
        ) { try load(.cifar10, "/other.tar.gz") }
    }

    @Test func fileThatIsNoArchive() throws {
        try folder.write(Array("hello, world".utf8), to: "text.tar.gz")
        let error = try #require(throws: DataSetError.self) { try load(.cifar10, "/text.tar.gz") }
        guard case .foreign("\(folder.path)/text.tar.gz", expected: "a tar archive", _) = error else {
            Issue.record("\(error)")
            return
        }
    }
}
