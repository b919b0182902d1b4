import Foundation
import Networks
import Plots
import Statistics

/// One profile of every normalizer across the experiments, and the compass: which layer the evidence favours under which
/// constraints (the paper's conclusion).
public struct NormalizerProfiles: Experiment {
    public static let identifier = "normalizer-profile"
    public static let title = "Normalizer by normalizer, and a compass"
    public static let introduction = """
        What the experiments say of each layer, side by side: whether the variance of a residual network stays bounded from \
        exploding, whether gradients of a network without skips keep their size on the way to the first layer, and how alike \
        different inputs become. The compass at the end turns these into a choice: pick the constraints that a task sets, and \
        what remains are the layers that this evidence favours. It rests on initialization alone.
        """
    public static let claims: [PaperClaim] = []
    public static let figures = NormalizerName.ofThePaper.map {
        FigureAnnouncement("normalizer-profile-\($0.rawValue)", title: "Profile of \($0.label)")
    }

    public init() {}

    /// A normalizer's runs.
    private struct Profile {
        let normalizer: NormalizerName
        let residual: Ensemble
        let plain: Ensemble
        let growths: [StageGrowth]
        let exponent: Estimate
        let similarity: Estimate?
    }

    public func plan(_ context: PlanContext) throws -> [RunSpecification] {
        NormalizerName.ofThePaper.flatMap { normalizer in
            context.initializations(context.network(.resNet56, normalizer))
                + context.initializations(context.network(.cnn20, normalizer), differentiates: true)
        }
    }

    public func analyse(_ results: Results, _ context: PlanContext) throws -> Findings {
        let profiles = try NormalizerName.ofThePaper.map { normalizer -> Profile in
            let residual = try results.ensemble(context.network(.resNet56, normalizer), context)
            let plain = try results.ensemble(context.network(.cnn20, normalizer), context, differentiates: true)
            let cosines = plain.curve(.cosineSimilarity)
            return Profile(
                normalizer: normalizer, residual: residual, plain: plain,
                growths: try StageGrowth.ofStages(residual),
                exponent: try Sample(GradientGrowth(plain).exponents).meanEstimate(),
                similarity: (try? Sample(cosines.layer(cosines.layerCount - 1)))?.estimateIfPossible(on: .identity))
        }
        var findings = Findings()
        findings.figures = zip(Self.figures, profiles).map { figure($0, $1, context) }
        findings.tables = [compass(profiles)]
        return findings
    }

    private func figure(
        _ announcement: FigureAnnouncement, _ profile: Profile, _ context: PlanContext
    ) -> FigureFinding {
        var rows = [MeasurementRow]()
        func panel(
            _ title: String, _ ensemble: Ensemble, _ curve: LayerCurve, _ axis: RichText, _ label: RichText,
            scale: any Plots.Scale, on transformation: Transformation
        ) -> Panel {
            var marks = CurvePanel(title)
            marks.add(ensemble, curve, on: transformation)
            rows += marks.rows
            return Panel(
                x: Axis(axis, scale: LinearScale(hasIntegerTicks: true)), y: Axis(label, scale: scale, hasGrid: true),
                marks: marks.marks)
        }
        let plain = profile.plain
        let panels = [
            panel(
                "residual variance", profile.residual, profile.residual.blockOutputs(.activationVariance),
                "block", "activation variance", scale: LogarithmicScale(), on: .logarithm),
            panel(
                "similarity", plain, plain.curve(.cosineSimilarity), "layer", "cosine similarity",
                scale: LinearScale(domain: 0...1), on: .identity),
            panel(
                "gradient", plain, plain.curve(.gradientNorm), "convolution", "‖∇L‖_{2}",
                scale: LogarithmicScale(), on: .logarithm),
        ]
        let label = profile.residual.network.normalizerLabel
        let figure = Figure(
            announcement.identifier, panels: panels, columns: panels.count, legend: .none,
            caption: """
                \(label) at initialization: activation variance by block of resnet-56, cosine similarity and gradient norm by \
                layer of cnn-20. Bands: 95% t-interval over \(context.seeds.count) seeds.
                """,
            alternativeText: """
                Three small line plots for \(label): activation variance against residual block, cosine similarity against \
                layer, and gradient norm against convolution.
                """)
        let name = profile.normalizer.rawValue
        let base = profile.growths.map(\.base.value).max()
        return FigureFinding(
            figure, title: announcement.title, rows: rows,
            remarks: [
                """
                \(label): in resnet-56 the variance grows by a factor of at most \(base, "\(name)-growth-base") a block \
                (\(Self.forward(profile) == .stable ? "stable" : "it explodes")); in cnn-20 gradients grow by \
                \(profile.exponent.value, "\(name)-exponent") a layer on a logarithmic scale (\(Self.backward(profile).rawValue)), \
                and inputs end up at a cosine of \(profile.similarity?.value, "\(name)-cosine").
                """
            ])
    }

    private enum Stability: String { case stable, exploding }

    private static func forward(_ profile: Profile) -> Stability {
        profile.growths.allSatisfy { Threshold.subExponentialBase.judge($0.base.interval) == .reproduced }
            ? .stable : .exploding
    }

    private static func backward(_ profile: Profile) -> Stability {
        Threshold.noExplosion.judge(profile.exponent.interval) == .notReproduced && profile.exponent.value > 0
            ? .exploding : .stable
    }

    /// One row a normalizer; the columns of words are the constraints that a reader chooses among.
    private func compass(_ profiles: [Profile]) -> TableFinding {
        let bySimilarity = profiles.compactMap { $0.similarity?.value }.sorted()
        let median = bySimilarity.isEmpty ? .nan : bySimilarity[bySimilarity.count / 2]
        return TableFinding(
            "normalizer-profile-compass",
            caption: """
                The compass. Choose what the task sets; the rows that remain are what this evidence favours. Residual and plain \
                networks: whether the variance, and the gradient, explode; inputs: whether they stay further apart than with \
                half of the layers.
                """,
            columns: [
                "layer", "needs a batch", "residual, no SkipInit", "deep without skips", "inputs stay", "growth base",
                "λ",
                "cosine",
            ],
            rows: profiles.map { profile in
                let name = profile.normalizer.rawValue
                let cosine = profile.similarity?.value
                return [
                    .text(profile.residual.network.normalizerLabel),
                    .text(profile.normalizer.needsBatch ? "yes" : "no"),
                    .text(Self.forward(profile).rawValue), .text(Self.backward(profile).rawValue),
                    cosine.map { .text($0 < median ? "apart" : "alike") } ?? .missing,
                    .number(.init(name: "\(name)-base", value: profile.growths.map(\.base.value).max() ?? .nan)),
                    .number(.init(name: "\(name)-exponent", value: profile.exponent.value, format: .fixed(3))),
                    cosine.map { .number(.init(name: "\(name)-cosine", value: $0)) } ?? .missing,
                ]
            })
    }
}

extension NormalizerName {
    /// Whether statistics are taken over the batch, so that a batch of one is no batch.
    public var needsBatch: Bool {
        switch definition.operation {
        case .identity, .evoNormS0: false
        case .evoNormB0: true
        case .linear(let linear): linear.set == .batchAndSpace
        }
    }
}
