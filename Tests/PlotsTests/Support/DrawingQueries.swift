@testable import Plots

extension Drawing {
    /// What the texts of the drawing say, in drawing order.
    var strings: [String] { texts.map(\.line.string) }

    /// The paths that show data of a series in a panel, legends and decoration left out.
    func dataPaths(of key: String) -> [PathCommand] {
        var found: [PathCommand] = []
        forEachCommand { command, place in
            guard place.panel != nil, !place.isDecoration, !place.roles.contains(.legend),
                place.series?.identity.key == key
            else { return }
            if case .path(let path) = command { found.append(path) }
        }
        return found
    }

    /// The markers of a series in a panel.
    func symbols(of key: String) -> [SymbolsCommand] {
        var found: [SymbolsCommand] = []
        forEachCommand { command, place in
            guard place.panel != nil, !place.roles.contains(.legend), place.series?.identity.key == key else { return }
            if case .symbols(let symbols) = command { found.append(symbols) }
        }
        return found
    }

    /// The decoration of a series in a panel: its bands.
    func bands(of key: String) -> [PathCommand] {
        var found: [PathCommand] = []
        forEachCommand { command, place in
            guard place.panel != nil, place.isDecoration, place.series?.identity.key == key else { return }
            if case .path(let path) = command, path.fill != nil { found.append(path) }
        }
        return found
    }

    /// The first text that says `string`.
    func text(_ string: String) -> TextCommand? { texts.first { $0.line.string == string } }
}

extension Figure {
    /// A figure of one panel for a test of its marks.
    static func single(
        _ marks: [any Mark], x: any Scale = LinearScale(padding: 0), y: any Scale = LinearScale(padding: 0),
        legend: LegendPolicy = .none
    ) -> Figure {
        Figure("test", panels: [Panel(x: Axis("x", scale: x), y: Axis("y", scale: y), marks: marks)], legend: legend)
    }
}

extension Series {
    /// A series for tests.
    static let sample = Series(key: "batch-norm", label: "BatchNorm", palette: .sample)
    /// Another one.
    static let other = Series(key: "layer-norm", label: "LayerNorm", palette: .sample)
}
