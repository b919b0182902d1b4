import Findings

/// A report as a value, which writers render as HTML, Markdown and LaTeX.
package struct Document: Sendable {
    /// The title, plain text.
    let title: String
    /// A summary of one or two sentences.
    let summary: Prose
    /// The facts at the top of the report: data, preset, seeds, version.
    let facts: [Definition]
    /// The series that all figures share, for colours and for choosing one of them.
    let series: [DocumentSeries]
    /// The sections at the top level.
    let sections: [Section]

    /// A document.
    /// - Parameters:
    ///   - title: Plain text, escaped by the writers.
    ///   - summary: A summary of one or two sentences.
    ///   - facts: The facts at the top of the report.
    ///   - series: The series of all figures, in the order of their toolbar.
    ///   - sections: The sections at the top level.
    init(
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

/// A part of the document with a heading, whose level is the depth of nesting.
package struct Section: BlockConvertible, Sendable {
    /// The identifier for references to it.
    let id: ElementID
    /// The heading.
    let title: Prose
    /// Its content, subsections included.
    let blocks: [Block]
    /// The source line that created it, for error messages.
    let location: SourceLocation

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
struct DocumentSeries: Sendable {
    /// The value of the attribute `data-normalizer` in the drawings, lower-case words joined by hyphens.
    let key: String
    /// The displayed name.
    let label: String
    /// The colour on white, `#rrggbb`.
    let light: String
    /// The colour on black, `#rrggbb`.
    let dark: String
    /// The source line that created it, for error messages.
    let location: SourceLocation

    /// A series of the figures.
    init(
        key: String, label: String, light: String, dark: String, file: StaticString = #fileID, line: Int = #line
    ) {
        self.key = key
        self.label = label
        self.light = light
        self.dark = dark
        location = SourceLocation(file: file, line: line)
    }
}
