import Random

/// Images that pass through a network together.
package struct Batch: Sendable {
    /// The normalised values, N x 3 x 32 x 32, row-major.
    package let images: [Float]
    /// The label of each image.
    package let labels: [Int]

    /// The number of images, N.
    package var count: Int { labels.count }
}

extension ImageSet {
    /// A batch of the images named, in that order.
    ///
    /// - Parameters:
    ///   - indices: which images of this set
    ///   - mirrored: for each, whether left and right are exchanged; nil leaves all as they are
    package func batch(of indices: [Int], mirrored: [Bool]? = nil) -> Batch {
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

    /// A batch of distinct images, each set of them as likely as another: what networks at initialization see.
    ///
    /// It depends on the seed and on nothing else, so networks that differ in their normalizer see the same images.
    /// A larger batch begins with the images of the smaller one.
    ///
    /// Throws `DataSetError.tooFewImages`.
    package func batch(count: Int, seed: UInt64) throws -> Batch {
        batch(of: try indices(count: count, seed: seed))
    }

    /// The images that `batch(count:seed:)` draws.
    func indices(count: Int, seed: UInt64) throws -> [Int] {
        precondition(count > 0, "a batch has at least one image")
        guard count <= self.count else {
            throw DataSetError.tooFewImages(requested: count, available: self.count)
        }
        var stream = RandomStream(seed: seed, purpose: .batch)
        // A shuffle of which only the first `count` places are drawn, and only the moved ones kept.
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
    /// A number from 0 to `bound - 1`, each as likely as another to within 2^-32 of its probability for the counts of
    /// images there are. The standard library's own choice may change with its version; this one is part of results.
    mutating func nextIndex(below bound: Int) -> Int {
        Int(next().multipliedFullWidth(by: UInt64(bound)).high)
    }
}
