import Foundation
import Testing

@testable import Training

@Suite struct DataSetTests {
    /// Debian's package itself, where it is installed, as on every machine that the launcher prepared.
    @Test(.enabled(if: FileManager.default.fileExists(atPath: "/usr/share/datasets/fashion-mnist")))
    func fashionMNISTOfThePackage() throws {
        let data = try DataSet(.fashionMNIST)
        #expect(data.trainingCount == 60_000)
        #expect(data.testCount == 10_000)
        #expect(data.location == "/usr/share/datasets/fashion-mnist")
        // From `cat` of the four files' `zcat`, through sha256sum.
        #expect(data.sha256 == "14410854cf7a289477dcfc7df3f8ec24741e281cdcc425ede0d9a748ca630214")
        #expect(data.verification == .verified)
        #expect((0..<5).map(data.training.label(of:)) == [9, 0, 0, 3, 0])
        // Its images are 28x28: a margin of two pixels is black.
        #expect(data.training.values(of: 0)[..<64].allSatisfy { $0 == -1 })
    }

    /// What is read is what is digested, whatever name, size and time the files have.
    @Test func linkThatIsSwitchedBetweenSetsOfOneSizeAndTime() throws {
        let folder = try TemporaryFolder()
        try DataFixtures.writeCIFAR10(to: folder)
        try folder.run("mv", "cifar-10-batches-bin", "a")
        try folder.run("cp", "-r", "a", "b")
        var bytes = try folder.bytes(of: "b/test_batch.bin")
        bytes[100] ^= 1
        try folder.write(bytes, to: "b/test_batch.bin")
        try folder.run("find", "a", "b", "-exec", "touch", "-d", "@1", "{}", "+")
        let digests = try ["a", "b", "a"].map { target in
            try folder.run("ln", "-sfn", target, "current")
            return try DataSet(.cifar10, directory: folder.path + "/current").sha256
        }
        #expect(digests[0] != digests[1])
        #expect(digests[0] == digests[2])
    }

    @Test func computedImagesReadNoFolder() throws {
        let error = try #require(throws: DataSetError.self) { try DataSet(.generated, directory: "/x") }
        #expect(error == .takesNoDirectory(name: .generated, directory: "/x"))
        #expect(
            "\(error)"
                == "data set generated is computed and reads nothing from /x; leave out --data-directory, or choose "
                + "another set with --data")
    }
}

/// A data set that the program doesn't know: black and white images, computed, or read from a file with one byte an image.
@Suite struct ForeignDataSetTests {
    private struct Flat: ImageSource {
        let shades: [UInt8]

        var count: Int { shades.count }
        func label(of image: Int) -> Int { shades[image] > 127 ? 1 : 0 }
        func write(_ image: Int, to pixels: UnsafeMutableBufferPointer<UInt8>) {
            pixels.update(repeating: shades[image])
        }
    }

    private struct Reader: DataSetReader {
        func read(_ source: DataSetSource, from directory: String) throws -> DataSetContent {
            let shades = [UInt8](try Data(contentsOf: URL(fileURLWithPath: directory + "/shades")))
            return DataSetContent(
                training: ImageSet(Flat(shades: shades), images: 0..<2, classCount: source.classCount),
                test: ImageSet(Flat(shades: shades), images: 2..<shades.count, classCount: source.classCount),
                sha256: sha256(shades), verification: .notVerified)
        }
    }

    @Test func isReadLikeAnyOther() throws {
        let folder = try TemporaryFolder()
        try folder.write([0, 255, 255], to: "shades")
        let source = DataSetSource(
            identifier: "shades", classCount: 2, summary: "images of one shade", citation: "the test's own",
            files: .init(defaultDirectory: folder.path, installation: "run the test", isBroughtByUser: true),
            reader: Reader())
        let data = try DataSet(source)
        #expect(data.source == source)
        #expect(data.description.credit == "shades (the test's own), not verified")
        #expect(data.sha256 == sha256([0, 255, 255]))
        let batch = data.training.batch(of: [1, 0])
        #expect(batch.labels == [1, 0])
        #expect(batch.images.prefix(3072).allSatisfy { $0 == 1 } && batch.images.suffix(3072).allSatisfy { $0 == -1 })
        #expect(data.testCount == 1)
        #expect(data.materialized().description == data.description)
    }
}
