import Findings
import Paper

/// The scale of the study in a box: which statements it can decide, and what the next preset adds.
struct ScaleCallout {
    let study: Study
    let claims: [ClaimFinding]
    /// The identifiers of the statements whose experiments are complete. Others have no verdict whatever the scale.
    let measured: Set<String>

    var callout: Callout {
        Callout(.note, title: "Scale: the \(study.configuration.preset.identifier) preset") {
            Paragraph(Prose.joined([sizes, sufficiency, next].compactMap(\.self), separator: " "))
        }
    }

    private var sizes: Prose {
        let scale = study.configuration.preset.scale
        let training = scale.training
        return """
            At initialization: \(Self.width(scale.convolutionalWidthDivisor, "convolutional-width-divisor")) (residual \
            networks: \(Self.width(scale.residualWidthDivisor, "residual-width-divisor"))), batches of \
            \(scale.batch, "batch", in: "configuration"), \
            \(study.configuration.seeds.count, "seeds", in: "configuration") seeds. In training: \
            \(Self.width(training.convolutionalWidthDivisor, "training-width-divisor")), \
            \(images(training, "")), \(training.convolutional.epochs, "training-epochs", in: "configuration") epochs, \
            \(study.context.trainingSeeds.count, "training-seeds", in: "configuration") seeds.
            """
    }

    private func images(_ training: TrainingScale, _ prefix: String) -> Prose {
        guard let count = training.convolutional.trainingImages else { return "all images" }
        return "\(count, "\(prefix)training-images", in: "configuration") images"
    }

    /// "the paper's width", "half the paper's width", "a quarter of the paper's width".
    private static func width(_ divisor: Int, _ name: String) -> Prose {
        switch divisor {
        case 1: "the paper's width"
        case 2: "half the paper's width"
        case 4: "a quarter of the paper's width"
        default: "1/\(divisor, name, in: "configuration") of the paper's width"
        }
    }

    // MARK: - What it decides

    private var deciding: [ClaimFinding.Judged] { claims.flatMap(\.statements).filter { $0.finding.statement.decides } }

    private var complete: [ClaimFinding.Judged] {
        deciding.filter { measured.contains($0.finding.statement.identifier) }
    }

    private func isOfTraining(_ judged: ClaimFinding.Judged) -> Bool {
        let needs = judged.finding.statement.needs
        return needs.learning || [.trainingSeeds, .choosingSeeds].contains(needs.seeds)
    }

    private var sufficiency: Prose? {
        func part(_ judged: [ClaimFinding.Judged], _ words: String, _ name: String) -> Prose? {
            guard !judged.isEmpty else { return nil }
            let decided = judged.count { $0.verdict != .notDecidable }
            return """
                \(decided, "\(name)-decided", in: "study") of \
                \(judged.count, "\(name)-deciding", in: "study") statements about \(words)
                """
        }
        let parts = [
            part(complete.filter { !isOfTraining($0) }, "initialization", "initialization"),
            part(complete.filter(isOfTraining), "training", "training"),
        ].compactMap(\.self)
        guard !parts.isEmpty else { return nil }
        return "It decides \(Prose.joined(parts, separator: " and "))."
    }

    // MARK: - The next preset

    private var next: Prose? {
        guard let next = study.configuration.preset.next else { return nil }
        let scale = next.scale
        let context = PlanContext(
            scale: scale, data: study.context.data, classes: study.context.classes, seeds: scale.seeds,
            engine: study.context.engine)
        let gained = deciding.count {
            let statement = $0.finding.statement
            return !study.context.suffices(statement) && context.suffices(statement)
        }
        return """
            The next preset, \(code: "--preset \(next.identifier)"), has \
            \(Self.width(scale.convolutionalWidthDivisor, "next-width-divisor")), batches of \
            \(scale.batch, "next-batch", in: "configuration"), and trains on \(images(scale.training, "next-")) with \
            \(scale.training.seedCount, "next-training-seeds", in: "configuration") seeds. It has enough seeds for \
            \(gained, "next-gained-statements", in: "configuration") more statements.
            """
    }
}
