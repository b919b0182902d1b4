import Findings
import Networks
import Plots
import Statistics

extension NormalizerProfiles {
    /// A curve that every profile shows, with the axes that all of them share.
    private struct Quantities: Sendable {
        let name: String
        let title: RichText
        let x: RichText
        let y: RichText
        let scale: any Plots.Scale
        let transformation: Transformation
        let curve: @Sendable (Member) -> (ensemble: Ensemble, curve: LayerCurve)

        static let all = [
            Quantities(
                name: "residual variance", title: "variance, resnet-56", x: "block", y: "activation variance",
                scale: LogarithmicScale(), transformation: .logarithm
            ) { ($0.residual, $0.residual.blockOutputs(.activationVariance)) },
            Quantities(
                name: "similarity", title: "similarity, cnn-20", x: "layer", y: "cosine similarity",
                scale: LinearScale(domain: 0...1), transformation: .identity
            ) { ($0.plain, $0.plain.curve(.cosineSimilarity)) },
            Quantities(
                name: "gradient", title: "gradient, cnn-20", x: "convolution", y: "‖∇L‖_{2}", scale: LogarithmicScale(),
                transformation: .logarithm
            ) { ($0.plain, $0.plain.curve(.gradientNorm)) },
        ]
    }

    /// One normalizer's curves before those of all others, on the same axes in every profile.
    static func profile(
        _ announcement: FigureAnnouncement, _ member: Member, among members: [Member], _ context: PlanContext
    ) -> FigureFinding {
        var rows = [MeasurementRow]()
        let panels = Quantities.all.map { quantity -> Panel in
            var panel = CurvePanel(quantity.name)
            for other in members where other.normalizer != member.normalizer {
                let mean = quantity.curve(other).curve.summary(on: quantity.transformation).mean
                panel.add(
                    LineMark(
                        other.residual.network.series, x: mean.indices.map { Double($0 + 1) }, y: mean, isContext: true)
                )
            }
            let own = quantity.curve(member)
            panel.add(own.ensemble, own.curve, on: quantity.transformation)
            rows += panel.rows
            return Panel(
                title: quantity.title, x: Axis(quantity.x, scale: LinearScale(hasIntegerTicks: true)),
                y: Axis(quantity.y, scale: quantity.scale, hasGrid: true), marks: panel.marks)
        }
        return announcement.finding(
            panels: panels, columns: panels.count, legend: .none,
            caption: """
                \(member.label) at initialization: activation variance by block of resnet-56, cosine similarity and gradient \
                norm by layer of cnn-20. Grey: the other layers. Bands: 95% t-interval over \(context.seeds.count, "seeds") seeds.
                """,
            alternativeText: """
                Three small line plots for \(member.label), with the curves of the other layers behind in grey: \
                activation variance against residual block, cosine similarity against layer, and gradient norm against \
                convolution.
                """,
            rows: rows)
    }
}
