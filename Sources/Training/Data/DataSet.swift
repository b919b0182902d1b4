/// Labelled images for training and for testing, with what says exactly which they are.
package struct DataSet: Sendable {
    /// The set that was asked for.
    package let source: DataSetSource
    /// The folder or archive that was read; nil for computed images.
    package let location: String?
    /// The SHA-256 of the uncompressed files, one after another: training images, training labels, test images, test
    /// labels; or the training files in order, then the test file. So an archive and its unpacked folder have one
    /// digest, and `zcat ... | sha256sum` checks it. Of computed images, see `GeneratedImages.digest`.
    package let sha256: String
    /// What came of comparing the content with what is known of the set.
    package let verification: Verification
    package let training: ImageSet
    package let test: ImageSet

    /// Reads a data set, once: the images come from the very bytes that are digested.
    ///
    /// - Parameters:
    ///   - source: which one
    ///   - directory: its folder, or an archive; nil for the default of the set
    ///
    /// Throws `DataSetError` where files are missing or damaged, where what they mean is not certain, and where a
    /// directory is named for a set that needs none.
    package init(_ source: DataSetSource, directory: String? = nil) throws {
        if let directory, source.files == nil {
            throw DataSetError.takesNoDirectory(name: source, directory: directory)
        }
        let location = directory ?? source.files?.defaultDirectory
        let content = try source.reader.read(source, from: location ?? "")
        self.init(
            source: source, location: location, sha256: content.sha256, verification: content.verification,
            training: content.training, test: content.test)
    }

    /// The number of training images.
    package var trainingCount: Int { training.count }
    /// The number of test images.
    package var testCount: Int { test.count }

    /// What is to be said of the set, without its images.
    package var description: DataSetDescription {
        DataSetDescription(
            source, sha256: sha256, images: ImageCounts(training: trainingCount, test: testCount),
            verification: verification)
    }

    /// The same set with all pixels in memory; see `ImageSet.materialized`.
    package func materialized() -> DataSet {
        DataSet(
            source: source, location: location, sha256: sha256, verification: verification,
            training: training.materialized(), test: test.materialized())
    }

    private init(
        source: DataSetSource, location: String?, sha256: String, verification: Verification, training: ImageSet,
        test: ImageSet
    ) {
        self.source = source
        self.location = location
        self.sha256 = sha256
        self.verification = verification
        self.training = training
        self.test = test
    }
}
