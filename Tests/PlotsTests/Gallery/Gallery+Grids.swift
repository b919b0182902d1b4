import Foundation

@testable import Plots

extension Gallery {
    /// Curves of training in four architectures and four settings: sixteen small panels of twelve series.
    static func training() -> Figure {
        let epochs = (0...20).map(Double.init)
        let settings = ["N = 256", "N = 16", "rate 1", "C = 100"]
        let panels = settings.enumerated().flatMap { row, setting in
            ["cnn-10", "cnn-20", "cnn-40", "resnet-56"].enumerated().map { column, architecture in
                Panel(
                    title: RichText(verbatim: "\(architecture), \(setting)"),
                    x: Axis("epoch", scale: LinearScale(hasIntegerTicks: true)),
                    y: Axis("accuracy", scale: LinearScale(domain: 0...1), hasGrid: true),
                    marks: normalizers.enumerated().flatMap { index, series -> [any Mark] in
                        let speed = 0.12 + 0.03 * Double((5 * index + row) % 12) / Double(column + 1)
                        let end = 0.95 - 0.05 * Double(row) - 0.02 * Double((7 * index + column) % 12)
                        let y = epochs.map { 0.1 + (end - 0.1) * (1 - exp(-speed * $0)) }
                        return [
                            BandMark(series, x: epochs, lower: y.map { $0 - 0.02 }, upper: y.map { $0 + 0.02 }),
                            LineMark(series, x: epochs, y: y),
                        ]
                    })
            }
        }
        return Figure(
            "training", panels: panels, columns: 4, sharesX: true, sharesY: true,
            caption: "Training accuracy by epoch. Bands: 95% interval.",
            alternativeText: "Sixteen line charts of accuracy over 20 epochs for twelve normalizers.",
            provenance: provenance)
    }

    /// The pages that the awkward figure fits on: its nine panels are too high for columns narrower than 3.4 in.
    static let awkwardProfiles = Profile.printed.filter { $0.width > 3.4 * 72 }

    /// Data that figures should survive, a panel each.
    static func awkward() -> Figure {
        let long = String(repeating: "A label of twenty. ", count: 11)
        let many = (0..<10_000).map(Double.init)
        let plain: any Scale = LinearScale()
        func panel(
            _ title: String, _ x: [Double], _ y: [Double], scale: any Scale = plain,
            labels: (String, String) = ("x", "y")
        ) -> Panel {
            Panel(
                title: RichText(verbatim: title), x: Axis(RichText(verbatim: labels.0), scale: scale),
                y: Axis(RichText(verbatim: labels.1), scale: scale, hasGrid: true),
                marks: [
                    BandMark(normalizers[1], x: x, lower: y.map { 0.8 * $0 }, upper: y.map { 1.2 * $0 }),
                    LineMark(normalizers[1], x: x, y: y),
                ])
        }
        let powers = [1e-300, 1e-150, 1, 1e150, 1e300]
        return Figure(
            "awkward",
            panels: [
                panel("empty", [], []), panel("one point", [3], [4]),
                panel("no number", [1, 2, 3], [.nan, .nan, .nan]),
                panel("infinities", [1, 2, 3, 4, 5], [1, .infinity, 2, -.infinity, 3]),
                panel("extremes", powers, powers, scale: LogarithmicScale()), panel("extremes, linear", powers, powers),
                panel("ten thousand", many, many.map { sin($0 / 700) + 0.3 * sin($0 * 1.7) }),
                panel(long, [1, 2], [1, 2], labels: (long, long)),
                panel("שלום עולם", [1, 2], [1, 2], labels: ("عدد الطبقات", "שלום 10")),
            ], caption: "Awkward data.", alternativeText: "Nine panels of awkward data.", provenance: provenance)
    }
}
