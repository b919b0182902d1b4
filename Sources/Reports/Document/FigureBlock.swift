/// The files in which a drawing lies, relative to the output folder.
package struct DrawingFiles: Hashable, Sendable {
    /// The raster image, shown by Markdown.
    package let png: String
    /// The vector image, included by LaTeX.
    package let pdf: String
    /// The vector image as text, for download.
    package let svg: String
    /// The numbers behind the drawing.
    package let csv: String?

    /// The four files of a drawing.
    package init(png: String, pdf: String, svg: String, csv: String?) {
        self.png = png
        self.pdf = pdf
        self.svg = svg
        self.csv = csv
    }

    /// The files where the output folder keeps them: `figures/ID.*` and `data/ID.csv`.
    package init(id: ElementID) {
        self.init(
            png: "figures/\(id).png", pdf: "figures/\(id).pdf", svg: "figures/\(id).svg", csv: "data/\(id).csv")
    }
}

/// A numbered figure with its words and its numbers.
package struct FigureBlock: BlockConvertible, Sendable {
    /// The name by which it is referred to.
    package let id: ElementID
    /// What stands below it: what is shown, the uncertainty and n.
    package let caption: Prose
    /// Chart type, data and what it shows, in a sentence, for those who do not see it.
    package let alternativeText: String
    /// The same at length, one string a paragraph.
    package let longDescription: [Prose]
    /// The drawing as an `<svg>` element; what it may hold, `DrawingCheck` says.
    package let drawing: String
    /// Where the drawing and its numbers lie.
    package let files: DrawingFiles
    /// The numbers behind the drawing.
    package let data: TableContent?
    /// The line that made it.
    package let location: SourceLocation

    /// A figure.
    package init(
        _ id: ElementID, caption: Prose, alternativeText: String, longDescription: [Prose] = [], drawing: String,
        files: DrawingFiles? = nil, data: TableContent? = nil, file: StaticString = #fileID, line: Int = #line
    ) {
        self.id = id
        self.caption = caption
        self.alternativeText = alternativeText
        self.longDescription = longDescription
        self.drawing = drawing
        self.files = files ?? DrawingFiles(id: id)
        self.data = data
        location = SourceLocation(file: file, line: line)
    }

    /// The figure as a block.
    package var block: Block { .figure(self) }
}

/// A row of small drawings, as the profile of one normalizer across all experiments.
package struct StripBlock: BlockConvertible, Sendable {
    /// One small drawing.
    package struct Item: Sendable {
        /// What it shows, in a few words.
        package let label: Prose
        /// The same for those who do not see it.
        package let alternativeText: String
        /// The drawing as an `<svg>` element.
        package let drawing: String
        /// Where the drawing lies.
        package let files: DrawingFiles

        /// A small drawing.
        package init(label: Prose, alternativeText: String, drawing: String, files: DrawingFiles) {
            self.label = label
            self.alternativeText = alternativeText
            self.drawing = drawing
            self.files = files
        }
    }

    /// The drawings from left to right.
    package let items: [Item]
    /// The line that made it.
    package let location: SourceLocation

    /// A row of drawings.
    package init(_ items: [Item], file: StaticString = #fileID, line: Int = #line) {
        self.items = items
        location = SourceLocation(file: file, line: line)
    }

    /// The row as a block.
    package var block: Block { .strip(self) }
}
