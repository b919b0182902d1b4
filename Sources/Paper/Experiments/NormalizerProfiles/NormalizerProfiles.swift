import Findings
import Foundation
import Networks
import Plots
import Runs
import Statistics

/// One profile of every normalizer across the experiments, and the compass: which layer the evidence favours under which
/// constraints (the paper's conclusion).
package struct NormalizerProfiles: Experiment {
    package static let identifier = "normalizer-profile"
    package static let title = "Normalizer by normalizer, and a compass"
    package static let introduction = """
        What the measurements say of each layer, side by side: whether the variance of a residual network explodes, whether \
        gradients of a network without skips keep their size on the way to the first layer, and how alike different inputs \
        become. The compass turns these into a choice, from what a task fixes to the layers that this evidence favours. It \
        rests on initialization alone.
        """
    package static let statements: [Statement] = []
    /// Those of the paper's layers; a declared layer has one too.
    package static let figures = Normalizer.ofThePaper.map(announcement)

    private static func announcement(_ normalizer: Normalizer) -> FigureAnnouncement {
        FigureAnnouncement("normalizer-profile-\(normalizer.identifier)", title: "Profile of \(normalizer.label)")
    }

    package let context: PlanContext
    /// One a normalizer, in both networks, the declared layers last.
    private let networks: [Selected]

    private struct Selected {
        let normalizer: Normalizer
        let residual: InitializationSelection
        let plain: InitializationSelection
    }

    package init(_ context: PlanContext) {
        self.context = context
        networks = (Normalizer.ofThePaper + context.declared).map { normalizer in
            Selected(
                normalizer: normalizer, residual: context.initialization(context.network(.resNet56, normalizer)),
                plain: context.initialization(context.network(.cnn20, normalizer), differentiates: true))
        }
    }

    package var selections: [Selection] {
        networks.flatMap { [.initialization($0.residual), .initialization($0.plain)] }
    }

    package func analyse(_ measured: Measurements) throws -> Findings {
        func member(_ selected: Selected) throws -> Member {
            try Member(
                selected.normalizer, residual: measured[selected.residual], plain: measured[selected.plain],
                decides: context.seeds.count >= Requirement.initializationSeeds.minimum)
        }
        let count = Normalizer.ofThePaper.count
        let paper = try networks.prefix(count).map(member)
        let (declared, remarks) = PlanContext.analyseDeclared(
            Array(networks.dropFirst(count)), label: \.normalizer.label, member)
        let members = paper + declared
        // A layer is called alike or apart by the paper's layers.
        let cosines = paper.compactMap { $0.similarity?.value }.sorted()
        let median = cosines.isEmpty ? nil : cosines[cosines.count / 2]
        let announcements = members.map { Self.announcement($0.normalizer) }
        var findings = Findings()
        findings.figures = zip(announcements, members).map { Self.figure($0, $1, context) }
        findings.tables = [Self.compass(members), Self.evidence(members, median: median)]
        findings.profiles = zip(announcements, members).map { $1.profile(figure: $0.identifier, median: median) }
        findings.remarks = remarks
        return findings
    }

    private static func figure(
        _ announcement: FigureAnnouncement, _ member: Member, _ context: PlanContext
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
        let plain = member.plain
        let panels = [
            panel(
                "residual variance", member.residual, member.residual.blockOutputs(.activationVariance),
                "block", "activation variance", scale: LogarithmicScale(), on: .logarithm),
            panel(
                "similarity", plain, plain.curve(.cosineSimilarity), "layer", "cosine similarity",
                scale: LinearScale(domain: 0...1), on: .identity),
            panel(
                "gradient", plain, plain.curve(.gradientNorm), "convolution", "‖∇L‖_{2}",
                scale: LogarithmicScale(), on: .logarithm),
        ]
        return announcement.finding(
            panels: panels, columns: panels.count, legend: .none,
            caption: """
                \(member.label) at initialization: activation variance by block of resnet-56, cosine similarity and gradient \
                norm by layer of cnn-20. Bands: 95% t-interval over \(context.seeds.count, "seeds") seeds.
                """,
            alternativeText: """
                Three small line plots for \(member.label): activation variance against residual block, cosine similarity \
                against layer, and gradient norm against convolution.
                """,
            rows: rows)
    }
}
