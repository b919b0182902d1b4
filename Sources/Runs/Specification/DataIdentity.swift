import Training

/// The images of a run: the name by which they were requested and the digest of their content.
package struct DataIdentity: Hashable, Codable, Sendable {
    /// The identifier of the data set.
    package var name: String
    /// The SHA-256 digest of the content in hexadecimal; see `DataSet.sha256`.
    var sha256: String

    /// The identity of a data set that was read.
    package init(_ data: DataSetDescription) {
        name = data.name
        sha256 = data.sha256
    }

    /// The identity of a data set with a known digest.
    package init(name: DataSetSource, sha256: String) {
        self.name = name.identifier
        self.sha256 = sha256
    }

    private init() {
        name = "none"
        sha256 = ""
    }

    /// Of work that sees no images.
    static let none = DataIdentity()
}
