import Files
import Foundation

/// The four IDX files of MNIST and of sets in the same form, compressed with gzip or not.
///
/// An IDX file begins with a big-endian magic number, 0x0801 for labels and 0x0803 for images, then the length of each
/// dimension in four bytes, then one byte per value (Y. LeCun, C. Cortes, C. Burges, The MNIST database).
struct IDXFormat: DataSetReader {
    static let imageSide = 28

    /// Subfolders of the given folder that may also contain the files, in addition to `raw`.
    let folders: [String]
    /// The digest of the known content of the set.
    let knownSHA256: String

    func read(_ source: DataSetSource, from directory: String) throws -> DataSetContent {
        let folders = try places(in: directory, of: source)
        let contents = try File.allCases.map { try content(of: $0, in: folders, of: source) }
        let digest = contents.sha256()
        return DataSetContent(
            training: try images(contents[0], labels: contents[1], classCount: source.classCount),
            test: try images(contents[2], labels: contents[3], classCount: source.classCount),
            sha256: digest,
            verification: digest == knownSHA256 ? .verified : .ownSet)
    }
}

// Locating the files.
extension IDXFormat {
    /// The four files, in the order of the digest.
    private enum File: CaseIterable {
        case trainingImages, trainingLabels, testImages, testLabels

        /// The possible names of the file: that of the authors and the package, and that which some programs give it on
        /// unpacking, each with and without the suffix of gzip.
        var names: [String] {
            let (part, content) =
                switch self {
                case .trainingImages: ("train", "images-idx3-ubyte")
                case .trainingLabels: ("train", "labels-idx1-ubyte")
                case .testImages: ("t10k", "images-idx3-ubyte")
                case .testLabels: ("t10k", "labels-idx1-ubyte")
                }
            let dotted = content.replacingOccurrences(of: "-idx", with: ".idx")
            return [content, dotted].flatMap { ["\(part)-\($0).gz", "\(part)-\($0)"] }
        }
    }

    /// The folders with files of the set, at least one: the given one, and subfolders as torchvision creates them. The first
    /// has all files if any has.
    private func places(in directory: String, of source: DataSetSource) throws -> [String] {
        if URL(fileURLWithPath: directory).isFile {
            throw DataSetError.foreign(
                file: directory, expected: "a folder with the four IDX files of \(source.identifier)", found: "a file")
        }
        let folders = [directory] + (["raw"] + folders).map { "\(directory)/\($0)" }
        let counts = folders.map { folder in File.allCases.count { !Self.paths(of: $0, in: folder).isEmpty } }
        guard let first = zip(folders, counts).first(where: { $1 == File.allCases.count }) else {
            return [zip(folders, counts).first { $1 > 0 }?.0 ?? directory]
        }
        return [first.0] + zip(folders, counts).filter { $0 != first.0 && $1 > 0 }.map(\.0)
    }

    /// Where a file lies in a folder: under one or more of its names, or in a folder of such a name, to which some
    /// archives unpack each file.
    private static func paths(of file: File, in folder: String) -> [String] {
        let listing = FolderContent(folder)
        return file.names.filter { listing.first(of: [$0]) != nil }.flatMap { name -> [String] in
            let path = "\(folder)/\(name)"
            guard URL(fileURLWithPath: path).isFolder else { return [path] }
            let inner = FolderContent(path)
            return file.names.filter { inner.first(of: [$0]) != nil }.map { "\(path)/\($0)" }
        }
    }

    /// The content of one file. It may exist under several names, such as compressed and uncompressed, and in several folders,
    /// if all contents are equal.
    private func content(of file: File, in folders: [String], of source: DataSetSource) throws -> FileContent {
        let found = folders.flatMap { Self.paths(of: file, in: $0) }
        guard let path = found.first else {
            throw DataSetError.missing(
                name: source, file: "\(folders[0])/\(file.names[0])", found: FolderContent(folders[0]).description)
        }
        let content = try DataFile.content(of: path)
        for other in found.dropFirst() {
            let second = try DataFile.content(of: other)
            guard second.hasBytes(of: content) else {
                throw DataSetError.ambiguous(first: content.file, second: second.file)
            }
        }
        return content
    }
}

// Parsing the files.
extension IDXFormat {
    func images(_ images: FileContent, labels: FileContent, classCount: Int) throws -> ImageSet {
        let side = Self.imageSide
        let imageSizes = try sizes(of: images, dimensions: 3)
        guard imageSizes[1] == side, imageSizes[2] == side else {
            throw DataSetError.foreign(
                file: images.file, expected: "images of \(side)x\(side)",
                found: "images of \(imageSizes[1])x\(imageSizes[2])")
        }
        let count = imageSizes[0]
        guard count > 0 else {
            throw DataSetError.foreign(file: images.file, expected: "one image or more", found: "none")
        }
        let labelCount = try sizes(of: labels, dimensions: 1)[0]
        guard count == labelCount else {
            throw DataSetError.foreign(
                file: labels.file, expected: "the labels of \(count) images", found: "\(labelCount) labels")
        }
        let values = Array(labels.bytes.dropFirst(8))
        if let wrong = values.firstIndex(where: { Int($0) >= classCount }) {
            throw DataSetError.labelOutOfRange(
                file: labels.file, image: wrong, label: Int(values[wrong]), classCount: classCount)
        }
        let stored = StoredImages(
            bytes: images.bytes, firstPixel: 16, recordLength: side * side, planes: 1, side: side, labels: values)
        return ImageSet(stored, classCount: classCount)
    }

    /// The lengths of the dimensions in the header, after a check that the file has exactly the size that they imply.
    private func sizes(of content: FileContent, dimensions: Int) throws -> [Int] {
        let expected = "an IDX file of \(dimensions == 1 ? "labels" : "images")"
        let headerLength = 4 + 4 * dimensions
        guard content.bytes.prefix(4).elementsEqual([0, 0, 8, UInt8(dimensions)]) else {
            throw DataSetError.foreign(file: content.file, expected: expected, found: content.beginning)
        }
        guard content.bytes.count >= headerLength else {
            throw DataSetError.truncated(
                file: content.file, expectedBytes: headerLength, actualBytes: content.bytes.count)
        }
        let sizes = (1...dimensions).map { dimension in
            content.bytes[4 * dimension..<4 * dimension + 4].reduce(0) { $0 << 8 | Int($1) }
        }
        // Lengths near 2^32 in a file of another format would overflow the product.
        let product = sizes.reduce(Optional(1)) { product, size in
            product.flatMap { value in
                let (result, overflow) = value.multipliedReportingOverflow(by: size)
                return overflow ? nil : result
            }
        }
        guard let product, product <= Int.max - headerLength else {
            throw DataSetError.foreign(file: content.file, expected: expected, found: "sizes \(sizes)")
        }
        let length = headerLength + product
        guard content.bytes.count >= length else {
            throw DataSetError.truncated(file: content.file, expectedBytes: length, actualBytes: content.bytes.count)
        }
        guard content.bytes.count == length else {
            throw DataSetError.foreign(
                file: content.file, expected: "\(expected) of \(length) bytes",
                found: "\(content.bytes.count) bytes")
        }
        return sizes
    }
}
