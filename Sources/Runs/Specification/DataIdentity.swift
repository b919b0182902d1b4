import Training

/// Which images a run saw.
package struct DataIdentity: Hashable, Codable, Sendable {
    package var name: DataSetName
    package var sha256: String

    package init(name: DataSetName, sha256: String) {
        self.name = name
        self.sha256 = sha256
    }
}
