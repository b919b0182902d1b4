/// A part of a section.
package indirect enum Block: Sendable {
    /// Running text.
    case paragraph(Prose)
    /// A list with or without ordinals.
    case list(ListBlock)
    /// Terms and what they mean.
    case definitions([Definition])
    /// A command or program text, kept as it is.
    case code(CodeBlock)
    /// A numbered figure.
    case figure(FigureBlock)
    /// A row of small unnumbered drawings.
    case strip(StripBlock)
    /// A numbered table.
    case table(TableBlock)
    /// The claims with their verdicts.
    case register([ClaimEntry])
    /// A note, warning or box beside the text.
    case callout(Callout)
    /// Blocks that are folded away until asked for.
    case details(Details)
    /// A section within the section.
    case section(Section)
}

/// What can stand among the blocks of a section.
package protocol BlockConvertible {
    /// The value as a block.
    var block: Block { get }
}

extension Block: BlockConvertible {
    /// Itself.
    package var block: Block { self }
}

/// A paragraph, as the builder of a section takes it.
package struct Paragraph: BlockConvertible, Sendable {
    /// Its text.
    package let prose: Prose

    /// A paragraph of running text.
    package init(_ prose: Prose) { self.prose = prose }

    /// The paragraph as a block.
    package var block: Block { .paragraph(prose) }
}

/// A list.
package struct ListBlock: BlockConvertible, Sendable {
    /// The points in order.
    package let items: [Prose]
    /// Whether they are numbered.
    package let isOrdered: Bool

    /// A list of points.
    package init(_ items: [Prose], isOrdered: Bool = false) {
        self.items = items
        self.isOrdered = isOrdered
    }

    /// The list as a block.
    package var block: Block { .list(self) }
}

/// A term and what it means.
package struct Definition: Sendable {
    /// What is explained.
    package let term: Prose
    /// The explanation.
    package let description: Prose

    /// A term with its explanation.
    package init(_ term: Prose, _ description: Prose) {
        self.term = term
        self.description = description
    }
}

/// Terms and what they mean, as the builder of a section takes them.
package struct Definitions: BlockConvertible, Sendable {
    /// The terms in order.
    package let items: [Definition]

    /// A list of terms.
    package init(_ items: [Definition]) { self.items = items }

    /// The list as a block.
    package var block: Block { .definitions(items) }
}

/// A command or program text.
package struct CodeBlock: BlockConvertible, Sendable {
    /// The text, kept as it is.
    package let text: String
    /// The language, for code hosts that colour it: a word as `swift` or `shell`.
    package let language: String?

    /// A piece of code.
    package init(_ text: String, language: String? = nil) {
        self.text = text
        self.language = language
    }

    /// The code as a block.
    package var block: Block { .code(self) }
}

/// A box beside the text.
package struct Callout: BlockConvertible, Sendable {
    /// What the box is for.
    package enum Kind: String, CaseIterable, Sendable {
        /// A remark.
        case note
        /// Something the reader must not overlook.
        case warning
        /// How this report is made again.
        case reproduction
    }

    /// What the box is for.
    package let kind: Kind
    /// Its heading.
    package let title: Prose
    /// What it holds.
    package let blocks: [Block]

    /// A box with a heading.
    package init(_ kind: Kind, title: Prose, @BlockBuilder _ blocks: () -> [Block]) {
        self.kind = kind
        self.title = title
        self.blocks = blocks()
    }

    /// The box as a block.
    package var block: Block { .callout(self) }
}

/// Blocks that are folded away until asked for.
package struct Details: BlockConvertible, Sendable {
    /// The line that stays visible.
    package let summary: Prose
    /// What it hides.
    package let blocks: [Block]

    /// Blocks behind a line of text.
    package init(_ summary: Prose, @BlockBuilder _ blocks: () -> [Block]) {
        self.summary = summary
        self.blocks = blocks()
    }

    /// The folded blocks as one.
    package var block: Block { .details(self) }
}
