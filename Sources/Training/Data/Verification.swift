/// What is known of the content of a data set that was read.
package enum Verification: String, CaseIterable, Codable, Sendable {
    /// It has the digest of the content that is known under the set's name.
    case verified
    /// It has the form and the number of images of the set, and there is no digest to compare it with.
    case notVerified = "not-verified"
    /// It is read as the set is, and is other images: no name, author or licence is known of them.
    case ownSet = "own-set"
}
