import Random

/// The order of the images in one epoch of training, and which of them are mirrored.
///
/// Both depend on the seed and the epoch only, so a run that resumes need not store them. Images that do not fill the
/// last batch are left out, so that every step has the same batch size. Since every epoch has another order, no image
/// is left out permanently.
struct Epoch: Sendable {
    /// The images in the order of their use.
    let order: [Int]
    /// For each place in the order, whether the image is mirrored left to right.
    let mirrored: [Bool]

    /// Draws the order of an epoch.
    ///
    /// - Parameters:
    ///   - number: the epoch, from 0.
    ///   - imageCount: the number of training images.
    ///   - seed: the seed of the run.
    init(number: Int, imageCount: Int, seed: UInt64) {
        precondition(number >= 0 && imageCount > 0, "epochs count from 0, and there is something to see")
        var shuffling = RandomStream(seed: seed, purpose: .shuffling, index: number)
        var order = Array(0..<imageCount)
        for place in 0..<imageCount - 1 {
            order.swapAt(place, place + shuffling.nextIndex(below: imageCount - place))
        }
        var augmentation = RandomStream(seed: seed, purpose: .augmentation, index: number)
        self.order = order
        mirrored = order.map { _ in augmentation.nextWord() & 1 == 1 }
    }

    /// The number of full batches.
    func stepCount(batchSize: Int) -> Int {
        order.count / batchSize
    }

    /// The batch of a step, from 0, with its mirroring.
    func batch(_ step: Int, size: Int, from images: ImageSet) -> Batch {
        precondition(step >= 0 && step < stepCount(batchSize: size), "step \(step) of \(stepCount(batchSize: size))")
        precondition(images.count == order.count, "an epoch of another set")
        let places = step * size..<(step + 1) * size
        return images.batch(of: Array(order[places]), mirrored: Array(mirrored[places]))
    }
}
