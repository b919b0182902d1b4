/// How many images a data set has: known before anything is computed.
package struct ImageCounts: Hashable, Codable, Sendable {
    package var training: Int
    package var test: Int

    package init(training: Int, test: Int) {
        self.training = training
        self.test = test
    }

    /// What needs a number of images.
    package enum Need: Hashable, Sendable {
        /// A batch of distinct training images at initialization.
        case batch(Int)
        /// The batch of a training run, of which an epoch has at least one.
        case trainingBatch(Int)
        /// The training images of a training run.
        case trainingImages(Int)
        /// The test images of a training run.
        case testImages(Int)
    }

    /// Throws `DataSetError.tooSmall` where a batch at initialization has more images than the set has for training.
    package func check(batch: Int) throws(DataSetError) {
        guard batch <= training else { throw .tooSmall(need: .batch(batch), has: self) }
    }
}
