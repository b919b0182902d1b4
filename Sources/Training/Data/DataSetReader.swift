/// How a data set comes to be in memory: read from files of a format, or computed. One conforming type a way.
package protocol DataSetReader: Sendable {
    /// Reads the whole set and checks all of it. The digest is of the bytes that the images come from.
    ///
    /// - Parameters:
    ///   - source: the set, whose number of classes labels are checked against, and whose name errors give
    ///   - directory: the folder or file that was named, or the set's default; empty where the set needs no files
    ///
    /// Throws `DataSetError` where the files are missing or damaged, or where what they mean is not certain.
    func read(_ source: DataSetSource, from directory: String) throws -> DataSetContent
}

/// What a reader gives.
package struct DataSetContent: Sendable {
    package let training: ImageSet
    package let test: ImageSet
    /// The digest of the content; see `DataSet.sha256`.
    package let sha256: String
    package let verification: Verification

    package init(training: ImageSet, test: ImageSet, sha256: String, verification: Verification) {
        self.training = training
        self.test = test
        self.sha256 = sha256
        self.verification = verification
    }
}
