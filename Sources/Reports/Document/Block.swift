import Findings

/// A part of a section.
package indirect enum Block: Sendable {
    /// Running text.
    case paragraph(Prose)
    /// A list with or without ordinals.
    case list(ListBlock)
    /// Terms with their definitions.
    case definitions([Definition])
    /// A command or program text, shown verbatim.
    case code(CodeBlock)
    /// A numbered figure.
    case figure(FigureBlock)
    /// A numbered table.
    case table(TableBlock)
    /// The claims in a row each.
    case glance([GlanceRow])
    /// The claims with their verdicts.
    case register([ClaimEntry])
    /// A note, warning or box beside the text.
    case callout(Callout)
    /// Blocks that are hidden until the reader expands them.
    case details(Details)
    /// A section within the section.
    case section(Section)
}

/// A type whose values can be blocks of a section.
package protocol BlockConvertible {
    /// The value as a block.
    var block: Block { get }
}

extension Block: BlockConvertible {
    /// The block itself.
    package var block: Block { self }
}

/// A paragraph, as an element of a section's builder.
package struct Paragraph: BlockConvertible, Sendable {
    /// Its text.
    let prose: Prose

    /// A paragraph of running text.
    package init(_ prose: Prose) { self.prose = prose }

    /// The paragraph as a block.
    package var block: Block { .paragraph(prose) }
}

/// A list.
package struct ListBlock: BlockConvertible, Sendable {
    /// What the points are; nil if the text before says it.
    let title: Prose?
    /// The points in order.
    let items: [Prose]
    /// Whether they are numbered.
    let isOrdered: Bool

    /// A list of points.
    init(title: Prose? = nil, _ items: [Prose], isOrdered: Bool = false) {
        self.title = title
        self.items = items
        self.isOrdered = isOrdered
    }

    /// The list as a block.
    package var block: Block { .list(self) }
}

/// A term with its definition.
package struct Definition: Sendable {
    /// The term.
    let term: Prose
    /// The explanation.
    package let description: Prose

    /// A term with its explanation.
    init(_ term: Prose, _ description: Prose) {
        self.term = term
        self.description = description
    }
}

/// A list of definitions, as an element of a section's builder.
struct Definitions: BlockConvertible, Sendable {
    /// The terms in order.
    let items: [Definition]

    /// A list of terms.
    init(_ items: [Definition]) { self.items = items }

    /// The list as a block.
    var block: Block { .definitions(items) }
}

/// A command or program text.
package struct CodeBlock: BlockConvertible, Sendable {
    /// The text, shown verbatim.
    let text: String
    /// The language for syntax highlighting, such as `swift` or `shell`; nil for none.
    let language: String?

    /// A piece of code.
    init(_ text: String, language: String? = nil) {
        self.text = text
        self.language = language
    }

    /// The code as a block.
    package var block: Block { .code(self) }
}

/// A box beside the text.
package struct Callout: BlockConvertible, Sendable {
    /// The purpose of the box.
    enum Kind: String, CaseIterable, Sendable {
        /// A remark.
        case note
        /// Something the reader must not overlook.
        case warning
        /// How to reproduce the report.
        case reproduction
    }

    /// The purpose of the box.
    let kind: Kind
    /// Its heading.
    let title: Prose
    /// Its content.
    let blocks: [Block]

    /// A box with a heading.
    init(_ kind: Kind, title: Prose, @BlockBuilder _ blocks: () -> [Block]) {
        self.kind = kind
        self.title = title
        self.blocks = blocks()
    }

    /// The box as a block.
    package var block: Block { .callout(self) }
}

/// Blocks that are hidden until the reader expands them.
package struct Details: BlockConvertible, Sendable {
    /// The line that stays visible.
    let summary: Prose
    /// The hidden blocks.
    let blocks: [Block]

    /// Blocks folded behind a line of text.
    init(_ summary: Prose, @BlockBuilder _ blocks: () -> [Block]) {
        self.summary = summary
        self.blocks = blocks()
    }

    /// The folded blocks as one.
    package var block: Block { .details(self) }
}
