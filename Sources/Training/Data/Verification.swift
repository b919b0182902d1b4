/// The result of comparing a data set that was read with the known content of the set.
package enum Verification: String, CaseIterable, Codable, Sendable {
    /// The digest equals that of the known content.
    case verified
    /// The format and the number of images are those of the set, but there is no digest to compare.
    case notVerified = "not-verified"
    /// The files have the format of the set but contain other images, whose name, authors and licence are unknown.
    case ownSet = "own-set"
}
