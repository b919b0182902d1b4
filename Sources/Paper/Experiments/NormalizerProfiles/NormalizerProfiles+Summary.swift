import Findings
import Networks
import Plots
import Statistics

extension NormalizerProfiles {
    /// The figure that sums up the study: normalizers down, quantities across, a dot and an interval each.
    static func summary(_ members: [Member], _ context: PlanContext) throws -> FigureFinding {
        let kind = NetworkKind.allCases.last { kind in members.allSatisfy { $0.training(kind) != nil } }
        let ranked = ranked(members, kind)
        var rows = [MeasurementRow]()
        var panels = [
            panel(
                ranked, "resnet-56", Axis("variance growth per block", hasGrid: true),
                rules: [.vertical(Stability.stableBase.ends[0])]
            ) { $0.growth },
            panel(ranked, "cnn-20", Axis("cosine similarity", scale: LinearScale(domain: 0...1), hasGrid: true)) {
                $0.similarity
            },
            panel(
                ranked, "cnn-20", Axis("gradient exponent λ", hasGrid: true),
                rules: Threshold.noExplosion.region.ends.map { .vertical($0) }
            ) { $0.exponent },
        ]
        for member in ranked {
            rows += member.residual.rows(panel: "growth", quantity: "growth-base", member.growth)
            rows += member.plain.rows(
                panel: "exponent", quantity: "growth-exponent", try GradientGrowth(member.plain).exponents)
            let cosines = member.plain.curve(.cosineSimilarity)
            rows += member.plain.rows(
                panel: "cosine", quantity: cosines.quantity.identifier,
                cosines.values.map { $0.last.flatMap(\.self) ?? .nan })
        }
        if let kind {
            panels.append(
                panel(
                    ranked, RichText(verbatim: kind.trained.shortLabel),
                    Axis("training accuracy", scale: LinearScale(domain: 0...1), hasGrid: true),
                    rules: ranked.first?.training(kind).map { [.vertical($0.chance)] } ?? []
                ) { $0.accuracy(kind) })
            for member in ranked {
                guard let training = member.training(kind) else { continue }
                for (seed, value) in zip(training.setting.seeds, training.finalAccuracies(.trainingAccuracy)) {
                    rows.append(
                        training.row(
                            panel: "training", seed: seed, quantity: TrainingQuantity.trainingAccuracy.rawValue, value))
                }
            }
        }
        let accuracy: Prose =
            kind.map { "; training accuracy of \($0.trained.label) after the last epoch (dashed: chance)" } ?? ""
        let order: Prose =
            kind.map { "The rows are sorted by the training accuracy of \($0.trained.label), the highest first" }
            ?? "The rows are in the order of the paper's table"
        let training: Prose = kind == nil ? "" : ", \(context.trainingSeeds.count, "training-seeds") in training"
        return figures[0].finding(
            panels: panels, columns: panels.count, sharesY: true, legend: .none,
            caption: """
                All normalizers at a glance, at initialization. Growth of the activation variance per block in the fastest-growing \
                stage of resnet-56 (stable below the dashed line); cosine similarity of different inputs at the last layer, and \
                exponent λ of the gradient's growth toward the input, in cnn-20 (stable between the dashed lines)\
                \(accuracy). \
                \(order). Whiskers: 95% t-interval over \(context.seeds.count, "seeds") seeds\(training).
                """,
            alternativeText: """
                \(panels.count) dot plots side by side with one row for each of \(members.count) normalizers: variance growth \
                per block, cosine similarity, gradient exponent\(kind == nil ? "" : " and training accuracy"), with 95% \
                intervals and thresholds.
                """,
            rows: rows)
    }

    /// The members by training accuracy, the highest first; in the paper's order where none is trained.
    private static func ranked(_ members: [Member], _ kind: NetworkKind?) -> [Member] {
        guard let kind else { return members }
        return members.sorted {
            ($0.training(kind)?.lastTrainingAccuracy ?? 0) > ($1.training(kind)?.lastTrainingAccuracy ?? 0)
        }
    }

    private static func panel(
        _ members: [Member], _ title: RichText, _ axis: Axis, rules: [RuleMark.Position] = [],
        _ estimate: (Member) -> Estimate?
    ) -> Panel {
        var marks: [any Mark] = rules.map { RuleMark($0) }
        for (row, member) in members.enumerated() {
            guard let estimate = estimate(member) else { continue }
            var points = EstimatePoints(member.residual.network.series)
            points.add(estimate, at: Double(row))
            marks += points.marks(.horizontal, radius: 2)
        }
        let labels = members.map { RichText(verbatim: $0.normalizer.shortLabel) }
        return Panel(
            title: title, x: axis,
            y: Axis(
                name: "normalizer",
                scale: CategoricalScale(labels, keys: members.map(\.normalizer.identifier), isReversed: true),
                hasGrid: true),
            // Declared layers make the panels higher, so that names keep their distance.
            aspect: max(1.75, 0.11 * Double(members.count)), marks: marks)
    }
}

extension NormalizerProfiles.Member {
    /// Training accuracy after the last epoch, one number per seed; nil if there is one seed only.
    func accuracy(_ kind: NormalizerProfiles.NetworkKind) -> Estimate? {
        training(kind).flatMap {
            (try? Sample($0.finalAccuracies(.trainingAccuracy)))?.estimateIfPossible(on: .identity)
        }
    }
}

extension Ensemble {
    /// An estimate with its interval as rows of a figure's CSV.
    fileprivate func rows(panel: String, quantity: String, _ estimate: Estimate) -> [MeasurementRow] {
        [("mean", estimate.value), ("low", estimate.interval.low), ("high", estimate.interval.high)].map {
            kind, value in
            MeasurementRow(
                panel: panel, network: network, batch: batch, seed: nil, layer: nil, kind: kind, quantity: quantity,
                value: value)
        }
    }
}
