/// The training or test images of a data set, with labels. An image has 3 channels of 32 x 32 pixels.
///
/// Pixel values are normalised in the same way for every data set, `(byte / 255 - 0.5) / 0.5`, to the range -1 to 1.
/// Smaller images are first padded with black, so their margin is -1.
package struct ImageSet: Sendable {
    /// Channels per image: red, green and blue.
    package static let channelCount = 3
    /// The height and width of an image in pixels.
    package static let side = 32
    /// The number of values per image: channels x rows x columns.
    static let valueCount = channelCount * side * side

    /// The number of classes; labels are 0 to `classCount - 1`.
    let classCount: Int
    /// The number of images.
    let count: Int
    private let source: any ImageSource
    private let offset: Int

    /// All images of a source, whose labels are 0 to `classCount - 1`.
    init(_ source: any ImageSource, classCount: Int) {
        self.init(source, images: 0..<source.count, classCount: classCount)
    }

    /// Some images of a source, whose labels are 0 to `classCount - 1`.
    package init(_ source: any ImageSource, images: Range<Int>, classCount: Int) {
        self.source = source
        self.classCount = classCount
        offset = images.lowerBound
        count = images.count
    }

    /// The label of image `index`, 0 to `classCount - 1`.
    func label(of index: Int) -> Int {
        precondition(index >= 0 && index < count, "image \(index) of \(count)")
        return source.label(of: offset + index)
    }

    /// The set of the first `count` images.
    ///
    /// - Throws: `DataSetError.tooFewImages` where the set has fewer.
    package func prefix(_ count: Int) throws -> ImageSet {
        guard count <= self.count else {
            throw DataSetError.tooFewImages(requested: count, available: self.count)
        }
        return ImageSet(source, images: offset..<offset + count, classCount: classCount)
    }

    /// The same set with all pixels in memory, so that computed images are computed only once rather than for every
    /// batch. This saves time in training and wastes it for a single batch.
    func materialized() -> ImageSet {
        guard !(source is StoredImages) else { return self }
        return ImageSet(StoredImages(Window(source: source, offset: offset, count: count)), classCount: classCount)
    }

    /// Writes the normalised values of an image, channels x rows x columns.
    ///
    /// - Parameters:
    ///   - index: the index of the image in this set.
    ///   - mirrored: whether left and right are exchanged.
    ///   - values: the destination, of `valueCount` values.
    func write(_ index: Int, mirrored: Bool = false, to values: UnsafeMutableBufferPointer<Float>) {
        precondition(index >= 0 && index < count, "image \(index) of \(count)")
        precondition(values.count == Self.valueCount, "an image has \(Self.valueCount) values")
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Self.valueCount) { pixels in
            source.write(offset + index, to: pixels)
            guard mirrored else {
                for position in 0..<Self.valueCount { values[position] = Self.normalized(pixels[position]) }
                return
            }
            for row in stride(from: 0, to: Self.valueCount, by: Self.side) {
                for column in 0..<Self.side {
                    values[row + column] = Self.normalized(pixels[row + Self.side - 1 - column])
                }
            }
        }
    }

    private static func normalized(_ byte: UInt8) -> Float {
        (Float(byte) / 255 - 0.5) / 0.5
    }
}

/// A part of a source.
private struct Window: ImageSource {
    let source: any ImageSource
    let offset: Int
    let count: Int

    func label(of image: Int) -> Int { source.label(of: offset + image) }

    func write(_ image: Int, to pixels: UnsafeMutableBufferPointer<UInt8>) {
        source.write(offset + image, to: pixels)
    }
}
