/// A way to obtain a data set: by reading files of one format, or by computing the images.
package protocol DataSetReader: Sendable {
    /// Reads and checks the whole set. The digest is that of the bytes from which the images are made.
    ///
    /// - Parameters:
    ///   - source: the set. Labels are checked against its number of classes, and errors give its name.
    ///   - directory: the folder or file to read; empty if the set needs no files.
    /// - Throws: `DataSetError` where the files are missing, damaged or ambiguous.
    func read(_ source: DataSetSource, from directory: String) throws -> DataSetContent
}

/// The result of reading a data set.
package struct DataSetContent: Sendable {
    /// The images for training.
    let training: ImageSet
    /// The images for testing.
    let test: ImageSet
    /// The SHA-256 digest of the content; see `DataSet.sha256`.
    let sha256: String
    /// The result of comparing the content with the known digest of the set.
    let verification: Verification

    /// Makes the result of the given parts.
    package init(training: ImageSet, test: ImageSet, sha256: String, verification: Verification) {
        self.training = training
        self.test = test
        self.sha256 = sha256
        self.verification = verification
    }
}
