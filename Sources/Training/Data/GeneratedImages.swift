import Random

/// Computed images, for machines without a data set: 10,000 for training, then 2,000 for testing, in 10 or 100 classes.
///
/// Each class has a pattern, a random colour field with a 1/f spectrum. An image is the sum of its class's pattern,
/// shifted by a few pixels and possibly mirrored, and a random field of its own with the same spectrum and a larger
/// variance, scaled by a random contrast. So classes can be learned, though not from single pixels, and the images
/// resemble photographs: neighbouring pixels and colour channels are correlated, and contrast differs between images.
///
/// An image is computed on demand from its index alone.
struct GeneratedImages: ImageSource {
    static let training = 0..<10_000
    static let test = 10_000..<12_000

    /// The fraction of an image's variance that is due to the pattern of its class.
    private static let patternShare: Float = 0.2
    /// The standard deviation of brightness at full contrast, in units of 1/255.
    private static let brightness: Float = 72
    /// The standard deviation of each channel about the brightness, relative to that of the brightness.
    private static let colour: Float = 0.35
    /// The number of octaves of the colour fields, which are smoother than brightness with its six octaves.
    private static let colourOctaves = 4
    private static let brightnessOctaves = 6
    /// The largest shift of a pattern in each direction, in pixels.
    private static let largestShift = 3

    let classCount: Int
    let count = test.upperBound
    private let patterns: [[Float]]

    init(classCount: Int) {
        precondition((1...256).contains(classCount), "a label is a byte")
        self.classCount = classCount
        patterns = (0..<classCount).map { pattern in
            // Images are numbered from 0 upward, so patterns are numbered downward from the largest index.
            var stream = RandomStream(
                seed: UInt64(classCount), purpose: .images, index: Int(UInt32.max) - pattern)
            var values = [Float](repeating: 0, count: ImageSet.valueCount)
            values.withUnsafeMutableBufferPointer {
                Self.addField(share: Self.patternShare, from: &stream, to: $0)
            }
            return values
        }
    }

    /// The class of an image. Classes alternate, so that every part of the set has equal numbers of each.
    func label(of image: Int) -> Int { image % classCount }

    func write(_ image: Int, to pixels: UnsafeMutableBufferPointer<UInt8>) {
        let side = ImageSet.side
        let pattern = patterns[label(of: image)]
        var stream = RandomStream(seed: UInt64(classCount), purpose: .images, index: image)
        let shifts = 2 * Self.largestShift + 1
        let shiftX = side - Self.largestShift + stream.nextIndex(below: shifts)
        let shiftY = side - Self.largestShift + stream.nextIndex(below: shifts)
        let isMirrored = stream.nextIndex(below: 2) == 1
        let contrast = Self.brightness * Float(128 + stream.nextIndex(below: 129)) / 256
        withUnsafeTemporaryAllocation(of: Float.self, capacity: ImageSet.valueCount) { values in
            for start in stride(from: 0, to: ImageSet.valueCount, by: side) {
                let row = start / side
                let source = start + ((row + shiftY) % side - row % side) * side
                for column in 0..<side {
                    let moved = (column + shiftX) % side
                    values[start + column] = pattern[source + (isMirrored ? side - 1 - moved : moved)]
                }
            }
            Self.addField(share: 1 - Self.patternShare, from: &stream, to: values)
            for position in 0..<ImageSet.valueCount {
                let value = 127.5 + contrast * values[position]
                pixels[position] = UInt8(min(max(value.rounded(), 0), 255))
            }
        }
    }

    /// Adds a random colour field: one field of brightness to all channels, and a weaker field of colour to each.
    private static func addField(
        share: Float, from stream: inout RandomStream, to values: UnsafeMutableBufferPointer<Float>
    ) {
        let amplitude = share.squareRoot()
        let planeLength = ImageSet.side * ImageSet.side
        withUnsafeTemporaryAllocation(of: Float.self, capacity: planeLength) { plane in
            plane.initialize(repeating: 0)
            OctaveNoise.add(octaves: brightnessOctaves, amplitude: amplitude, from: &stream, to: plane)
            for channel in 0..<ImageSet.channelCount {
                let start = channel * planeLength
                let target = UnsafeMutableBufferPointer(rebasing: values[start..<start + planeLength])
                for position in 0..<planeLength { target[position] += plane[position] }
                OctaveNoise.add(octaves: colourOctaves, amplitude: amplitude * colour, from: &stream, to: target)
            }
        }
    }
}

extension GeneratedImages {
    /// The SHA-256 digest of all images in the format of CIFAR-10: for each image the byte of its label, then its 3072
    /// bytes.
    ///
    /// It is a constant, so that it need not be computed to identify the data, and a test verifies it. Since the images
    /// have the same bytes on every machine, it changes only if the program's images change.
    static func digest(classCount: Int) -> String {
        switch classCount {
        case 10: "24f803ad58f79f326315903144ec29371b6f3db302e3d488f0adaab985d481e1"
        case 100: "f898babeeef318b5afa764f24c0fcf20f46bf0f1027582963e80d22151949a9a"
        default: GeneratedImages(classCount: classCount).computedDigest()
        }
    }

    var digest: String { Self.digest(classCount: classCount) }

    func computedDigest() -> String {
        var digest = SHA256()
        var record = [UInt8](repeating: 0, count: 1 + ImageSet.valueCount)
        for image in 0..<count {
            record[0] = UInt8(label(of: image))
            record.withUnsafeMutableBufferPointer { write(image, to: UnsafeMutableBufferPointer(rebasing: $0[1...])) }
            digest.update(record)
        }
        return digest.hexDigest()
    }
}
