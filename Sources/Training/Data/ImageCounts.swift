/// The numbers of images in a data set.
package struct ImageCounts: Hashable, Codable, Sendable {
    /// The number of training images.
    package var training: Int
    /// The number of test images.
    package var test: Int

    /// Makes a pair of counts.
    package init(training: Int, test: Int) {
        self.training = training
        self.test = test
    }

    /// A requirement for a number of images.
    package enum Need: Hashable, Sendable {
        /// A batch of distinct training images at initialization.
        case batch(Int)
        /// One batch of a training run; an epoch needs at least one whole batch.
        case trainingBatch(Int)
        /// The training images of a training run.
        case trainingImages(Int)
        /// The test images of a training run.
        case testImages(Int)
    }

    /// Checks that there are enough training images for a batch at initialization.
    ///
    /// - Throws: `DataSetError.tooSmall` where there are not.
    package func check(batch: Int) throws(DataSetError) {
        guard batch <= training else { throw .tooSmall(need: .batch(batch), has: self) }
    }
}
