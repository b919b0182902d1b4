import Findings

extension FigureData {
    /// The table of the figure's numbers, one row per value with its interval.
    /// - Parameter file: The figure's CSV, from which a reader gets every seed.
    func table(file: String) -> TableContent? {
        guard let first = panels.first else { return nil }
        let hasPanels = panels.count > 1
        let sharesPlace = panels.allSatisfy { $0.place == first.place }
        let sharesQuantity = panels.allSatisfy { $0.quantity == first.quantity }
        let values = panels.flatMap(\.curves).flatMap(\.values)
        let isNumeric = values.allSatisfy { if case .number = $0.place { true } else { false } }
        var columns = [TableColumn]()
        if hasPanels { columns.append(TableColumn("panel", offersChoice: true)) }
        columns += [
            TableColumn("series", offersChoice: Set(panels.flatMap(\.curves).map(\.series)).count > 1),
            TableColumn(sharesPlace ? Prose(first.place) : "place", isNumeric ? .number : .text),
            TableColumn(sharesQuantity ? Prose(first.quantity) : "value", .number),
        ]
        let rows = panels.flatMap { panel in
            panel.curves.flatMap { curve in
                curve.values.map { value -> [TableCell] in
                    (hasPanels ? [.prose(Prose(panel.name))] : [])
                        + [.prose(Prose(text: curve.series)), place(value.place, file, isNumeric), cell(value, file)]
                }
            }
        }
        return TableContent(columns: columns, rows: rows)
    }

    private func place(_ place: Place, _ file: String, _ isNumeric: Bool) -> TableCell {
        guard isNumeric, case .number(let value) = place else { return .prose(place.prose(file: file)) }
        return .number(Number(place: value, file: file))
    }

    private func cell(_ value: Value, _ file: String) -> TableCell {
        let number = Self.number(value.value, file)
        guard let low = value.low, let high = value.high else { return .number(number) }
        return .interval(value: number, low: Self.number(low, file), high: Self.number(high, file))
    }

    /// The figure in words: for each panel one paragraph with the first and last value of every series, and its
    /// extremes if they lie clearly outside that range.
    func description(file: String) -> [Prose] {
        panels.map { panel in
            let name: Prose = panel.name.runs.isEmpty ? "" : "\(Prose(panel.name)): "
            let scale = panel.isLogarithmic ? " (logarithmic)" : ""
            return "\(name)\(Prose(panel.quantity))\(scale) against \(Prose(panel.place)). \(curves(panel, file))"
        }
    }

    private func curves(_ panel: PanelData, _ file: String) -> Prose {
        Prose.joined(panel.curves.map { "\("\($0.series): ")\(course($0, file))" }, separator: "; ")
            + "."
    }

    private func course(_ curve: Curve, _ file: String) -> Prose {
        let values = curve.values
        guard let first = values.first, let last = values.last else { return "" }
        func told(_ value: Value) -> Prose {
            "\(Self.number(value.value, file)) at \(value.place.prose(file: file))"
        }
        guard values.count > 1 else {
            return curve.isNamedByPlace ? "\(Self.number(first.value, file))" : told(first)
        }
        var course: Prose = "from \(told(first)) to \(told(last))"
        let ends = [first.value, last.value].sorted()
        // Only extremes that are visible in the figure are mentioned.
        let margin = 0.1 * (values.map(\.value).max()! - values.map(\.value).min()!)
        if let most = values.max(by: { $0.value < $1.value }), most.value > ends[1] + margin {
            course = course + ", at most \(told(most))"
        }
        if let least = values.min(by: { $0.value < $1.value }), least.value < ends[0] - margin {
            course = course + ", at least \(told(least))"
        }
        return course
    }

    private static func number(_ value: Double, _ file: String) -> Number {
        Number(value, .significant(3), source: .file(file))
    }
}
