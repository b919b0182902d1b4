import Training

/// Which images a run saw: the name they were asked for by, and the digest of their content.
package struct DataIdentity: Hashable, Codable, Sendable {
    package var name: String
    package var sha256: String

    package init(_ data: DataSetDescription) {
        name = data.name
        sha256 = data.sha256
    }

    package init(name: DataSetSource, sha256: String) {
        self.name = name.identifier
        self.sha256 = sha256
    }
}
