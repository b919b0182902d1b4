import Tensors

/// One half of a data set, for training or for testing: labelled images of 3 channels and 32 x 32 pixels.
///
/// Values are normalised alike in every data set, `(byte / 255 - 0.5) / 0.5`, so they lie in -1 to 1. Smaller images are
/// padded with black before that, so their margin is -1.
package struct ImageSet: Sendable {
    package static let channelCount = 3
    package static let side = 32
    /// The values of one image: channels x rows x columns.
    package static let valueCount = channelCount * side * side

    package let classCount: Int
    /// The number of images.
    package let count: Int
    private let source: any ImageSource
    private let offset: Int

    /// All images of a source, whose labels are 0 to `classCount - 1`.
    package init(_ source: any ImageSource, classCount: Int) {
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
    package func label(of index: Int) -> Int {
        precondition(index >= 0 && index < count, "image \(index) of \(count)")
        return source.label(of: offset + index)
    }

    /// The set of the first `count` images.
    ///
    /// Throws `DataSetError.tooFewImages`.
    package func prefix(_ count: Int) throws -> ImageSet {
        guard count <= self.count else {
            throw DataSetError.tooFewImages(requested: count, available: self.count)
        }
        return ImageSet(source, images: offset..<offset + count, classCount: classCount)
    }

    /// The same set with all its pixels in memory. Computed images are then computed once, where otherwise each batch
    /// computes its own: worth it for training, wasteful for one batch.
    package func materialized() -> ImageSet {
        guard !(source is StoredImages) else { return self }
        return ImageSet(StoredImages(Window(source: source, offset: offset, count: count)), classCount: classCount)
    }

    /// Writes the normalised values of an image, channels x rows x columns.
    ///
    /// - Parameters:
    ///   - index: which image of this set
    ///   - mirrored: left and right exchanged
    ///   - values: room for `valueCount` values
    package func write(_ index: Int, mirrored: Bool = false, to values: UnsafeMutableBufferPointer<Float>) {
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
