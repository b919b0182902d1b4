import Findings
import Foundation
import Statistics

extension PeriodicPadding {
    /// What networks without borders say: whether layers that normalize weights keep the mean square, and BatchNorm's σ.
    func statements(_ pairs: [Pair]) -> [StatementFinding] {
        func judge(
            _ statement: Statement, figure: Int, _ content: () throws -> StatementFinding.Content
        ) rethrows -> StatementFinding {
            try context.judge(
                statement, figures: [Self.figures[figure].identifier], scale: context.describe(.cnn20),
                content)
        }
        let parametric = pairs.filter {
            [.weightNorm, .scaledWeightStandardization].contains($0.normalizer)
        }
        return [
            judge(.plainPreservation, figure: 0) { Self.preservation(parametric) },
            judge(.batchNormDeviation, figure: 1) { Self.deviation(pairs.first { $0.normalizer == .batchNorm }!) },
        ]
    }

    /// (q_L / q_3)^(1/(L − 3)), q the mean square of an activation.
    private static func preservation(_ pairs: [Pair]) -> StatementFinding.Content {
        func growth(_ ensemble: Ensemble) throws -> TTest {
            let curve = ensemble.curve(.secondMoment)
            let (first, last) = (2, curve.layerCount - 1)
            let ratios = zip(curve.layer(last), curve.layer(first)).map {
                pow($0 / $1, 1 / Double(last - first))
            }
            return try TTest(Sample(ratios), on: .logarithm)
        }
        let name = "growth of the mean square per layer"
        return .init(
            pairs.map { pair in
                Member(pair.label) {
                    [Evidence(name, try growth(pair.periodic), in: Threshold.preservedMeanSquare.region)]
                }
            },
            beside: pairs.compactMap { pair in
                (try? growth(pair.zero)).map {
                    Effect("\(name) with zero padding, \(pair.label)", $0.estimate())
                }
            })
    }

    /// σ at the outputs of interior convolutions, over the layers of each map size.
    private static func deviation(_ batchNorm: Pair) -> StatementFinding.Content {
        func means(_ ensemble: Ensemble, side: Int) throws -> TTest {
            let curve = ensemble.curve(.standardDeviation)
            let layers = (2..<curve.layerCount - 2).filter { curve.heights[$0] == side }
            let rows = curve.values.map { row in layers.compactMap { row[$0] } }
            return try TTest(Sample(rows.map(\.mean)), on: .logarithm)
        }
        let curve = batchNorm.periodic.curve(.standardDeviation)
        let sides = Set(curve.heights[2..<curve.layerCount - 2]).sorted(by: >)
        return .init(
            sides.map { side in
                Member("maps of \(side)×\(side)") {
                    [
                        Evidence(
                            "σ", try means(batchNorm.periodic, side: side),
                            in: Threshold.normalizedDeviation.region)
                    ]
                }
            },
            beside: sides.compactMap { side in
                (try? means(batchNorm.zero, side: side)).map {
                    Effect("σ with zero padding, maps of \(side)×\(side)", $0.estimate())
                }
            })
    }
}
