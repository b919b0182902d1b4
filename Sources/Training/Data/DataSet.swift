/// Labelled images for training and for testing, with what says exactly which they are.
package struct DataSet: Sendable {
    package let name: DataSetName
    /// The folder or archive that was read; nil for computed images.
    package let location: String?
    /// The SHA-256 of the uncompressed files, one after another: training images, training labels, test images, test
    /// labels; or the training files in order, then the test file. So an archive and its unpacked folder have one
    /// digest, and `zcat ... | sha256sum` checks it. Of computed images, see `GeneratedImages.digest`.
    package let sha256: String
    package let training: ImageSet
    package let test: ImageSet

    /// Reads a data set.
    ///
    /// - Parameters:
    ///   - name: which one
    ///   - directory: its folder, or the .tar.gz of CIFAR; nil for the default of the set
    ///   - cache: where digests are remembered
    ///
    /// Throws `DataSetError` where a file is missing, truncated, mislabelled or not what it should be.
    package init(_ name: DataSetName, directory: String? = nil, cache: DigestCache = .standard) throws {
        self.name = name
        guard let format = Self.format(of: name) else {
            let images = GeneratedImages(classCount: name.classCount)
            location = nil
            sha256 = images.digest
            training = ImageSet(images, images: GeneratedImages.training, classCount: name.classCount)
            test = ImageSet(images, images: GeneratedImages.test, classCount: name.classCount)
            return
        }
        let location = Self.location(of: name, directory)
        let files = try format.locate(in: location)
        let contents = try format.read(files)
        let images = try format.parse(contents)
        self.location = location
        training = ImageSet(images.training, classCount: name.classCount)
        test = ImageSet(images.test, classCount: name.classCount)
        if let remembered = cache.digest(of: name, files: files) {
            sha256 = remembered
        } else {
            sha256 = Self.digest(contents)
            cache.remember(sha256, of: name, files: files)
        }
    }

    /// The same set with all pixels in memory; see `ImageSet.materialized`.
    package func materialized() -> DataSet {
        DataSet(
            name: name, location: location, sha256: sha256, training: training.materialized(),
            test: test.materialized())
    }

    private init(name: DataSetName, location: String?, sha256: String, training: ImageSet, test: ImageSet) {
        self.name = name
        self.location = location
        self.sha256 = sha256
        self.training = training
        self.test = test
    }

    /// The digest of a data set, without reading its images where it is remembered: what a plan needs that finds all
    /// its runs done.
    ///
    /// Throws `DataSetError` as reading the set does.
    package static func sha256(
        of name: DataSetName, directory: String? = nil, cache: DigestCache = .standard
    ) throws -> String {
        guard let format = format(of: name) else { return GeneratedImages.digest(classCount: name.classCount) }
        let files = try format.locate(in: location(of: name, directory))
        if let remembered = cache.digest(of: name, files: files) { return remembered }
        return try DataSet(name, directory: directory, cache: cache).sha256
    }

    private static func format(of name: DataSetName) -> (any DataSetFormat)? {
        switch name {
        case .fashionMNIST: FashionMNISTFormat()
        case .cifar10, .cifar100: CIFARFormat(name)
        case .generated, .generated100: nil
        }
    }

    private static func location(of name: DataSetName, _ directory: String?) -> String {
        directory ?? name.defaultDirectory ?? ""
    }

    private static func digest(_ contents: [FileContent]) -> String {
        var digest = SHA256()
        for content in contents { digest.update(content.bytes) }
        return digest.hexDigest()
    }
}
