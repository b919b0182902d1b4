import Findings
import Foundation
import Networks
import Paper
import Runs
import Training

/// The report on a study, as a document: the register of claims first, then each experiment with its evidence, then what
/// makes it again.
package struct StudyReport {
    let study: Study
    let parts: [StudyPart]
    let figures: [String: OutputFolder.DrawnFigure]
    let machine: MachineFacts
    let title: String
    let additionalSections: [ReportSection]

    /// What stands over a report that nobody has given a title.
    package static let standardTitle = "Beyond BatchNorm, measured again"

    /// - Parameters:
    ///   - title: plain text, whoever gave it.
    ///   - additionalSections: sections from elsewhere.
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

    package func document() -> Document {
        Document(
            title: title,
            summary: """
                What randomly initialized networks show of \(count: Normalizer.ofThePaper.count, source: .quantity(group: "configuration", name: "normalizers")) normalization layers: \
                every number in this report was measured by the program that wrote it, and every claim of the paper \
                (Lubana, Dick, Tanaka, NeurIPS 2021) is judged by rules that it prints.
                """,
            facts: facts,
            series: Normalizer.builtIn.map { normalizer in
                let style = normalizer.series().style
                return DocumentSeries(
                    key: normalizer.identifier, label: normalizer.label, light: style.light.description,
                    dark: style.dark.description)
            },
            sections: sections)
    }

    private var sections: [Section] {
        var sections = [Section]()
        let register = parts.flatMap { part in part.findings.claims.map { entry($0, in: part) } }
        if !register.isEmpty {
            sections.append(Section("register", title: "Register of claims") { register })
        }
        sections += parts.map { ExperimentSection(part: $0, figures: figures).section }
        let paper = PaperSections(parts: parts, figures: figures)
        sections += [paper.operations, paper.correspondence, paper.thresholds]
        sections += additionalSections.map { $0.make(study, parts) }
        sections.append(ReproductionSection(study: study, machine: machine).section)
        return sections
    }

    private var facts: [Definition] {
        let configuration = study.configuration
        return [
            Definition(
                "Data",
                "\(configuration.data.label), SHA-256 \(code: String(configuration.data.sha256.prefix(12)))"),
            Definition("Preset", Prose(text: configuration.preset.rawValue)),
            Definition(
                "Seeds",
                "\(count: configuration.seeds.count, source: .quantity(group: "configuration", name: "seeds"))"),
            Definition("Version", Prose(text: "\(Software.name) \(Software.version)")),
        ]
    }

    private func entry(_ finding: ClaimFinding, in part: StudyPart) -> ClaimEntry {
        let identifier = finding.claim.identifier
        return ClaimEntry(
            ElementID(identifier), statement: Prose(text: finding.claim.statement),
            place: finding.claim.place, verdict: finding.verdict,
            effects: finding.effects.map {
                ClaimEffect(
                    name: $0.name, value: $0.value ?? .nan, low: $0.low ?? .nan, high: $0.high ?? .nan,
                    seeds: $0.seeds, thresholds: $0.threshold?.region.ends ?? [], format: NumberFormat($0.format))
            },
            scale: Prose(finding.scale, group: identifier),
            thresholds: Threshold.ofThePaper.filter { $0.claim == finding.claim }.map {
                "\(PaperSections.meaning(of: $0)): \(PaperSections.region(of: $0))"
            },
            section: ElementID(part.experiment.identifier),
            figures: finding.figures.filter { figures[$0] != nil }.map { ElementID($0) },
            data: finding.figures.first { figures[$0] != nil }.map { "data/\($0).csv" })
    }
}

extension ClaimedRegion {
    /// The numbers at its ends.
    var ends: [Double] {
        switch self {
        case .above(let limit), .below(let limit): [limit]
        case .inside(let low, let high): [low, high]
        }
    }
}
