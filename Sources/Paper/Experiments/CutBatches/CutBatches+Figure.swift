import Findings
import Networks
import Plots
import Statistics

extension CutBatches {
    /// ln of the first gradient norm over the last, over the size of the batches that the images are cut into, beside what
    /// theory adds to that of the whole batch.
    static func figure(_ growth: CutBatchGrowth, _ ensembles: [[Ensemble]]) throws -> FigureFinding {
        let network = ensembles[0][0].network
        let seeds = ensembles[0][0].seeds
        let batches = growth.batches.map(Double.init)
        let whole = growth.logarithms[growth.logarithms.count - 1].mean
        let theory = growth.theory.map { $0.map { whole + $0 } }

        var points = EstimatePoints(network.series)
        var rows = [MeasurementRow]()
        func row(_ batch: Int, seed: UInt64?, kind: String, _ value: Double?) -> MeasurementRow {
            MeasurementRow(
                panel: "", network: network, batch: batch, seed: seed, layer: nil, kind: kind,
                quantity: "log-gradient-ratio", value: value)
        }
        for (index, values) in growth.logarithms.enumerated() {
            if let estimate = try? Sample(values).meanEstimate() { points.add(estimate, at: batches[index]) }
            rows += zip(seeds, values).map { row(growth.batches[index], seed: $0, kind: "network", $1) }
        }
        rows += zip(growth.batches, theory).map { row($0, seed: nil, kind: "theory", $1) }

        let theorySeries = Series(SeriesIdentity(key: "theory", label: "BatchNorm's mean field"), style: .theory)
        let caption: Prose = """
            Logarithm of the gradient norm at the first convolution over that at the last in cnn-20 with BatchNorm, averaged \
            over the batches into which the same \(images, "images") images are split. Whiskers: 95% t-interval over \
            \(seeds.count, "seeds") seeds. Long dashes: increase that the mean field without padding predicts for smaller \
            batches, added to the value measured for the whole batch.
            """
        return figures[0].finding(
            panels: [
                Panel(
                    x: Axis("images per batch", scale: BinaryLogarithmicScale()),
                    y: Axis("ln of first over last gradient norm", hasGrid: true),
                    marks: [LineMark(theorySeries, x: batches, y: theory.map { $0 ?? .nan })]
                        + points.marks(.vertical))
            ], legend: .below, caption: caption,
            alternativeText: """
                Plot of the logarithm of the first gradient norm over the last at \(batches.count) batch sizes, with the \
                mean field.
                """,
            rows: rows)
    }
}
