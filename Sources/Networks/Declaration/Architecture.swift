/// A named architecture. This value is the only description of it.
///
/// The built-in ones are in Architectures/Catalogue/, one per file, and in ``builtIn``.
package struct Architecture: Sendable {
    /// The families of architectures.
    package enum Family: Sendable {
        /// A chain of convolutions in stages of decreasing feature map size.
        case convolutional
        /// A chain of convolutions without stages, of a depth and width that the user chooses.
        case uniform
        /// Residual blocks.
        case residual
    }

    /// The name on the command line and in files, such as `cnn-20`.
    package let identifier: String
    /// One line that describes it.
    package let summary: String
    /// The family, which determines the options that the architecture takes.
    package let family: Family
    /// The widths, strides and blocks of a network. It reads from the specification the options of its family: the
    /// width divisor; depth and width; or the block and SkipInit.
    let geometry: @Sendable (NetworkSpecification) throws(SpecificationError) -> Geometry

    /// Makes an architecture.
    package init(
        _ identifier: String, summary: String, family: Family,
        geometry: @escaping @Sendable (NetworkSpecification) throws(SpecificationError) -> Geometry
    ) {
        self.identifier = identifier
        self.summary = summary
        self.family = family
        self.geometry = geometry
    }

    /// The built-in architectures. A new one needs a file in Architectures/Catalogue/ and a line here.
    package static let builtIn: [Architecture] = [cnn10, cnn20, cnn40, cnnUniform, resNet56]
}

extension Architecture: Hashable, Encodable, CustomStringConvertible {
    /// Two architectures are equal if they have the same identifier.
    package static func == (a: Architecture, b: Architecture) -> Bool { a.identifier == b.identifier }
    package func hash(into hasher: inout Hasher) { hasher.combine(identifier) }

    /// The identifier.
    package var description: String { identifier }

    /// Encodes the identifier.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(identifier)
    }
}
