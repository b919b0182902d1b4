/// What is to be said of the images of a study: all that is known of a data set once it is read, without the images.
package struct DataSetDescription: Hashable, Codable, Sendable {
    /// The name that the set was asked for by. Of a set of the user's own it only says how it was read.
    package var name: String
    /// The digest of the content; see `DataSet.sha256`.
    package var sha256: String
    package var classCount: Int
    package var images: ImageCounts
    package var verification: Verification
    /// Who made the images and under which terms; nil for a set of the user's own.
    package var citation: String?
    /// Whether the files lie where only the user knows.
    package var isBroughtByUser: Bool

    private enum CodingKeys: String, CodingKey {
        case name, sha256, images, verification, citation
        case classCount = "classes"
        case isBroughtByUser = "brought-by-user"
    }

    /// - Parameters:
    ///   - source: the set that was asked for
    ///   - sha256: the digest of what was read
    ///   - images: how many there are
    ///   - verification: what came of comparing the content with what is known
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

    /// What the images are called in a sentence, as in "a batch of ...".
    package var label: String { verification == .ownSet ? "a set of your own" : name }

    /// The images, their makers and what is known of their content, in a line.
    package var credit: String {
        let credit = citation.map { "\(label) (\($0))" } ?? label
        return switch verification {
        case .verified: credit + ", verified"
        case .notVerified: credit + ", not verified"
        case .ownSet: credit
        }
    }
}
