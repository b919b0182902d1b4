extension ImageCounts {
    /// Checks that there are enough images for a training run.
    ///
    /// - Throws: `DataSetError.tooSmall` if the run uses more images than the set has, or too few to fill one batch.
    package func check(_ configuration: TrainingConfiguration) throws(DataSetError) {
        if let images = configuration.trainingImages, images > training {
            throw .tooSmall(need: .trainingImages(images), has: self)
        }
        if let images = configuration.testImages, images > test {
            throw .tooSmall(need: .testImages(images), has: self)
        }
        guard configuration.batch <= configuration.trainingImages ?? training else {
            throw .tooSmall(need: .trainingBatch(configuration.batch), has: self)
        }
    }
}
