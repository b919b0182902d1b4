import Findings
import Networks
import Plots
import Statistics

extension TrainingSpeed {
    /// Similarity at initialization and mean training accuracy of all normalizers in one architecture.
    struct Similarity {
        let group: Group
        /// By normalizer of the paper, then by seed.
        let cosines: [[Double]]
        let accuracies: [[Double]]
        /// The paper's normalizers, and the declared layers whose similarity is defined.
        let shown: [Shown]

        /// One normalizer's numbers, by seed.
        struct Shown {
            let ensemble: TrainingEnsemble
            let cosines: [Double]
            let accuracies: [Double]
        }

        init(_ group: Group) throws {
            self.group = group
            let paper = try group.ensembles.map { try Self.shown($0) }
            cosines = paper.map(\.cosines)
            accuracies = paper.map(\.accuracies)
            shown = paper + group.declared.compactMap { try? Self.shown($0) }
        }

        private static func shown(_ ensemble: TrainingEnsemble) throws -> Shown {
            Shown(
                ensemble: ensemble, cosines: try ensemble.initialPenultimate(.cosineSimilarity),
                accuracies: ensemble.meanTrainingAccuracies)
        }

        var label: String { group.setting.trained.label }
        var name: String { group.setting.trained.name }
        private var everySeed: [Int] { Array(group.setting.seeds.indices) }

        /// The normalizers' means over some seeds.
        private func means(_ seeds: [Int], _ isChosen: (TrainingEnsemble) -> Bool) throws -> PairedSample {
            let chosen = group.ensembles.indices.filter { isChosen(group.ensembles[$0]) }
            func mean(_ values: [Double]) -> Double { seeds.map { values[$0] }.mean }
            return try PairedSample(chosen.map { mean(cosines[$0]) }, chosen.map { mean(accuracies[$0]) })
        }

        /// The rank correlation over normalizers of the means over seeds; nil if one of the two is constant.
        func correlation(where isChosen: (TrainingEnsemble) -> Bool = { _ in true }) throws -> Double? {
            Correlation.spearman.coefficient(of: try means(everySeed, isChosen))
        }

        /// The normalizers' means over all seeds.
        func means() throws -> PairedSample { try means(everySeed) { _ in true } }

        /// The least and the greatest rank correlation when one normalizer is left out.
        func leaveOneOut() throws -> (low: Double, high: Double)? {
            let values = try group.ensembles.compactMap { left in
                try correlation { $0.network != left.network }
            }
            return values.min().flatMap { low in values.max().map { (low, $0) } }
        }
    }

    /// The coefficient without one normalizer, and without those that diverged.
    static func remark(_ similarity: Similarity) throws -> Prose {
        let range = try similarity.leaveOneOut()
        let diverged = similarity.group.ensembles.filter { $0.divergedCount > 0 }
        var sentence: Prose =
            "In \(similarity.label) Spearman's coefficient lies between \(range?.low, "\(similarity.name)-leave-one-out-low", .fixed(2)) and \(range?.high, "\(similarity.name)-leave-one-out-high", .fixed(2)) when any one normalizer is left out"
        if !diverged.isEmpty {
            let without = try similarity.correlation { $0.divergedCount == 0 }
            sentence =
                "\(sentence); without the \(diverged.count, "\(similarity.name)-diverged") normalizers that diverged it is \(without, "\(similarity.name)-without-diverged", .fixed(2))"
        }
        let without = try similarity.correlation { $0.network.normalizer != .weightNorm }
        return
            "\(sentence); without Weight Norm it is \(without, "\(similarity.name)-without-weight-norm", .fixed(2))."
    }

    static func similarityFigure(_ similarities: [Similarity]) throws -> FigureFinding {
        var rows = [MeasurementRow]()
        let panels = try similarities.map { similarity in
            var marks = [any Mark]()
            for shown in similarity.shown {
                let (ensemble, cosines, accuracies) = (shown.ensemble, shown.cosines, shown.accuracies)
                let series = ensemble.network.series
                marks.append(PointMark(series, x: cosines, y: accuracies, radius: 1.2))
                marks.append(
                    PointMark(series, x: [cosines.mean], y: [accuracies.mean], radius: 3))
                for (seed, (cosine, accuracy)) in zip(ensemble.setting.seeds, zip(cosines, accuracies)) {
                    rows.append(
                        ensemble.row(
                            panel: similarity.label, seed: seed, quantity: Quantity.cosineSimilarity.identifier, cosine)
                    )
                    rows.append(
                        ensemble.row(
                            panel: similarity.label, seed: seed, quantity: "mean-training-accuracy", accuracy))
                }
            }
            let coefficient = try similarity.correlation { _ in true }
            // A line breaks before the coefficient, not within it.
            let title = coefficient.map { ": ρ\u{A0}=\u{A0}\(NumberFormat.fixed(2).text($0))" }
            return Panel(
                title: RichText(verbatim: similarity.label + (title ?? "")),
                x: Axis("cosine similarity at initialization"),
                y: Axis("mean training accuracy", hasGrid: true), aspect: 0.9, marks: marks)
        }
        return figures[1].finding(
            panels: panels, legend: .below,
            caption: """
                Cosine similarity of the last layer's activations in the first step against the training accuracy \
                averaged over all epochs. ρ: Spearman's coefficient over \
                \(similarities.first?.group.ensembles.count ?? 0, "normalizers") normalizers. Large markers: means over \
                seeds; small markers: single seeds. A run that diverged counts with the accuracy of chance.
                """,
            alternativeText: """
                \(panels.count) scatter plots of mean training accuracy against cosine similarity at initialization, \
                one point for each of \(similarities.first?.shown.count ?? 0) normalizers.
                """,
            rows: rows)
    }

    static func similarityTable(_ similarities: [Similarity]) throws -> TableFinding {
        TableFinding(
            "training-speed-similarities",
            caption: """
                The quantities of the paper's figure 5: cosine similarity of the last layer's activations in the first \
                step, and training accuracy averaged over all epochs; means over seeds.
                """,
            columns: ["architecture", "normalizer", "cosine similarity", "mean training accuracy"],
            rows: similarities.flatMap { similarity in
                similarity.shown.map { shown in
                    let ensemble = shown.ensemble
                    let name = "\(similarity.name)-\(ensemble.network.normalizer.identifier)"
                    return [
                        .text(similarity.label), .text(ensemble.network.normalizerLabel),
                        .number(shown.cosines.mean, "\(name)-cosine", .fixed(3)),
                        .number(shown.accuracies.mean, "\(name)-accuracy", .percent(1)),
                    ]
                }
            })
    }
}
