/// The facts about a data set that a study states: all that is known once it has been read, without the images.
package struct DataSetDescription: Hashable, Codable, Sendable {
    /// The identifier by which the set was requested. For a set of the user's own it only states how the files were
    /// read.
    package var name: String
    /// The SHA-256 digest of the content; see `DataSet.sha256`.
    package var sha256: String
    /// The number of classes.
    package var classCount: Int
    /// The numbers of training and test images.
    package var images: ImageCounts
    /// The result of comparing the content with the known digest of the set.
    var verification: Verification
    /// The authors and licence of the images; nil for a set of the user's own.
    var citation: String?
    /// Whether the user supplied the files, so that others have to find them before they can reproduce the study.
    package var isBroughtByUser: Bool

    private enum CodingKeys: String, CodingKey {
        case name, sha256, images, verification, citation
        case classCount = "classes"
        case isBroughtByUser = "brought-by-user"
    }

    /// Makes the description of a set that was read.
    ///
    /// - Parameters:
    ///   - source: the requested set.
    ///   - sha256: the digest of the content.
    ///   - images: the numbers of images.
    ///   - verification: the result of comparing the content with the known digest of the set.
    package init(
        _ source: DataSetSource, sha256: String, images: ImageCounts, verification: Verification = .verified
    ) {
        name = source.identifier
        self.sha256 = sha256
        classCount = source.classCount
        self.images = images
        self.verification = verification
        citation = verification == .ownSet ? nil : source.citation
        isBroughtByUser = verification == .ownSet || source.files?.isBroughtByUser == true
    }

    /// The name of the images in a sentence, as in "a batch of ...".
    package var label: String { verification == .ownSet ? "a set of your own" : name }

    /// One line with the name of the images, their authors and whether their content was verified.
    package var credit: String {
        let credit = citation.map { "\(label) (\($0))" } ?? label
        return switch verification {
        case .verified: credit + ", verified"
        case .notVerified: credit + ", not verified"
        case .ownSet: credit
        }
    }
}
