import Findings

/// The files of a drawing, relative to the output folder.
struct DrawingFiles: Hashable, Sendable {
    /// The raster image, shown by Markdown.
    let png: String
    /// The vector image, included by LaTeX.
    let pdf: String
    /// The vector image as text, for download.
    let svg: String
    /// The numbers behind the drawing.
    let csv: String?

    /// The four files of a drawing.
    init(png: String, pdf: String, svg: String, csv: String?) {
        self.png = png
        self.pdf = pdf
        self.svg = svg
        self.csv = csv
    }

    /// The standard files of a figure: `figures/ID.*` and `data/ID.csv`.
    init(id: ElementID) {
        self.init(
            png: "figures/\(id).png", pdf: "figures/\(id).pdf", svg: "figures/\(id).svg", csv: "data/\(id).csv")
    }
}

/// A numbered figure with its caption, descriptions and numbers.
package struct FigureBlock: BlockConvertible, Sendable {
    /// The identifier for references to it.
    let id: ElementID
    /// The caption below the figure, which states the uncertainty and the number of seeds.
    let caption: Prose
    /// One sentence with the chart type, the data and the result, for readers who cannot see the figure.
    let alternativeText: String
    /// A longer description for the same readers, one element per paragraph.
    let longDescription: [Prose]
    /// The drawing as an `<svg>` element; see `DrawingCheck` for the allowed content.
    let drawing: String
    /// The files of the drawing and its numbers.
    let files: DrawingFiles
    /// The numbers behind the drawing.
    let data: TableContent?
    /// The number of seeds of its intervals, such as "10", or "3 to 10" if they differ; nil if it is not known.
    let seeds: String?
    /// The source line that created it, for error messages.
    let location: SourceLocation

    /// A figure.
    init(
        _ id: ElementID, caption: Prose, alternativeText: String, longDescription: [Prose] = [], drawing: String,
        files: DrawingFiles? = nil, data: TableContent? = nil, seeds: String? = nil, file: StaticString = #fileID,
        line: Int = #line
    ) {
        self.id = id
        self.caption = caption
        self.alternativeText = alternativeText
        self.longDescription = longDescription
        self.drawing = drawing
        self.files = files ?? DrawingFiles(id: id)
        self.data = data
        self.seeds = seeds
        location = SourceLocation(file: file, line: line)
    }

    /// The figure as a block.
    package var block: Block { .figure(self) }
}
