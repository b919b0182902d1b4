/// An architecture that has a name, described once: everything else asks it.
///
/// The program's own stand in Architectures/Catalogue/, a file each, and in ``builtIn``.
package struct Architecture: Sendable {
    /// What an architecture's networks have in common.
    package enum Family: Sendable {
        /// Convolutions one behind the other, in stages of falling map size.
        case convolutional
        /// The same without stages: depth and width are the user's.
        case uniform
        /// Residual blocks.
        case residual
    }

    /// Lower case with hyphens, as `cnn-20`.
    package let identifier: String
    /// One line for people.
    package let summary: String
    /// What its networks have in common.
    package let family: Family
    /// Widths, strides and blocks of a network. It reads from a specification what its family takes: the width divisor;
    /// depth and width; the block and SkipInit.
    let geometry: @Sendable (NetworkSpecification) throws(SpecificationError) -> Geometry

    /// An architecture.
    package init(
        _ identifier: String, summary: String, family: Family,
        geometry: @escaping @Sendable (NetworkSpecification) throws(SpecificationError) -> Geometry
    ) {
        self.identifier = identifier
        self.summary = summary
        self.family = family
        self.geometry = geometry
    }

    /// The architectures that the program brings. A new one is a file in Architectures/Catalogue/ and a line here.
    package static let builtIn: [Architecture] = [cnn10, cnn20, cnn40, cnnUniform, resNet56]
}

extension Architecture: Hashable, Encodable, CustomStringConvertible {
    /// Two architectures are one if they have the same name.
    package static func == (a: Architecture, b: Architecture) -> Bool { a.identifier == b.identifier }
    package func hash(into hasher: inout Hasher) { hasher.combine(identifier) }

    /// The identifier.
    package var description: String { identifier }

    /// In a specification it is its identifier.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(identifier)
    }
}
