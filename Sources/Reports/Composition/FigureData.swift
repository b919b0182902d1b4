import Findings
import Plots

/// The numbers that a figure shows, by panel. They are taken from its marks, so that table, description and drawing
/// agree.
struct FigureData {
    /// The abscissa of a value: a number or a name.
    enum Place: Hashable {
        case number(Double)
        case name(String)
    }

    /// A value with its interval, where there is one.
    struct Value: Hashable {
        let place: Place
        let value: Double
        var low: Double?
        var high: Double?
    }

    /// The values of a series in one panel, in the order of their abscissae.
    struct Curve {
        var series: String
        var dash: DashPattern?
        var values: [Value]
        /// Whether its one place is named after it.
        var isNamedByPlace = false
    }

    /// One panel.
    struct PanelData {
        /// The panel's letter and title; empty if it has neither.
        let name: RichText
        /// The label of the values.
        let quantity: RichText
        let isLogarithmic: Bool
        /// The label of the abscissae.
        let place: RichText
        let curves: [Curve]
    }

    /// The panels that show numbers.
    let panels: [PanelData]

    init(_ figure: Figure) {
        var quantity: RichText?
        var place: RichText?
        panels = figure.panels.enumerated().compactMap { index, panel in
            var reader = MarkReader(panel)
            for mark in panel.marks { reader.read(mark) }
            // A panel without a label shares that of its neighbour.
            quantity = reader.quantity ?? quantity
            place = reader.place ?? place
            guard !reader.curves.isEmpty else { return nil }
            let letter = figure.panels.count > 1 ? "(\(Self.letters[index % Self.letters.count]))" : ""
            let space = letter.isEmpty || panel.title == nil ? "" : " "
            return PanelData(
                name: RichText(runs: [RichText.Run(letter + space)] + (panel.title?.runs ?? [])),
                quantity: quantity ?? "value",
                isLogarithmic: reader.isLogarithmic, place: place ?? "place", curves: reader.distinguishedCurves)
        }
    }

    private static let letters = Array("abcdefghijklmnopqrstuvwxyz")
}

/// Collects the values of a panel's marks. An interval belongs to the value of the same series at the same abscissa.
private struct MarkReader {
    private struct Interval {
        let series: String?
        let places: [Double]
        let lower: [Double]
        let upper: [Double]
        let isHorizontal: Bool
    }

    private let panel: Panel
    private var intervals: [Interval] = []
    private(set) var curves: [FigureData.Curve] = []

    /// The curves with distinct names: those of equal name are numbered or distinguished by their dash.
    var distinguishedCurves: [FigureData.Curve] {
        var result = curves
        for indices in Dictionary(grouping: curves.indices, by: { curves[$0].series }).values where indices.count > 1 {
            let dashes = indices.compactMap { curves[$0].dash?.rawValue }
            let isTold = Set(dashes).count == indices.count
            for (order, index) in indices.enumerated() {
                result[index].series += isTold ? ", \(dashes[order])" : " \(order + 1)"
            }
        }
        return result
    }
    private var isHorizontal = false
    private var colorBarLabel: RichText?

    init(_ panel: Panel) { self.panel = panel }

    /// The label of the axis, or colour bar, of the values.
    var quantity: RichText? { colorBarLabel ?? (isHorizontal ? panel.x : panel.y)?.label }

    /// The label of the axis of the abscissae.
    var place: RichText? { (isHorizontal ? panel.y : panel.x)?.words }

    var isLogarithmic: Bool { (isHorizontal ? panel.x : panel.y)?.scale is LogarithmicScale }

    mutating func read(_ mark: any Mark) {
        let key = mark.series?.identity.key
        switch mark.content {
        case .intervals(let places, let lower, let upper, let direction):
            intervals.append(
                Interval(
                    series: key, places: places, lower: lower, upper: upper, isHorizontal: direction == .horizontal))
        case .points(let x, let y):
            let match = intervals.firstIndex { $0.series == key && Self.same($0.places, $0.isHorizontal ? y : x) }
            let interval = match.map { intervals.remove(at: $0) }
            isHorizontal = interval?.isHorizontal ?? false
            let (places, values) = isHorizontal ? (y, x) : (x, y)
            let label = mark.series.map { String(describing: $0.identity.label) } ?? ""
            let keys = (isHorizontal ? panel.y : panel.x)?.scale.placeKeys ?? []
            append(
                label, mark.series?.style.dash, isNamedByPlace: keys.contains(key ?? ""),
                places.indices.map { index in
                    FigureData.Value(
                        place: named(places[index], on: isHorizontal ? panel.y : panel.x), value: values[index],
                        low: interval?.lower[index].finite, high: interval?.upper[index].finite)
                })
        case .cells(let rows):
            colorBarLabel = (mark as? HeatmapMark)?.label
            for (row, values) in rows.enumerated() {
                let value = named(Double(row), on: panel.y)
                let label = panel.y?.label.map { "\($0) " } ?? ""
                append(
                    "\(label)\(value.text)", nil,
                    values.enumerated().map {
                        FigureData.Value(place: named(Double($0.offset), on: panel.x), value: $0.element)
                    })
            }
        case nil: break
        }
    }

    private mutating func append(
        _ series: String, _ dash: DashPattern?, isNamedByPlace: Bool = false, _ values: [FigureData.Value]
    ) {
        let defined = values.filter(\.value.isFinite)
        guard !defined.isEmpty else { return }
        curves.append(
            FigureData.Curve(series: series, dash: dash, values: defined, isNamedByPlace: isNamedByPlace))
    }

    /// The name nearest to a value on an axis of names. Points may be shifted slightly so that they do not overlap.
    private func named(_ value: Double, on axis: Axis?) -> FigureData.Place {
        guard let labels = (axis?.scale as? CategoricalScale)?.labels, value.isFinite else { return .number(value) }
        let index = Int(value.rounded())
        guard labels.indices.contains(index) else { return .number(value) }
        // An axis with little room names some places only; the others are counted.
        return labels[index].runs.isEmpty ? .number(Double(index + 1)) : .name("\(labels[index])")
    }

    private static func same(_ a: [Double], _ b: [Double]) -> Bool {
        a.count == b.count && zip(a, b).allSatisfy { $0 == $1 || ($0.isNaN && $1.isNaN) }
    }
}

extension FigureData.Place {
    /// The abscissa as a number with the figure's data file as its source, or as a name.
    func prose(file: String) -> Prose {
        switch self {
        case .number(let value): "\(Number(place: value, file: file))"
        case .name(let name): Prose(text: name)
        }
    }

    fileprivate var text: String {
        switch self {
        case .number(let value): NumberFormat.significant(4).text(value)
        case .name(let name): name
        }
    }
}

extension Prose {
    /// A figure's text on one line.
    init(_ text: RichText) {
        self.init(
            text.runs.map { run in
                switch run.script {
                case .baseline: .text(run.text)
                case .superscript: .superscript(Prose(text: run.text))
                case .subscript: .subscript(Prose(text: run.text))
                }
            })
    }
}

extension Number {
    /// A place on an axis.
    init(place value: Double, file: String) {
        let isWhole = value == value.rounded() && abs(value) < 1e6
        self.init(value, isWhole ? .integer : .significant(4), source: .file(file))
    }
}

extension Double {
    fileprivate var finite: Double? { isFinite ? self : nil }
}
