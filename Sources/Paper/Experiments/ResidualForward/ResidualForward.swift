import Findings
import Foundation
import Networks
import Plots
import Runs
import Statistics
import Tensors
import Theory

/// The variance of activations in resnet-56 with the eight activation-based normalizers (the paper's Claim 1, figure 2).
package struct ResidualForward: Experiment {
    package static let identifier = "residual-forward"
    package static let title = "Stable forward propagation in residual networks"
    package static let introduction = """
        Each block of a residual network adds a branch to what it received. If the branch is normalized, the paper argues, \
        the variance grows by one a block, linearly instead of exponentially, and falls back where a stage ends. Here the \
        variance of every block's output is measured in a randomly initialized resnet-56, stage by stage, with the eight \
        normalizers that act on activations. Beside the paper's increment of one stands that of the reflected random walk, \
        which takes into account that the stream is rectified after every addition.
        """
    package static let claims: [Claim] = [.c1]
    package static let figures = [
        FigureAnnouncement(
            "residual-forward-variance", title: "Activation variance by block, activation-based normalizers",
            paperFigure: "figure 2")
    ]

    package let context: PlanContext
    /// One a normalizer.
    private let networks: [InitializationSelection]

    package init(_ context: PlanContext) {
        self.context = context
        networks = Normalizer.activationBased.map { context.initialization(context.network(.resNet56, $0)) }
    }

    package var selections: [Selection] { networks.map(Selection.initialization) }

    static let blocksPerStage = 9
    static let stages = 3

    package func analyse(_ measured: Measurements) throws -> Findings {
        let ensembles = networks.map { measured[$0] }
        let growths = try ensembles.map { try StageGrowth.ofStages($0) }
        var findings = Findings()
        findings.figures = [figure(ensembles, context)]
        findings.claims = [try claim(ensembles, growths, context)]
        findings.tables = [table(ensembles, growths)]
        return findings
    }

    private func figure(_ ensembles: [Ensemble], _ context: PlanContext) -> FigureFinding {
        var panel = CurvePanel("")
        let walk = Series(SeriesIdentity(key: "theory", label: "reflected random walk"), style: .theory)
        for ensemble in ensembles { panel.add(ensemble, ensemble.blockOutputs(.activationVariance)) }
        for stage in 0..<Self.stages {
            let variances = ResidualTheory.normalized.moments(
                blocks: Self.blocksPerStage, openingVariance: stage == 0 ? 1 : 2
            ).map(\.variance)
            // A later stage opens with its first block, where a normalized shortcut meets a normalized branch.
            let predicted = stage == 0 ? Array(variances.dropFirst()) : Array(variances.dropLast())
            let first = stage * Self.blocksPerStage + 1
            panel.addTheory(
                for: ensembles[0], quantity: .activationVariance,
                x: (0..<Self.blocksPerStage).map { Double(first + $0) }, y: predicted, series: walk)
        }
        // A variance is never negative, and a wide band must not flatten the lines.
        let summaries = ensembles.map { $0.blockOutputs(.activationVariance).summary() }
        let highest = min(
            1.04 * Self.greatest(summaries.flatMap(\.high)), 1.5 * Self.greatest(summaries.flatMap(\.mean)))
        let seeds = context.seeds.count
        let figure = Figure(
            Self.figures[0].identifier,
            panels: [
                Panel(
                    x: Axis("residual block", scale: LinearScale(hasIntegerTicks: true)),
                    y: Axis("activation variance", scale: LinearScale(domain: 0...highest), hasGrid: true),
                    marks: panel.marks)
            ],
            caption: """
                Variance of the output of each of the \(Self.stages * Self.blocksPerStage) residual blocks of resnet-56 at \
                initialization, averaged over channels, for the activation-based normalizers. Bands: 95% t-interval over \
                \(seeds) seeds. Long dashes: the reflected random walk.
                """,
            alternativeText: """
                Line plot of activation variance against residual block, one line for each of \(ensembles.count) \
                normalizers, in three rising stages, with the prediction of the reflected random walk.
                """)
        return FigureFinding(
            figure, title: Self.figures[0].title, paperFigure: Self.figures[0].paperFigure, rows: panel.rows)
    }

    private func evenness(_ ensemble: Ensemble, stage: Int, _ name: String) -> [TableFinding.Cell] {
        guard let r = ensemble.branchEvenness(stage: stage)?.mean else { return [.missing, .missing] }
        return [
            .number(.init(name: "\(name)-evenness", value: r, format: .fixed(3))),
            .number(.init(name: "\(name)-increment", value: ResidualTheory.increment(branchEvenness: r))),
        ]
    }

    private static func greatest(_ values: [Double]) -> Double { values.filter { $0 > 0 && $0.isFinite }.max() ?? 1 }

    private func claim(
        _ ensembles: [Ensemble], _ growths: [[StageGrowth]], _ context: PlanContext
    ) throws -> ClaimFinding {
        var effects = [Effect]()
        var parts = [ClaimFinding.Part]()
        for (ensemble, stages) in zip(ensembles, growths) {
            let label = ensemble.network.normalizerLabel
            for (index, growth) in stages.enumerated() {
                effects.append(
                    Effect("growth base, \(label), stage \(index + 1)", growth.base, against: .subExponentialBase))
                effects.append(
                    Effect("tail growth, \(label), stage \(index + 1)", growth.tail, against: .subExponentialTail))
            }
            parts.append(
                ClaimFinding.Part(
                    "\(label): growth base below \(Threshold.subExponentialBase.limit, "threshold-base") and tail below \(Threshold.subExponentialTail.limit, "threshold-tail") in every stage",
                    Verdict.all(
                        of: stages.flatMap {
                            [
                                Verdict.judge($0.base.interval, claimed: .below(Threshold.subExponentialBase.limit)),
                                Verdict.judge($0.tail.interval, claimed: .below(Threshold.subExponentialTail.limit)),
                            ]
                        })))
        }
        for (ensemble, stages) in zip(ensembles, growths) {
            let label = ensemble.network.normalizerLabel
            if !ensemble.network.normalizer.definition.normalizesSum {
                let fits = try stages.map { try $0.linearity() }
                for (index, fit) in fits.enumerated() {
                    effects.append(Effect("R² of a line over the blocks, \(label), stage \(index + 1)", fit.fit))
                }
                parts.append(
                    ClaimFinding.Part(
                        "\(label): the growth is linear, R² \(threshold: .linearFit) in every stage, and above that of an exponential",
                        Verdict.all(
                            of: fits.flatMap {
                                [
                                    Threshold.linearFit.judge($0.fit.interval),
                                    .judge($0.advantage.interval, claimed: .above(0)),
                                ]
                            }), decides: false))
            }
            let falls = stages.compactMap(\.fall)
            for (index, fall) in falls.enumerated() {
                effects.append(Effect("variance over the end of stage \(index + 1), \(label)", fall))
            }
            parts.append(
                ClaimFinding.Part(
                    "\(label): the variance falls where a stage ends, to a part \(threshold: .stageFall) of it",
                    Verdict.all(of: falls.map { Threshold.stageFall.judge($0.interval) }), decides: false))
        }
        for (ensemble, stages) in zip(ensembles, growths) where !ensemble.network.normalizer.definition.normalizesSum {
            let label = ensemble.network.normalizerLabel
            for (index, growth) in stages.enumerated() {
                effects.append(
                    Effect(
                        "variance added a block, \(label), stage \(index + 1)", growth.slope,
                        against: .unitIncrement))
            }
            parts.append(
                ClaimFinding.Part(
                    "\(label): the variance added a block is the paper's one",
                    Verdict.all(
                        of: stages.map { growth in
                            growth.slope.interval.high < 1
                                ? .notReproduced
                                : Verdict.judge(
                                    growth.slope.interval, claimed: .within(0.1, of: 1))
                        }), decides: false))
        }
        for (ensemble, stages) in zip(ensembles, growths) where ensemble.network.normalizer == .batchNorm {
            guard let band = try theoryBand(ensemble, stages, &effects) else { continue }
            parts.append(band)
        }
        return ClaimFinding(
            .c1, seeds: context.initializationSeeds, effects: effects, parts: parts,
            figures: [Self.figures[0].identifier],
            scale: context.describe(.resNet56))
    }

    /// Whether the variance added a block lies in theory's band, from the reflected walk's increment up to that of branches
    /// as uneven as they were measured; nil where their evenness was not.
    private func theoryBand(
        _ ensemble: Ensemble, _ stages: [StageGrowth], _ effects: inout [Effect]
    ) throws -> ClaimFinding.Part? {
        let label = ensemble.network.normalizerLabel
        var verdicts = [Verdict]()
        for (index, growth) in stages.enumerated() {
            guard let evenness = ensemble.branchEvenness(stage: index) else { return nil }
            let excess = try Sample(
                zip(growth.slopes, evenness).map { $0 - ResidualTheory.increment(branchEvenness: $1) }
            ).meanEstimate()
            effects.append(
                Effect("evenness r of the branch, \(label), stage \(index + 1)", try Sample(evenness).meanEstimate()))
            effects.append(
                Effect("variance added a block less 1 − (2/π) r, \(label), stage \(index + 1)", excess))
            verdicts.append(Threshold.walkIncrement.judge(growth.slope.interval))
            verdicts.append(.judge(excess.interval, claimed: .below(0)))
        }
        return ClaimFinding.Part(
            "\(label): the variance added a block lies in theory's band, \(threshold: .walkIncrement) and below 1 − (2/π) r",
            Verdict.all(of: verdicts), decides: false)
    }

    private func table(_ ensembles: [Ensemble], _ growths: [[StageGrowth]]) -> TableFinding {
        TableFinding(
            "residual-forward-growth",
            caption: """
                Growth of the activation variance within each stage: the base of an exponential, the growth of the last \
                three blocks, and the variance added a block, beside 1 − (2/π) r, which theory allows where the branch's \
                size differs between images and positions, with evenness r as measured.
                """,
            columns: [
                "normalizer", "stage", "growth base", "tail growth", "added a block", "r", "1 − (2/π) r", "R² linear",
                "R² exponential",
            ],
            rows: zip(ensembles, growths).flatMap { ensemble, stages in
                stages.enumerated().map { index, growth in
                    let name = "\(ensemble.network.normalizer.identifier)-\(index + 1)"
                    return [
                        .text(ensemble.network.normalizerLabel),
                        .number(.init(name: "\(name)-stage", value: Double(index + 1), format: .integer)),
                        .number(.init(name: "\(name)-base", value: growth.base.value)),
                        .number(.init(name: "\(name)-tail", value: growth.tail.value)),
                        .number(.init(name: "\(name)-slope", value: growth.slope.value)),
                    ] + evenness(ensemble, stage: index, name) + [
                        growth.linearFit.map { .number(.init(name: "\(name)-linear", value: $0)) } ?? .missing,
                        growth.exponentialFit.map { .number(.init(name: "\(name)-exponential", value: $0)) }
                            ?? .missing,
                    ]
                }
            })
    }
}
