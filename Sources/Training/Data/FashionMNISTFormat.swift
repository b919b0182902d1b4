import Foundation

/// The four IDX files of Fashion-MNIST (and of any set in MNIST's form), as Debian's package lays them, with gzip or
/// without.
///
/// An IDX file begins with a big-endian magic number, 0x0801 for labels and 0x0803 for images, then the length of each
/// dimension in four bytes, then one byte a value (Y. LeCun, C. Cortes, C. Burges, The MNIST database).
struct FashionMNISTFormat: DataSetFormat {
    static let imageSide = 28

    func locate(in directory: String) throws -> [String] {
        try ["train-images-idx3", "train-labels-idx1", "t10k-images-idx3", "t10k-labels-idx1"].map { stem in
            let plain = "\(directory)/\(stem)-ubyte"
            guard let file = [plain + ".gz", plain].first(where: FileManager.default.fileExists(atPath:)) else {
                throw DataSetError.missing(name: .fashionMNIST, file: plain + ".gz")
            }
            return file
        }
    }

    func read(_ files: [String]) throws -> [FileContent] {
        try files.map { FileContent(file: $0, bytes: try CompressedFile.bytes(of: $0)) }
    }

    func parse(_ contents: [FileContent]) throws -> (training: StoredImages, test: StoredImages) {
        (
            training: try images(contents[0], labels: contents[1]),
            test: try images(contents[2], labels: contents[3])
        )
    }

    private func images(_ images: FileContent, labels: FileContent) throws -> StoredImages {
        let side = Self.imageSide
        let imageSizes = try sizes(of: images, dimensions: 3)
        guard imageSizes[1] == side, imageSizes[2] == side else {
            throw DataSetError.foreign(
                file: images.file, expected: "images of \(side)x\(side)",
                found: "images of \(imageSizes[1])x\(imageSizes[2])")
        }
        let count = imageSizes[0]
        let labelCount = try sizes(of: labels, dimensions: 1)[0]
        guard count > 0, count == labelCount else {
            throw DataSetError.foreign(
                file: labels.file, expected: "the labels of \(count) images", found: "\(labelCount) labels")
        }
        let values = Array(labels.bytes.dropFirst(8))
        let classCount = DataSetName.fashionMNIST.classCount
        if let wrong = values.firstIndex(where: { Int($0) >= classCount }) {
            throw DataSetError.labelOutOfRange(
                file: labels.file, image: wrong, label: Int(values[wrong]), classCount: classCount)
        }
        return StoredImages(
            bytes: images.bytes, firstPixel: 16, recordLength: side * side, planes: 1, side: side, labels: values)
    }

    /// The lengths of the dimensions that the header announces, once the file has been found to hold just that.
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
        // Lengths of nearly 2^32 in a foreign file would overflow the product.
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
