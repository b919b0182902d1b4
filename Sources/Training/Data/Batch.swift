import Random

/// Images that pass through a network together, with their labels.
package struct Batch: Sendable {
    /// The normalised values, N x 3 x 32 x 32, row-major.
    package let images: [Float]
    /// The label of each image.
    package let labels: [Int]
}

extension ImageSet {
    /// A batch of the given images, in the given order.
    ///
    /// - Parameters:
    ///   - indices: the indices of the images in this set.
    ///   - mirrored: for each image, whether left and right are exchanged; none are if nil.
    func batch(of indices: [Int], mirrored: [Bool]? = nil) -> Batch {
        precondition(mirrored == nil || mirrored?.count == indices.count, "one choice of mirroring an image")
        let total = indices.count * Self.valueCount
        let images = [Float](unsafeUninitializedCapacity: total) { values, written in
            for (position, index) in indices.enumerated() {
                let start = position * Self.valueCount
                write(
                    index, mirrored: mirrored?[position] ?? false,
                    to: UnsafeMutableBufferPointer(rebasing: values[start..<start + Self.valueCount]))
            }
            written = total
        }
        return Batch(images: images, labels: indices.map(label(of:)))
    }

    /// A batch of distinct images drawn uniformly at random, for networks at initialization.
    ///
    /// It depends on the seed only, so networks with different normalizers see the same images. A larger batch begins
    /// with the images of a smaller one.
    ///
    /// - Parameter skipped: images of the seed that are passed over, so that a large batch can be cut into small ones.
    /// - Throws: `DataSetError.tooFewImages` if the set is smaller than the batch.
    package func batch(count: Int, seed: UInt64, skipping skipped: Int = 0) throws -> Batch {
        batch(of: Array(try indices(count: skipped + count, seed: seed).dropFirst(skipped)))
    }

    /// The images that `batch(count:seed:)` draws.
    func indices(count: Int, seed: UInt64) throws -> [Int] {
        precondition(count > 0, "a batch has at least one image")
        guard count <= self.count else {
            throw DataSetError.tooFewImages(requested: count, available: self.count)
        }
        var stream = RandomStream(seed: seed, purpose: .batch)
        // A shuffle of which only the first `count` positions are drawn, and only moved elements are stored.
        var moved: [Int: Int] = [:]
        return (0..<count).map { place in
            let drawn = place + stream.nextIndex(below: self.count - place)
            let index = moved[drawn] ?? drawn
            moved[drawn] = moved[place] ?? place
            return index
        }
    }
}

extension RandomStream {
    /// A random number from 0 to `bound - 1`, uniform to within a relative error of about 2^-32 for realistic numbers
    /// of images. The standard library's method may change with its version, whereas results depend on this one.
    mutating func nextIndex(below bound: Int) -> Int {
        Int(next().multipliedFullWidth(by: UInt64(bound)).high)
    }
}
