/// A report as a value: built once, written as HTML, Markdown and LaTeX.
package struct Document: Sendable {
    /// The title, plain text.
    package let title: String
    /// What the report is, in a sentence or two.
    package let summary: Prose
    /// What a reader wants to know at once: data, preset, seeds, version.
    package let facts: [Definition]
    /// The series that all figures share, for colours and for choosing one of them.
    package let series: [DocumentSeries]
    /// The sections at the top level.
    package let sections: [Section]

    /// A document.
    /// - Parameters:
    ///   - title: Plain text, escaped by the writers.
    ///   - summary: What the report is, in a sentence or two.
    ///   - facts: What a reader wants to know at once.
    ///   - series: The series of all figures, in the order of their toolbar.
    ///   - sections: The sections at the top level.
    package init(
        title: String, summary: Prose = Prose(), facts: [Definition] = [], series: [DocumentSeries] = [],
        sections: [Section]
    ) {
        self.title = title
        self.summary = summary
        self.facts = facts
        self.series = series
        self.sections = sections
    }
}

/// A part of the document with a heading. Its level is the depth at which it stands.
package struct Section: BlockConvertible, Sendable {
    /// The name by which it is referred to.
    package let id: ElementID
    /// The heading.
    package let title: Prose
    /// What it holds, sections within it among them.
    package let blocks: [Block]
    /// The line that made it.
    package let location: SourceLocation

    /// A section with its blocks.
    package init(
        _ id: ElementID, title: Prose, file: StaticString = #fileID, line: Int = #line,
        @BlockBuilder _ blocks: () -> [Block]
    ) {
        self.id = id
        self.title = title
        self.blocks = blocks()
        location = SourceLocation(file: file, line: line)
    }

    /// The section as a block of another.
    package var block: Block { .section(self) }
}

/// A series that appears in every figure, in its light and its dark colour.
package struct DocumentSeries: Sendable {
    /// The name that the drawings carry in `data-normalizer`, kebab-case.
    package let key: String
    /// The name that people read.
    package let label: String
    /// The colour on white, `#rrggbb`.
    package let light: String
    /// The colour on black, `#rrggbb`.
    package let dark: String
    /// The line that made it.
    package let location: SourceLocation

    /// A series of the figures.
    package init(
        key: String, label: String, light: String, dark: String, file: StaticString = #fileID, line: Int = #line
    ) {
        self.key = key
        self.label = label
        self.light = light
        self.dark = dark
        location = SourceLocation(file: file, line: line)
    }
}
