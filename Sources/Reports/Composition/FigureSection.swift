import Findings
import Networks

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
            data: data.table(file: file), seeds: seeds)
    }

    /// How many seeds its numbers are of: of each network, batch and panel.
    private var seeds: String? {
        struct Group: Hashable {
            let network: NetworkSpecification
            let batch: Int
            let panel: String
        }
        var seeds = [Group: Set<UInt64>]()
        for row in finding.rows {
            guard let seed = row.seed else { continue }
            seeds[Group(network: row.network, batch: row.batch, panel: row.panel), default: []].insert(seed)
        }
        let counts = Set(seeds.values.map(\.count))
        guard let least = counts.min(), let most = counts.max() else { return nil }
        return least == most ? "\(least)" : "\(least) to \(most)"
    }
}
