/// A part of a section.
public indirect enum Block: Sendable {
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
public protocol BlockConvertible {
    /// The value as a block.
    var block: Block { get }
}

extension Block: BlockConvertible {
    /// Itself.
    public var block: Block { self }
}

/// A paragraph, as the builder of a section takes it.
public struct Paragraph: BlockConvertible, Sendable {
    /// Its text.
    public let prose: Prose

    /// A paragraph of running text.
    public init(_ prose: Prose) { self.prose = prose }

    /// The paragraph as a block.
    public var block: Block { .paragraph(prose) }
}

/// A list.
public struct ListBlock: BlockConvertible, Sendable {
    /// The points in order.
    public let items: [Prose]
    /// Whether they are numbered.
    public let isOrdered: Bool

    /// A list of points.
    public init(_ items: [Prose], isOrdered: Bool = false) {
        self.items = items
        self.isOrdered = isOrdered
    }

    /// The list as a block.
    public var block: Block { .list(self) }
}

/// A term and what it means.
public struct Definition: Sendable {
    /// What is explained.
    public let term: Prose
    /// The explanation.
    public let description: Prose

    /// A term with its explanation.
    public init(_ term: Prose, _ description: Prose) {
        self.term = term
        self.description = description
    }
}

/// Terms and what they mean, as the builder of a section takes them.
public struct Definitions: BlockConvertible, Sendable {
    /// The terms in order.
    public let items: [Definition]

    /// A list of terms.
    public init(_ items: [Definition]) { self.items = items }

    /// The list as a block.
    public var block: Block { .definitions(items) }
}

/// A command or program text.
public struct CodeBlock: BlockConvertible, Sendable {
    /// The text, kept as it is.
    public let text: String
    /// The language, for code hosts that colour it: a word as `swift` or `shell`.
    public let language: String?

    /// A piece of code.
    public init(_ text: String, language: String? = nil) {
        self.text = text
        self.language = language
    }

    /// The code as a block.
    public var block: Block { .code(self) }
}

/// A box beside the text.
public struct Callout: BlockConvertible, Sendable {
    /// What the box is for.
    public enum Kind: String, CaseIterable, Sendable {
        /// A remark.
        case note
        /// Something the reader must not overlook.
        case warning
        /// How this report is made again.
        case reproduction
    }

    /// What the box is for.
    public let kind: Kind
    /// Its heading.
    public let title: Prose
    /// What it holds.
    public let blocks: [Block]

    /// A box with a heading.
    public init(_ kind: Kind, title: Prose, @BlockBuilder _ blocks: () -> [Block]) {
        self.kind = kind
        self.title = title
        self.blocks = blocks()
    }

    /// The box as a block.
    public var block: Block { .callout(self) }
}

/// Blocks that are folded away until asked for.
public struct Details: BlockConvertible, Sendable {
    /// The line that stays visible.
    public let summary: Prose
    /// What it hides.
    public let blocks: [Block]

    /// Blocks behind a line of text.
    public init(_ summary: Prose, @BlockBuilder _ blocks: () -> [Block]) {
        self.summary = summary
        self.blocks = blocks()
    }

    /// The folded blocks as one.
    public var block: Block { .details(self) }
}
