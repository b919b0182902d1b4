import Findings
import Networks
import Plots
import Statistics
import Theory

extension StableBackward {
    private static let closedForm = Series(SeriesIdentity(key: "theory", label: "closed form"), style: .theory)
    private static let layerAxis = Axis("convolution", scale: LinearScale(hasIntegerTicks: true))

    // MARK: - The paper's figure 8

    /// Norms by layer at three depths, with closed forms for four normalizers.
    static func gradientFigure(_ measured: Measured, _ context: PlanContext) -> FigureFinding {
        let drawn: [Normalizer] = [.instanceNorm, .batchNorm, .groupNorm, .filterResponseNorm]
        var panels = [Panel]()
        var rows = [MeasurementRow]()
        var misfits = [Prose]()
        for ((architecture, _), members) in zip(architectures, measured.networks) {
            misfits.removeAll()
            var panel = CurvePanel(architecture.identifier)
            for member in members { panel.add(member.ensemble, member.ensemble.curve(.gradientNorm), on: .logarithm) }
            for member in members where drawn.contains(member.network.normalizer) {
                guard let prediction = member.prediction else { continue }
                let norms = member.ensemble.curve(.gradientNorm).summary(on: .logarithm).mean
                // Layer L - 1 stands at index L - 2.
                let y = prediction.norms(endingAt: norms[norms.count - 2])
                panel.addTheory(
                    for: member.ensemble, quantity: .gradientNorm,
                    x: y.indices.map { Double($0 + member.growth.steps[0].layer) }, y: y, series: closedForm)
                misfits += misfitText(member).map { [$0] } ?? []
            }
            panels.append(
                Panel(
                    title: RichText(verbatim: architecture.identifier), x: layerAxis,
                    y: Axis("gradient norm ‖∇L‖_{2}", scale: LogarithmicScale(), hasGrid: true),
                    aspect: 1.25, marks: panel.marks))
            rows += panel.rows
        }
        return figures[0].finding(
            panels: panels, sharesY: true, legend: .below,
            caption: """
                Norm of the loss gradient at the output of each convolution at initialization, batch \
                \(context.scale.batch, "batch"), for \(measured.networks[0].count, "normalizers") normalizers. Geometric means; bands: 95% \
                t-interval of the logarithm over \(context.seeds.count, "seeds") seeds. Long dashes: closed forms for InstanceNorm, \
                BatchNorm (with the measured variances), GroupNorm and Filter Response Norm, started at the second-to-last \
                layer. Root mean square misfit of the growth of the squared norm per layer in \(architectures.last!.architecture.identifier): \
                \(Prose.joined(misfits, separator: ", ")).
                """,
            alternativeText: """
                Three line plots of gradient norm, logarithmic, against convolution, for networks of \
                \(architectures.map { "\($0.depth)" }.joined(separator: ", ")) layers, one line for each of \
                \(measured.networks[0].count) normalizers, with the predictions of closed forms.
                """,
            rows: rows)
    }

    // MARK: - Batch

    /// Norms by layer and batch, raw and times √N, and the growth from the last layer to the first.
    static func batchFigure(_ measured: Measured, _ context: PlanContext) throws -> FigureFinding {
        let dashes: [(pattern: DashPattern, name: String)] = [
            (.solid, "solid"), (.dashed, "dashed"), (.dotted, "dotted"), (.dashDotted, "dash-dotted"),
        ]
        // More batch sizes than dashes look alike from the last dash on.
        func dash(_ index: Int) -> (pattern: DashPattern, name: String) { dashes[min(index, dashes.count - 1)] }
        var raw = CurvePanel("raw")
        var rescaled = CurvePanel("rescaled")
        for (index, members) in measured.batches.enumerated() {
            for member in members {
                var series = member.network.series
                series.style.dash = dash(index).pattern
                series.style.isHollow = index > 0
                let curve = member.ensemble.curve(.gradientNorm)
                raw.add(member.ensemble, curve, on: .logarithm, series: series)
                rescaled.add(
                    member.ensemble, curve.scaled(by: Double(member.ensemble.batch).squareRoot()), on: .logarithm,
                    series: series, named: "gradient-norm-times-root-batch")
            }
        }
        let (marks, explosionRows) = try explosions(measured)
        let sizes = measured.batches.map { $0[0].ensemble.batch }
        // What dash and filling stand for, as entries of the legend without a curve of their own.
        let keys = sizes.enumerated().map { index, size in
            LineMark(
                Series(
                    SeriesIdentity(key: "batch-\(size)", label: RichText(verbatim: "N = \(size)")),
                    style: SeriesStyle(
                        light: Color(0x4B4B4B), dark: Color(0xC8C8C8), dash: dash(index).pattern,
                        isHollow: index > 0)),
                x: [], y: [])
        }
        let lines = sizes.enumerated().map { index, size -> Prose in
            "\(dash(index).name): \(size, "batch-\(size)")"
        }
        return figures[1].finding(
            panels: [
                Panel(
                    title: "raw norm", x: layerAxis,
                    y: Axis("gradient norm ‖∇L‖_{2}", scale: LogarithmicScale(), hasGrid: true), marks: raw.marks + keys
                ),
                Panel(
                    title: "norm times √N", x: layerAxis,
                    y: Axis("√N ‖∇L‖_{2}", scale: LogarithmicScale(), hasGrid: true), marks: rescaled.marks),
                Panel(
                    title: "explosion", x: Axis("batch size N", scale: BinaryLogarithmicScale()),
                    y: Axis(RichText(verbatim: "relative to N = \(sizes.last ?? 0)"), hasGrid: true),
                    marks: marks),
            ], columns: 3, legend: .below,
            caption: """
                Gradient norms in cnn-20 with batches of different sizes (\(Prose.joined(lines, separator: ", "))): (a) as \
                measured, (b) times the root of the batch size N, and (c) the first convolution's norm over the last one's, \
                relative to the largest batch. Geometric means; bands and whiskers: 95% t-interval of the logarithm over \
                \(context.seeds.count, "seeds") seeds, in (c) of the ratios of each seed. Dashed: no change; above it gradients \
                explode more with smaller batches. Long dashes: closed form for BatchNorm, g(N·S) over all layers, without padding.
                """,
            alternativeText: """
                Two line plots of gradient norm against convolution for four normalizers and batches of \
                \(sizes.map(String.init).joined(separator: ", ")), the second times the root of the batch size, and a plot \
                of the first norm over the last, relative to the largest batch, against the batch size, with the closed form for \
                BatchNorm.
                """,
            rows: raw.rows + rescaled.rows + explosionRows)
    }

    /// How much more gradients explode than with the largest batch, by batch, with BatchNorm's closed form.
    private static func explosions(_ measured: Measured) throws -> (marks: [any Mark], rows: [MeasurementRow]) {
        var marks: [any Mark] = [RuleMark(.horizontal(1))]
        var rows = [MeasurementRow]()
        for index in ordered.indices {
            let ensembles = measured.batches.map { $0[index].ensemble }
            let largest = ensembles[ensembles.count - 1]
            var points = EstimatePoints(largest.network.series)
            for ensemble in ensembles {
                rows += ensemble.rows(panel: "explosion", quantity: "first-over-last-norm", ensemble.explosions)
                let ratio = try PairedSample(defined: ensemble.explosions, largest.explosions).meanRatio()
                points.add(ratio, at: Double(ensemble.batch))
            }
            marks += points.marks(.vertical, isConnected: true)
        }
        for ensembles in ordered.indices.map({ index in measured.batches.map { $0[index].ensemble } })
        where ensembles[0].network.normalizer == .batchNorm {
            // The gradient at the last convolution's output has passed the last normalizer already.
            let positions = ensembles[0].curve(.gradientNorm).heights.dropLast().map { $0 * $0 }
            let ratios = ensembles.map { ensemble in
                BatchNormMeanField.growthRatio(
                    batch: ensemble.batch, reference: ensembles[ensembles.count - 1].batch, positions: positions)
            }
            var series = closedForm
            let own = ensembles[0].network.series.style
            (series.style.light, series.style.dark) = (own.light, own.dark)
            series.companion = ensembles[0].network.normalizer.identifier
            marks.append(LineMark(series, x: ensembles.map { Double($0.batch) }, y: ratios.map { $0 ?? .nan }))
            rows += zip(ensembles, ratios).map { ensemble, ratio in
                MeasurementRow(
                    panel: "explosion", network: ensemble.network, batch: ensemble.batch, seed: nil, layer: nil,
                    kind: "theory", quantity: "first-over-last-norm-over-largest-batch", value: ratio)
            }
        }
        return (marks, rows)
    }

    // MARK: - Exponents

    /// λ by normalizer and architecture, and by map size.
    static func growthFigure(_ measured: Measured, _ context: PlanContext) throws -> FigureFinding {
        let groups = measured.networks + [measured.uniform]
        let deepest = measured.members(architectures.last!.architecture)
        // From the fastest growth to the fastest decay in the deepest network.
        let normalizers = try deepest.map { ($0.network.normalizer, try $0.growth.exponent().value) }
            .sorted { $0.1 > $1.1 }.map(\.0)
        var dots = [any Mark]()
        var rows = [MeasurementRow]()
        let series = Series.neutralVariants(
            groups.map { (key: $0[0].network.architecture.identifier, label: $0[0].network.architecture.identifier) })
        for (index, members) in groups.enumerated() {
            var points = EstimatePoints(series[index])
            let offset = (Double(index) - Double(groups.count - 1) / 2) * 0.2
            for member in members {
                let row = Double(normalizers.firstIndex(of: member.network.normalizer)!)
                points.add(try member.growth.exponent(), at: row + offset)
                rows += member.ensemble.rows(
                    panel: "normalizer", quantity: "growth-exponent", member.growth.exponents)
            }
            dots += points.marks(.horizontal, radius: 2)
        }
        dots.append(RuleMark(.vertical(0)))
        for bound in Threshold.noExplosion.region.ends { dots.append(RuleMark(.vertical(bound), dash: .dotted)) }
        var curves = [any Mark]()
        for member in deepest where member.prediction != nil {
            var points = EstimatePoints(member.network.series)
            for side in member.growth.sides {
                let exponents = member.growth.exponents(side: side)
                points.add(try Sample(exponents).meanEstimate(), at: Double(side))
                rows += member.ensemble.rows(
                    panel: "map-size", quantity: "growth-exponent-side-\(side)", exponents)
            }
            curves += points.marks(.vertical, isConnected: true)
        }
        curves.append(RuleMark(.horizontal(0)))
        let labels = normalizers.map { name in deepest.first { $0.network.normalizer == name }!.network.panelTitle }
        return figures[2].finding(
            panels: [
                Panel(
                    title: "by normalizer", x: Axis("exponent λ (per layer)", hasGrid: true),
                    y: Axis(
                        name: "normalizer",
                        scale: CategoricalScale(labels, keys: normalizers.map(\.identifier), isReversed: true),
                        hasGrid: true), aspect: 1.4, marks: dots),
                Panel(
                    title: "by map size, cnn-40", x: Axis("side of the map", scale: BinaryLogarithmicScale()),
                    y: Axis("exponent λ (per layer)", hasGrid: true), marks: curves),
            ], columns: 2, legend: .below,
            caption: """
                Exponent λ of the gradient's growth toward the input: the mean logarithm of a layer's gradient norm \
                over that of the next layer, over interior layers whose convolution has stride 1, (a) by normalizer \
                and architecture, (b) by the side of the maps in cnn-40, for the normalizers with a closed form. The \
                rows of (a) are sorted by the exponent in \(architectures.last!.architecture.identifier); dotted: the \
                bounds within which gradients count as stable. Whiskers: 95% t-interval over \
                \(context.seeds.count, "seeds") seeds.
                """,
            alternativeText: """
                A dot plot of the exponent of \(normalizers.count) normalizers in \(groups.count) architectures, and a line \
                plot of the exponent against the side of the map.
                """,
            rows: rows)
    }

    // MARK: - Theory

    /// g_l layer by layer in cnn-20, a panel for each normalizer with a closed form.
    static func theoryFigure(_ measured: Measured, _ context: PlanContext) -> FigureFinding {
        let normalizers: [Normalizer] =
            ordered + [.filterResponseNorm, .scaledWeightStandardization, .weightNorm, .none, .meanCentering]
            + measured.declared
        let columns = 3
        var panels = [Panel]()
        var rows = [MeasurementRow]()
        var misfits = [Prose]()
        for normalizer in normalizers {
            let member = measured.member(.cnn20, normalizer)
            guard let prediction = member.prediction else { continue }
            var panel = CurvePanel(normalizer.identifier)
            panel.add(
                member.ensemble, member.growth.squaredCurve, x: member.growth.layers, on: .logarithm,
                named: GradientGrowth.squaredName)
            panel.addTheory(
                for: member.ensemble, quantity: .gradientNorm, x: member.growth.layers, y: prediction.factors,
                series: closedForm, named: GradientGrowth.squaredName)
            misfits += misfitText(member).map { [$0] } ?? []
            panels.append(
                Panel(
                    title: member.network.panelTitle, subject: normalizer.identifier, x: layerAxis,
                    y: Axis("growth of ‖∇L‖^{2}", scale: LogarithmicScale(), hasGrid: true),
                    aspect: 0.62, marks: panel.marks))
            rows += panel.rows
        }
        return figures[3].finding(
            panels: panels, columns: columns, sharesX: true, sharesY: true, legend: .none,
            caption: """
                Growth of the squared gradient norm from the output of one convolution to that of the previous one in cnn-20. Long \
                dashes: closed forms, which use the measured variances for BatchNorm and, for InstanceNorm, GroupNorm
                \(measured.declared.isEmpty ? " and" : ",") Filter Response Norm\
                \(measured.declared.isEmpty ? "" : " and the declared layers"), ignore padding. Bands: 95% t-interval of the logarithm over \
                \(context.seeds.count, "seeds") seeds. Root mean square misfit over the layers of stride 1: \
                \(Prose.joined(misfits, separator: ", ")).
                """,
            alternativeText: """
                \(panels.count) small line plots, one per normalizer, of the growth of the squared gradient norm against \
                convolution, with the closed form's prediction.
                """,
            rows: rows)
    }

    /// A normalizer with its misfit, for a caption.
    private static func misfitText(_ member: Member) -> Prose? {
        member.prediction?.misfit(member.growth).map {
            "\(member.label) \($0.rootMeanSquare, "misfit-\(member.network.normalizer.identifier)", .percent(1))"
        }
    }
}

extension LayerCurve {
    /// The same curve in another unit.
    func scaled(by factor: Double) -> LayerCurve {
        LayerCurve(
            quantity: quantity, names: names, heights: heights,
            values: values.map { $0.map { $0.map { $0 * factor } } })
    }
}
