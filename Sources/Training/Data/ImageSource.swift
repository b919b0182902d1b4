/// The source of an image set's pixels: files or a computation.
package protocol ImageSource: Sendable {
    /// The number of images.
    var count: Int { get }

    /// The label of an image.
    func label(of image: Int) -> Int

    /// Writes an image's 3 x 32 x 32 bytes: the red plane, the green, the blue, each row by row from the top.
    func write(_ image: Int, to pixels: UnsafeMutableBufferPointer<UInt8>)
}

/// Images read from files, stored in the files' format with a record of fixed length per image.
struct StoredImages: ImageSource {
    /// The records in sequence, with everything that precedes the first.
    let bytes: [UInt8]
    /// The offset of the first record's pixels, and the distance between the pixels of successive records.
    let firstPixel: Int
    let recordLength: Int
    /// The number of planes of `side` x `side` pixels, 1 or 3. A single plane is used for all three colours.
    let planes: Int
    let side: Int
    let labels: [UInt8]

    var count: Int { labels.count }

    func label(of image: Int) -> Int { Int(labels[image]) }

    func write(_ image: Int, to pixels: UnsafeMutableBufferPointer<UInt8>) {
        let margin = (ImageSet.side - side) / 2
        if margin > 0 { pixels.update(repeating: 0) }
        let start = firstPixel + image * recordLength
        bytes.withUnsafeBufferPointer { bytes in
            for channel in 0..<ImageSet.channelCount {
                let plane = start + min(channel, planes - 1) * side * side
                for row in 0..<side {
                    let target = (channel * ImageSet.side + row + margin) * ImageSet.side + margin
                    for column in 0..<side {
                        pixels[target + column] = bytes[plane + row * side + column]
                    }
                }
            }
        }
    }
}

extension StoredImages {
    /// Stores all images of a source, so that they need not be computed again.
    init(_ source: any ImageSource) {
        var bytes = [UInt8](repeating: 0, count: source.count * ImageSet.valueCount)
        bytes.withUnsafeMutableBufferPointer { bytes in
            for image in 0..<source.count {
                let start = image * ImageSet.valueCount
                source.write(
                    image, to: UnsafeMutableBufferPointer(rebasing: bytes[start..<start + ImageSet.valueCount]))
            }
        }
        self.init(
            bytes: bytes, firstPixel: 0, recordLength: ImageSet.valueCount, planes: ImageSet.channelCount,
            side: ImageSet.side, labels: (0..<source.count).map { UInt8(source.label(of: $0)) })
    }
}
