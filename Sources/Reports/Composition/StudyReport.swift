import Findings
import Foundation
import Networks
import Paper
import Plots
import Runs
import Training

/// The report on a study: the register of claims, each experiment with its evidence, the sections about the paper, and the
/// section on reproduction.
package struct StudyReport {
    let study: Study
    let parts: [StudyPart]
    let figures: [String: OutputFolder.DrawnFigure]
    let machine: MachineFacts
    let title: String
    let additionalSections: [ReportSection]

    /// The report's title, unless the user gives another.
    package static let standardTitle = "Beyond BatchNorm, measured again"

    /// Makes the report from a study's results.
    ///
    /// - Parameters:
    ///   - study: what was measured.
    ///   - parts: the experiments with their findings, in the report's order.
    ///   - figures: the drawn figures of these findings; their identifiers must differ.
    ///   - machine: for the section on reproduction.
    ///   - title: plain text.
    ///   - additionalSections: sections that callers add; they precede the section on reproduction.
    package init(
        study: Study, parts: [StudyPart], figures: [OutputFolder.DrawnFigure], machine: MachineFacts,
        title: String = standardTitle, additionalSections: [ReportSection] = []
    ) {
        self.additionalSections = additionalSections
        self.title = title
        self.study = study
        self.parts = parts
        self.figures = Dictionary(uniqueKeysWithValues: figures.map { ($0.finding.figure.identifier, $0) })
        self.machine = machine
    }

    /// The report as a document that each output format renders.
    package func document() -> Document {
        Document(
            title: title,
            summary: """
                \(Normalizer.ofThePaper.count, "normalizers", in: "configuration") normalization layers in randomly \
                initialized and trained networks. Every number in this report was computed by the program that wrote \
                it, and every claim of the paper (Lubana, Dick, Tanaka, NeurIPS 2021) is judged by rules that the \
                report states.
                """,
            facts: facts,
            series: (Normalizer.builtIn + study.configuration.declared).map { normalizer in
                let looks = study.configuration.style?.common.appearances[normalizer.identifier]
                let own = normalizer.series().style
                let style = looks?.applied(to: own) ?? own
                return DocumentSeries(
                    key: normalizer.identifier, label: looks?.label.map { "\(RichText($0))" } ?? normalizer.label,
                    light: style.light.description, dark: style.dark.description)
            },
            sections: sections)
    }

    private var sections: [Section] {
        var sections = [Section]()
        let hasFreshSeeds = study.configuration.hasFreshSeeds
        let claims = parts.claims
        let register = RegisterSection(parts: parts, figures: figures, hasFreshSeeds: hasFreshSeeds)
        let entries = register.entries
        if let progress = ProgressSection(parts: parts).section { sections.append(progress) }
        if !entries.isEmpty {
            sections.append(GlanceSection(study: study, parts: parts, claims: claims, figures: figures).section)
            sections.append(
                Section("register", title: "The claims, statement by statement") {
                    if let warning = register.warning { warning }
                    entries
                })
        }
        let judged = claims.flatMap(\.statements)
        let verdicts = Dictionary(uniqueKeysWithValues: judged.map { ($0.finding.statement, $0.verdict) })
        sections += parts.map { ExperimentSection(part: $0, figures: figures, verdicts: verdicts).section }
        let paper = PaperSections(parts: parts, figures: figures, hasFreshSeeds: hasFreshSeeds)
        sections += [paper.operations]
        if let declared = DeclaredSection(study.configuration).section { sections.append(declared) }
        sections += [paper.correspondence, paper.thresholds, MethodSection().section]
        sections += additionalSections.map { $0.make(study, parts) }
        sections.append(GlossarySection.section)
        sections.append(ReproductionSection(study: study, machine: machine).section)
        return sections
    }

    private var facts: [Definition] {
        let configuration = study.configuration
        return [
            Definition(
                "Data",
                "\(configuration.data.label), SHA-256 \(code: String(configuration.data.sha256.prefix(12)))"),
            Definition("Preset", Prose(text: configuration.preset.identifier)),
            Definition(
                "Seeds",
                "\(configuration.seeds.count, "seeds", in: "configuration")"),
            Definition("Version", Prose(text: "\(Software.name) \(Software.version)")),
        ]
    }
}
