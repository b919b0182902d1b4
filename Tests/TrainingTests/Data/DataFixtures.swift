import Foundation
import Testing

@testable import Training

/// A folder for one test's files, gone when the test is.
final class TemporaryFolder {
    let path: String

    init() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("normreport-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        path = folder.path
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    func write(_ bytes: [UInt8], to name: String) throws {
        let url = URL(fileURLWithPath: path + "/" + name)
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: url)
    }

    func bytes(of name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(fileURLWithPath: path + "/" + name)))
    }

    /// Runs a program of the system in the folder.
    func run(_ program: String, _ arguments: String...) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [program] + arguments
        process.currentDirectoryURL = URL(fileURLWithPath: path)
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0, "\(program) \(arguments)")
    }
}

/// Data sets of a few images, in the bytes of their formats.
enum DataFixtures {
    /// Pixels that differ between images and positions.
    static func pixels(image: Int, count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: 31 * image + 7 * $0 + $0 / 256) }
    }

    static func idx(sizes: [Int], values: [UInt8]) -> [UInt8] {
        var bytes: [UInt8] = [0, 0, 8, UInt8(sizes.count)]
        for size in sizes {
            bytes += [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: size >> $0) }
        }
        return bytes + values
    }

    /// The four IDX files in the order in which they are digested.
    static let idxNames = [
        "train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte",
    ]

    /// Fashion-MNIST with five images for training and three for testing, uncompressed; image k has the label k.
    static func writeFashionMNIST(to folder: TemporaryFolder) throws {
        for (stem, count) in [("train", 5), ("t10k", 3)] {
            let values = (0..<count).flatMap { pixels(image: $0, count: 784) }
            try folder.write(idx(sizes: [count, 28, 28], values: values), to: "\(stem)-images-idx3-ubyte")
            try folder.write(
                idx(sizes: [count], values: (0..<count).map { UInt8($0) }), to: "\(stem)-labels-idx1-ubyte")
        }
    }

    /// CIFAR-10 with two images a file; image k of the set has the label k modulo 10.
    static func writeCIFAR10(to folder: TemporaryFolder) throws {
        let names = (1...5).map { "data_batch_\($0).bin" } + ["test_batch.bin"]
        for (file, name) in names.enumerated() {
            var records: [UInt8] = []
            for image in 2 * file..<2 * file + 2 {
                records.append(UInt8(image % 10))
                records += pixels(image: image, count: 3072)
            }
            try folder.write(records, to: "cifar-10-batches-bin/\(name)")
        }
    }

    /// CIFAR-100 with four images for training and two for testing; image k has the coarse label 19 and the fine 90 + k.
    static func writeCIFAR100(to folder: TemporaryFolder) throws {
        for (name, images) in [("train.bin", 0..<4), ("test.bin", 4..<6)] {
            var records: [UInt8] = []
            for image in images {
                records += [19, UInt8(90 + image)]
                records += pixels(image: image, count: 3072)
            }
            try folder.write(records, to: "cifar-100-binary/\(name)")
        }
    }
}

extension DataSetSource {
    /// A set in CIFAR-10's form of which other things are known.
    static func cifar10(archiveMD5: String, images: ImageCounts) -> DataSetSource {
        DataSetSource(
            identifier: "small-cifar-10", classCount: 10, summary: "a few images", citation: "the test's own",
            files: DataSetSource.cifar10.files,
            reader: CIFARFormat(
                archive: "cifar-10-binary", folder: "cifar-10-batches-bin",
                trainingFiles: (1...5).map { "data_batch_\($0).bin" }, testFile: "test_batch.bin",
                coarseClassCount: nil, known: .init(archiveMD5: archiveMD5, images: images), otherVersions: []))
    }

    /// A set in Fashion-MNIST's form of which other content is known.
    static func fashionMNIST(sha256: String) -> DataSetSource {
        DataSetSource(
            identifier: "small-fashion-mnist", classCount: 10, summary: "a few images", citation: "the test's own",
            files: DataSetSource.fashionMNIST.files, reader: IDXFormat(folders: [], knownSHA256: sha256))
    }
}

extension ImageSet {
    /// The normalised values of one image.
    func values(of index: Int, mirrored: Bool = false) -> [Float] {
        var values = [Float](repeating: .nan, count: ImageSet.valueCount)
        values.withUnsafeMutableBufferPointer { write(index, mirrored: mirrored, to: $0) }
        return values
    }
}

/// The value that a byte is normalised to.
func normalized(_ byte: UInt8) -> Float { (Float(byte) / 255 - 0.5) / 0.5 }
