import Testing

@testable import Training

@Suite struct IDXFormatTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try DataFixtures.writeFashionMNIST(to: folder)
    }

    private func load(_ place: String = "") throws -> DataSet {
        try DataSet(.fashionMNIST, directory: folder.path + place)
    }

    @Test func readsImagesAndLabels() throws {
        let data = try load()
        #expect(data.training.count == 5)
        #expect(data.test.count == 3)
        #expect((0..<5).map(data.training.label(of:)) == [0, 1, 2, 3, 4])
        #expect(data.training.classCount == 10)
    }

    @Test func padsWithTheValueOfBlackInThreeEqualChannels() throws {
        let values = try load().training.values(of: 3)
        let pixels = DataFixtures.pixels(image: 3, count: 784)
        for channel in 0..<3 {
            for row in 0..<32 {
                for column in 0..<32 {
                    let isInside = (2..<30).contains(row) && (2..<30).contains(column)
                    let expected = isInside ? normalized(pixels[(row - 2) * 28 + column - 2]) : -1
                    #expect(values[(channel * 32 + row) * 32 + column] == expected)
                }
            }
        }
    }

    @Test func gzipAndPlainFilesAreOneDataSet() throws {
        let plain = try load()
        try folder.run("gzip", "train-images-idx3-ubyte", "t10k-labels-idx1-ubyte")
        let compressed = try load()
        #expect(compressed.training.values(of: 4) == plain.training.values(of: 4))
        #expect(compressed.sha256 == plain.sha256)
    }

    @Test func digestIsThatOfTheUncompressedFilesInOrder() throws {
        let bytes = try DataFixtures.idxNames.flatMap { try folder.bytes(of: $0) }
        #expect(try load().sha256 == sha256(bytes))
    }

    @Test func otherContentIsASetOfOnesOwn() throws {
        let data = try load()
        #expect(data.verification == .ownSet)
        let known = try DataSet(.fashionMNIST(sha256: data.sha256), directory: folder.path)
        #expect(known.verification == .verified)
    }

    @Test func dottedNames() throws {
        let hyphened = try load()
        for name in DataFixtures.idxNames {
            try folder.run("mv", name, name.replacing("-idx", with: ".idx"))
        }
        #expect(try load().sha256 == hyphened.sha256)
        try folder.run("gzip", "train-images.idx3-ubyte")
        #expect(try load().sha256 == hyphened.sha256)
    }

    /// torchvision keeps what it downloads beside what it unpacks.
    @Test func foldersOfTorchvision() throws {
        let digest = try load().sha256
        try folder.run("mkdir", "-p", "root/FashionMNIST/raw")
        for name in DataFixtures.idxNames {
            try folder.run("gzip", "-k", name)
            try folder.run("mv", name, "\(name).gz", "root/FashionMNIST/raw")
        }
        for place in ["/root", "/root/FashionMNIST", "/root/FashionMNIST/raw"] {
            #expect(try load(place).sha256 == digest)
        }
    }

    /// Beside one another, or below loose files: none wins without a word.
    @Test(arguments: [
        ["root", "root/FashionMNIST/raw"], ["root/raw", "root/FashionMNIST/raw"], ["root", "root/raw"],
    ])
    func foldersThatCouldBeMeant(places: [String]) throws {
        let digest = try load().sha256
        for place in places {
            try folder.run("mkdir", "-p", place)
            for name in DataFixtures.idxNames { try folder.run("cp", name, place) }
        }
        #expect(try load("/root").sha256 == digest)
        let name = "t10k-labels-idx1-ubyte"
        try folder.write(DataFixtures.idx(sizes: [3], values: [2, 1, 0]), to: "\(places[1])/\(name)")
        let paths = places.map { "\(folder.path)/\($0)/\(name)" }
        #expect(throws: DataSetError.ambiguous(first: paths[0], second: paths[1])) { try load("/root") }
        #expect(try load("/\(places[1])").sha256 != digest)
    }

    /// A loose file beside a whole set is a copy of its file, or another one's.
    @Test func aLooseFileBesideAWholeSet() throws {
        let digest = try load().sha256
        try folder.run("mkdir", "-p", "root/raw")
        for name in DataFixtures.idxNames { try folder.run("cp", name, "root/raw") }
        try folder.run("cp", "train-labels-idx1-ubyte", "root")
        #expect(try load("/root").sha256 == digest)
        try folder.write(DataFixtures.idx(sizes: [5], values: [4, 3, 2, 1, 0]), to: "root/train-labels-idx1-ubyte")
        let error = try #require(throws: DataSetError.self) { try load("/root") }
        guard case .ambiguous = error else {
            Issue.record("\(error)")
            return
        }
        // Without a whole set the folder itself is meant.
        try folder.run("rm", "root/raw/t10k-labels-idx1-ubyte")
        guard case .missing(_, let file, _) = try #require(throws: DataSetError.self, performing: { try load("/root") })
        else {
            Issue.record("another error")
            return
        }
        #expect(file == "\(folder.path)/root/train-images-idx3-ubyte.gz")
    }

    @Test func twoCopiesOfAFileThatDiffer() throws {
        let name = "train-labels-idx1-ubyte"
        try folder.run("gzip", "-k", name)
        try folder.write(DataFixtures.idx(sizes: [5], values: [4, 3, 2, 1, 0]), to: name)
        let (first, second) = ("\(folder.path)/\(name).gz", "\(folder.path)/\(name)")
        let error = try #require(throws: DataSetError.self) { try load() }
        #expect(error == .ambiguous(first: first, second: second))
        #expect(
            "\(error)"
                == "\(first) and \(second) differ, and either could be meant; remove one of them, or name its folder with "
                + "--data-directory")
    }

    @Test func aFileWhereAFolderIsWanted() throws {
        let file = "\(folder.path)/train-images-idx3-ubyte"
        #expect(
            throws: DataSetError.foreign(
                file: file, expected: "a folder with the four IDX files of fashion-mnist", found: "a file")
        ) { try load("/train-images-idx3-ubyte") }
    }

    @Test(arguments: [4, 8]) func wrongChecksumOrLength(fromTheEnd: Int) throws {
        try folder.run("gzip", "train-images-idx3-ubyte")
        let name = "train-images-idx3-ubyte.gz"
        var bytes = try folder.bytes(of: name)
        bytes[bytes.count - fromTheEnd] ^= 1
        try folder.write(bytes, to: name)
        let error = try #require(throws: DataSetError.self) { try load() }
        guard case .unreadable("\(folder.path)/\(name)", _) = error else {
            Issue.record("\(error)")
            return
        }
    }

    @Test(arguments: ["train", "t10k"]) func noImages(part: String) throws {
        try folder.write(DataFixtures.idx(sizes: [0, 28, 28], values: []), to: "\(part)-images-idx3-ubyte")
        try folder.write(DataFixtures.idx(sizes: [0], values: []), to: "\(part)-labels-idx1-ubyte")
        #expect(
            throws: DataSetError.foreign(
                file: "\(folder.path)/\(part)-images-idx3-ubyte", expected: "one image or more", found: "none")
        ) { try load() }
    }

    /// As one archive unpacks each file: to a folder of the file's name.
    @Test func filesInFoldersOfTheirNames() throws {
        let digest = try load().sha256
        for name in DataFixtures.idxNames {
            let bytes = try folder.bytes(of: name)
            try folder.run("rm", name)
            try folder.write(bytes, to: "\(name.replacing("-idx", with: ".idx"))/\(name)")
        }
        #expect(try load().sha256 == digest)
        // A folder of a file's name that has nothing of the kind in it is no file.
        try folder.run("mkdir", "train-images-idx3-ubyte.gz")
        #expect(try load().sha256 == digest)
    }

    /// MNIST and its like have the files' names too. What they are is not known, so they bear no name.
    @Test func imagesAndLabelsOfAnotherSet() throws {
        try folder.write(DataFixtures.idx(sizes: [3], values: [9, 9, 9]), to: "t10k-labels-idx1-ubyte")
        #expect(try load().description.credit == "a set of your own")
    }

    @Test func missingFileNamesTheCommandAndTheAlternative() throws {
        try folder.run("rm", "t10k-labels-idx1-ubyte")
        let file = "\(folder.path)/t10k-labels-idx1-ubyte.gz"
        let error = try #require(throws: DataSetError.self) { try load() }
        #expect(
            "\(error)"
                == "data set fashion-mnist: \(file) does not exist (its folder has t10k-images-idx3-ubyte, "
                + "train-images-idx3-ubyte, train-labels-idx1-ubyte); `apt-get install dataset-fashion-mnist`, give the "
                + "folder of the data with --data-directory, or use --data generated")
    }

    @Test func truncatedImages() throws {
        let name = "train-images-idx3-ubyte"
        try folder.write(Array(try folder.bytes(of: name).dropLast(10)), to: name)
        #expect(
            throws: DataSetError.truncated(
                file: "\(folder.path)/\(name)", expectedBytes: 16 + 5 * 784, actualBytes: 6 + 5 * 784)
        ) { try load() }
    }

    @Test func truncatedHeader() throws {
        try folder.write([0, 0, 8, 1, 0, 0], to: "train-labels-idx1-ubyte")
        #expect(
            throws: DataSetError.truncated(
                file: "\(folder.path)/train-labels-idx1-ubyte", expectedBytes: 8, actualBytes: 6)
        ) { try load() }
    }

    @Test func truncatedCompression() throws {
        try folder.run("gzip", "train-images-idx3-ubyte")
        let name = "train-images-idx3-ubyte.gz"
        try folder.write(Array(try folder.bytes(of: name).dropLast(40)), to: name)
        let error = try #require(throws: DataSetError.self) { try load() }
        guard case .unreadable(let file, let reason) = error else {
            Issue.record("\(error)")
            return
        }
        #expect(file == "\(folder.path)/\(name)")
        #expect(reason.contains("truncated"))
    }

    @Test func labelBeyondTheClasses() throws {
        try folder.write(DataFixtures.idx(sizes: [5], values: [0, 1, 10, 3, 4]), to: "train-labels-idx1-ubyte")
        #expect(
            throws: DataSetError.labelOutOfRange(
                file: "\(folder.path)/train-labels-idx1-ubyte", image: 2, label: 10, classCount: 10)
        ) { try load() }
    }

    @Test(arguments: [
        (Array("hello, world".utf8), "text that begins with 'hello, world'"),
        ([], "an empty file"),
        (
            Array("<!DOCTYPE html>\n<html><head><title>403 Forbidden".utf8),
            "text that begins with '<!DOCTYPE html> <html><head><title>403 F'"
        ),
        ([0x50, 0x4B, 3, 4, 0, 0], "a zip archive"), ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0], "a file compressed with xz"),
        (DataFixtures.idx(sizes: [5], values: [0, 1, 2, 3, 4]), "13 bytes that begin with 00 00 08 01"),
        (DataFixtures.idx(sizes: [1, 32, 32], values: Array(repeating: 0, count: 1024)), "images of 32x32"),
        (DataFixtures.idx(sizes: [1, 28, 28], values: Array(repeating: 0, count: 790)), "806 bytes"),
        (
            DataFixtures.idx(sizes: [0xFFFF_FFFF, 0xFFFF_FFFF, 0xFFFF_FFFF], values: []),
            "sizes [4294967295, 4294967295, 4294967295]"
        ),
    ])
    func foreignImages(bytes: [UInt8], found: String) throws {
        try folder.write(bytes, to: "train-images-idx3-ubyte")
        let error = try #require(throws: DataSetError.self) { try load() }
        guard case .foreign(let file, _, found) = error else {
            Issue.record("\(error)")
            return
        }
        #expect(file == "\(folder.path)/train-images-idx3-ubyte")
    }

    @Test func anotherNumberOfLabels() throws {
        try folder.write(DataFixtures.idx(sizes: [4], values: [0, 1, 2, 3]), to: "train-labels-idx1-ubyte")
        #expect(
            throws: DataSetError.foreign(
                file: "\(folder.path)/train-labels-idx1-ubyte", expected: "the labels of 5 images", found: "4 labels")
        ) { try load() }
    }
}
