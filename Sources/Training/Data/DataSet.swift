/// Labelled images for training and for testing, with the facts that identify them.
package struct DataSet: Sendable {
    /// The requested data set.
    let source: DataSetSource
    /// The folder or archive that was read; nil for computed images.
    let location: String?
    /// The SHA-256 digest of the uncompressed files, concatenated: training images, training labels, test images, test
    /// labels; or the training files in order, then the test file. So an archive and its unpacked folder have the same
    /// digest, and `zcat ... | sha256sum` checks it. For computed images see `GeneratedImages.digest`.
    let sha256: String
    /// The result of comparing the content with the known digest of the set.
    let verification: Verification
    /// The images for training.
    package let training: ImageSet
    /// The images for testing.
    let test: ImageSet

    /// Reads a data set. The files are read once, so the images come from the same bytes as the digest.
    ///
    /// - Parameters:
    ///   - source: the data set.
    ///   - directory: its folder, or an archive; the set's default if nil.
    /// - Throws: `DataSetError` where files are missing, damaged or ambiguous, and where a directory is given for a set
    ///   that needs none.
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

    /// The facts about the set that a study states, without the images.
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
