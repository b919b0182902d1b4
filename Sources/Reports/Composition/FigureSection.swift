import Findings

/// A figure in the report: the drawing, its description in words and the table of its numbers.
struct FigureSection {
    let finding: FigureFinding
    let drawing: String

    var block: FigureBlock {
        let figure = finding.figure
        let identifier = ElementID(figure.identifier)
        let files = DrawingFiles(id: identifier)
        let data = FigureData(figure)
        let file = files.csv ?? ""
        let told = figure.longDescription.isEmpty ? [] : [Prose(text: figure.longDescription)]
        return FigureBlock(
            identifier, caption: finding.caption.named(in: figure.identifier), alternativeText: figure.alternativeText,
            longDescription: told + data.description(file: file), drawing: drawing, files: files,
            data: data.table(file: file))
    }
}
