/// The files in which a drawing lies, relative to the output folder.
public struct DrawingFiles: Hashable, Sendable {
    /// The raster image, shown by Markdown.
    public let png: String
    /// The vector image, included by LaTeX.
    public let pdf: String
    /// The vector image as text, for download.
    public let svg: String
    /// The numbers behind the drawing.
    public let csv: String?

    /// The four files of a drawing.
    public init(png: String, pdf: String, svg: String, csv: String?) {
        self.png = png
        self.pdf = pdf
        self.svg = svg
        self.csv = csv
    }

    /// The files where the output folder keeps them: `figures/ID.*` and `data/ID.csv`.
    public init(id: ElementID) {
        self.init(
            png: "figures/\(id).png", pdf: "figures/\(id).pdf", svg: "figures/\(id).svg", csv: "data/\(id).csv")
    }
}

/// A numbered figure with its words and its numbers.
public struct FigureBlock: BlockConvertible, Sendable {
    /// The name by which it is referred to.
    public let id: ElementID
    /// What stands below it: what is shown, the uncertainty and n.
    public let caption: Prose
    /// Chart type, data and what it shows, in a sentence, for those who do not see it.
    public let alternativeText: String
    /// The same at length, one string a paragraph.
    public let longDescription: [Prose]
    /// The drawing as an `<svg>` element; what it may hold, `DrawingCheck` says.
    public let drawing: String
    /// Where the drawing and its numbers lie.
    public let files: DrawingFiles
    /// The numbers behind the drawing.
    public let data: TableContent?
    /// The line that made it.
    public let location: SourceLocation

    /// A figure.
    public init(
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
    public var block: Block { .figure(self) }
}

/// A row of small drawings, as the profile of one normalizer across all experiments.
public struct StripBlock: BlockConvertible, Sendable {
    /// One small drawing.
    public struct Item: Sendable {
        /// What it shows, in a few words.
        public let label: Prose
        /// The same for those who do not see it.
        public let alternativeText: String
        /// The drawing as an `<svg>` element.
        public let drawing: String
        /// Where the drawing lies.
        public let files: DrawingFiles

        /// A small drawing.
        public init(label: Prose, alternativeText: String, drawing: String, files: DrawingFiles) {
            self.label = label
            self.alternativeText = alternativeText
            self.drawing = drawing
            self.files = files
        }
    }

    /// The drawings from left to right.
    public let items: [Item]
    /// The line that made it.
    public let location: SourceLocation

    /// A row of drawings.
    public init(_ items: [Item], file: StaticString = #fileID, line: Int = #line) {
        self.items = items
        location = SourceLocation(file: file, line: line)
    }

    /// The row as a block.
    public var block: Block { .strip(self) }
}
