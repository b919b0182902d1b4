import Findings
import Networks
import Plots
import Statistics
import Theory

/// Cosine similarity layer by layer: all normalizers, and GroupNorm at every group size.
extension InformativeForward {
    /// What a panel's normalizers have in common: where they take their statistics.
    private enum Family: String, CaseIterable {
        case batch = "within the batch"
        case sample = "within a sample"
        case weights = "weights or none"

        func contains(_ normalizer: Normalizer) -> Bool {
            switch self {
            case .batch: normalizer.family == .activation && normalizer.dependsOnBatch
            case .sample: normalizer.family == .activation && !normalizer.dependsOnBatch
            case .weights: normalizer.family != .activation
            }
        }
    }

    func similarityFigure(_ measurements: InformativeMeasurements, _ context: PlanContext) -> FigureFinding {
        let panels = Family.allCases.map { family in
            var panel = CurvePanel(family.rawValue)
            let members = measurements.normalizers.filter { family.contains($0.network.normalizer) }
            for ensemble in members {
                panel.add(
                    ensemble, ensemble.curve(.cosineSimilarity), on: Self.transformation(ensemble.network.normalizer))
            }
            for ensemble in members {
                guard let prediction = SimilarityPrediction(ensemble) else { continue }
                panel.addTheory(
                    for: ensemble, quantity: .cosineSimilarity,
                    x: prediction.cosines.indices.map { Double($0 + 1) },
                    y: prediction.cosines.map { $0 ?? .nan }, series: .reference(prediction.form))
            }
            return panel
        }
        let caption: Prose = """
            Cosine similarity of activations by layer of cnn-20, with one panel per kind of normalizer. Bands: 95% t-interval \
            over \(context.seeds.count, "seeds") seeds, on the logit except where activations are signed (Weight Norm, \
            EvoNorm). Grey: theory of wide networks without padding, where there is one; recursions start from the \
            similarity measured after the first layer. At the last layer the grey lines are, from the top, those of \
            \(Self.theoryOrder(measurements)). The table has the distance of the data from theory.
            """
        return Self.announced(FigureName.similarity).finding(
            panels: zip(Family.allCases, panels).map { family, panel in
                Panel(
                    title: RichText(verbatim: family.rawValue),
                    x: Axis("layer", scale: LinearScale(hasIntegerTicks: true)),
                    y: Axis("cosine similarity", scale: LinearScale(domain: -0.05...1.05), hasGrid: true),
                    aspect: 1.1, marks: panel.marks)
            }, columns: 3, sharesY: true, legend: .below, caption: caption,
            alternativeText: """
                Three line plots of cosine similarity over the layers of cnn-20, one line for each of \
                \(measurements.normalizers.count) normalizers, with theory drawn in grey.
                """,
            rows: panels.flatMap(\.rows))
    }

    /// Whose theory each grey line is, for grey lines carry no marker: by panel, the highest at the last layer first.
    private static func theoryOrder(_ measurements: InformativeMeasurements) -> String {
        zip(Family.allCases, "abc").compactMap { family, letter -> String? in
            let ends = measurements.normalizers
                .filter { family.contains($0.network.normalizer) }
                .compactMap { ensemble -> (label: String, value: Double)? in
                    guard let last = SimilarityPrediction(ensemble)?.cosines.last, let last else { return nil }
                    return (ensemble.network.normalizerLabel, last)
                }
                .sorted { $0.value > $1.value }
            return ends.isEmpty ? nil : "(\(letter)) \(ends.map(\.label).joined(separator: ", "))"
        }
        .joined(separator: "; ")
    }

    func heatmapFigure(_ measurements: InformativeMeasurements, _ context: PlanContext) -> FigureFinding {
        let ensembles = measurements.plainCosine.ensembles
        let sizes = measurements.plainCosine.positions.map { RichText(verbatim: "\(Int($0))") }
        let measured = ensembles.map { $0.curve(.cosineSimilarity).summary().mean }
        let predictions = ensembles.map { SimilarityPrediction($0) }
        let layers = measured[0].count
        let predicted = predictions.map { prediction in
            (0..<layers).map { prediction?.cosines[$0] ?? .nan }
        }
        var rows = [MeasurementRow]()
        for (ensemble, prediction) in zip(ensembles, predicted) {
            var panel = CurvePanel("measured")
            panel.add(ensemble, ensemble.curve(.cosineSimilarity))
            var theory = CurvePanel("mean field")
            theory.addTheory(
                for: ensemble, quantity: .cosineSimilarity, x: prediction.indices.map { Double($0 + 1) },
                y: prediction)
            rows += panel.rows + theory.rows
        }
        // One colour scale for both panels.
        let values = (measured + predicted).flatMap { $0 }.filter(\.isFinite)
        let scale = LinearScale(domain: Self.hull(values), padding: 0)
        func panel(_ title: RichText, _ mark: HeatmapMark) -> Panel {
            Panel(
                title: title, x: Axis("layer", scale: CategoricalScale(Self.everyFifth(layers))),
                y: Axis("group size G", scale: CategoricalScale(sizes)), aspect: 0.7, marks: [mark])
        }
        let differences = zip(measured, predicted).map { zip($0, $1).map { $0 - $1 } }
        let largest = max(differences.flatMap(\.self).filter(\.isFinite).map(abs).max() ?? 0, 0.01)
        let panels = [
            panel(
                "measured",
                HeatmapMark(measured, scale: scale, label: "cosine similarity", decimals: nil, showsColorBar: false)),
            panel("mean field", HeatmapMark(predicted, scale: scale, label: "cosine similarity", decimals: nil)),
            panel(
                "difference",
                HeatmapMark(
                    differences, map: .diverging, scale: LinearScale(domain: -largest...largest, padding: 0),
                    decimals: nil)),
        ]
        let pairs = zip(predicted, measured).flatMap { Array(zip($0, $1)) }
        let misfit = Misfit(
            theory: pairs.map { $0.0.isFinite ? $0.0 : nil }, measured: pairs.map { $0.1.isFinite ? $0.1 : nil },
            measure: .absolute)
        let caption: Prose = """
            Cosine similarity of activations over depth and group size in cnn-20 with GroupNorm: (a) mean over \
            \(context.seeds.count, "seeds") seeds, (b) mean field, in the same colours, started from the similarity measured after the first layer, and \
            (c) their difference, white at zero. Between mean field and data the root mean square difference is \
            \(misfit?.rootMeanSquare, "heatmap-misfit", .fixed(2)) and the largest \
            \(misfit?.largest, "heatmap-largest-misfit", .fixed(2)).
            """
        return Self.announced(FigureName.heatmap).finding(
            panels: panels, columns: 3, sharesY: true, caption: caption,
            alternativeText: """
                Three heatmaps of cosine similarity over \(layers) layers and \(sizes.count) group sizes: measurement, mean field, and \
                difference.
                """,
            rows: rows)
    }

    /// How far each normalizer's similarity lies from its theory.
    func misfitTable(_ measurements: InformativeMeasurements) -> TableFinding {
        TableFinding(
            "informative-forward-misfits",
            caption: """
                Cosine similarity in cnn-20 compared with the theory of wide networks without padding: root mean \
                square and largest difference between the mean over seeds and the theory, over the layers after the \
                first.
                """,
            columns: ["normalizer", "last layer", "theory", "last layer, theory", "root mean square", "largest"],
            rows: measurements.normalizers.map { ensemble in
                let name = ensemble.network.normalizer.identifier
                func cell(_ quantity: String, _ value: Double?) -> TableFinding.Cell {
                    guard let value, value.isFinite else { return .missing }
                    return .number(value, "\(name)-\(quantity)", .fixed(3))
                }
                let prediction = SimilarityPrediction(ensemble)
                let misfit = prediction?.misfit(ensemble)
                return [
                    .text(ensemble.network.normalizerLabel),
                    cell("cosine", ensemble.curve(.cosineSimilarity).summary().mean.last),
                    prediction.map { .text($0.form.label) } ?? .missing,
                    cell("theory", prediction?.cosines.last ?? nil),
                    cell("misfit", misfit?.rootMeanSquare), cell("largest-misfit", misfit?.largest),
                ]
            })
    }

    /// Activations that are not negative have a cosine between 0 and 1.
    private static func transformation(_ normalizer: Normalizer) -> Transformation {
        normalizer.definition.hasSignedOutput ? .identity : .logit
    }

    /// The values' range, out to the next twentieth.
    private static func hull(_ values: [Double]) -> ClosedRange<Double>? {
        guard let low = values.min(), let high = values.max() else { return nil }
        let (lower, upper) = ((low * 20).rounded(.down) / 20, (high * 20).rounded(.up) / 20)
        return lower < upper ? lower...upper : nil
    }

    /// Names for layers, of which only the first and every fifth are written.
    private static func everyFifth(_ layers: Int) -> [RichText] {
        (1...layers).map { RichText(verbatim: $0 == 1 || $0.isMultiple(of: 5) ? "\($0)" : "") }
    }
}
