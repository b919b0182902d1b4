import Testing

@testable import Training

@Suite struct FashionMNISTFormatTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try DataFixtures.writeFashionMNIST(to: folder)
    }

    private func load() throws -> DataSet {
        try DataSet(.fashionMNIST, directory: folder.path, cache: folder.cache)
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
        let names = [
            "train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte",
        ]
        let bytes = try names.flatMap { try folder.bytes(of: $0) }
        #expect(try load().sha256 == sha256(bytes))
    }

    @Test func missingFileNamesTheCommandAndTheAlternative() throws {
        try folder.run("rm", "t10k-labels-idx1-ubyte")
        let file = "\(folder.path)/t10k-labels-idx1-ubyte.gz"
        let error = try #require(throws: DataSetError.self) { try load() }
        #expect(error == .missing(name: .fashionMNIST, file: file))
        #expect(
            "\(error)"
                == "data set fashion-mnist: \(file) does not exist; `apt-get install dataset-fashion-mnist`, name the "
                + "data's folder with --data-directory, or use --data generated")
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
        (Array("hello, world".utf8), "12 bytes that begin with 68 65 6c 6c"),
        ([], "an empty file"),
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
