import Plots
import Statistics

/// What an experiment found: figures, tables, and claims with their verdicts.
package struct Findings: Sendable {
    package var figures: [FigureFinding] = []
    package var tables: [TableFinding] = []
    package var claims: [ClaimFinding] = []
    /// What else the numbers say, in sentences made from them.
    package var remarks: [Sentence] = []
    /// What is said of single normalizers.
    package var profiles: [NormalizerProfile] = []

    package init() {}
}

/// A figure with the numbers behind it.
package struct FigureFinding: Sendable {
    /// The drawing; its identifier begins with the experiment's.
    package var figure: Figure
    /// What stands over it in the report.
    package var title: String
    /// The paper's figure that it redoes, as "figure 2".
    package var paperFigure: String?
    package var rows: [MeasurementRow]
    /// What is worth saying of it, from its numbers.
    package var remarks: [Sentence]

    package init(
        _ figure: Figure, title: String, paperFigure: String? = nil, rows: [MeasurementRow], remarks: [Sentence] = []
    ) {
        self.figure = figure
        self.title = title
        self.paperFigure = paperFigure
        self.rows = rows
        self.remarks = remarks
    }
}

/// A table of text and numbers.
package struct TableFinding: Sendable {
    package enum Cell: Sendable {
        case text(String)
        case number(NamedNumber)
        case verdict(Verdict)
        case missing
    }

    package let identifier: String
    package let caption: Sentence
    package let columns: [String]
    /// Columns of words by which a reader chooses rows; nil leaves it to the report.
    package let choices: [String]?
    package let rows: [[Cell]]

    package init(
        _ identifier: String, caption: Sentence, columns: [String], choices: [String]? = nil, rows: [[Cell]]
    ) {
        precondition(rows.allSatisfy { $0.count == columns.count }, "a row of '\(identifier)' has another length")
        self.identifier = identifier
        self.caption = caption
        self.columns = columns
        self.choices = choices
        self.rows = rows
    }
}

/// A claim of the paper, and what was found of it.
package struct ClaimFinding: Sendable {
    /// The claim.
    package let claim: Claim
    package var verdict: Verdict
    /// What was estimated; the first one stands first in the register.
    package var effects: [Effect]
    /// The parts that the verdict is made of, with theirs.
    package var parts: [Part]
    /// Figures that show it.
    package var figures: [String]
    /// Width, depth, batch, data of the runs.
    package var scale: Sentence
    /// What the numbers say, in sentences made from them.
    package var remarks: [Sentence]

    /// One condition that the claim's verdict rests on, or stands beside it.
    package struct Part: Sendable {
        package let statement: Sentence
        package var verdict: Verdict
        /// Whether it decides the claim, or is only told.
        package let decides: Bool
        /// What the part rests on, where that differs from its claim.
        package let seeds: SeedBasis?

        package init(_ statement: Sentence, _ verdict: Verdict, decides: Bool = true, seeds: SeedBasis? = nil) {
            self.statement = statement
            self.verdict = verdict
            self.decides = decides
            self.seeds = seeds
        }
    }

    /// A claim whose verdict follows from its parts. A part that rests on too few seeds is not decidable, whatever its
    /// interval, and the first remark says so.
    ///
    /// - Parameters:
    ///   - seeds: what every part rests on that does not say otherwise.
    ///   - remarks: conclusions; where the claim's seeds are too few, they are left out.
    package init(
        _ claim: Claim, seeds: SeedBasis, effects: [Effect], parts: [Part], figures: [String],
        scale: Sentence, remarks: [Sentence] = []
    ) {
        self.claim = claim
        self.effects = effects
        var shortages = [SeedBasis]()
        self.parts = parts.map { part in
            let basis = part.seeds ?? seeds
            guard !basis.suffices else { return part }
            if !shortages.contains(basis) { shortages.append(basis) }
            var part = part
            part.verdict = .notDecidable
            return part
        }
        let deciding = self.parts.filter(\.decides).map(\.verdict)
        verdict = deciding.isEmpty ? .notDecidable : Verdict.all(of: deciding)
        self.figures = figures
        self.scale = scale
        self.remarks = shortages.map(\.shortage) + (seeds.suffices ? remarks : [])
    }

    /// A claim of which nothing can be said, with the reason.
    package init(undecidable claim: Claim, because reason: String) {
        self.claim = claim
        verdict = .notDecidable
        effects = []
        parts = []
        figures = []
        scale = ""
        remarks = ["Not decidable: \(reason)."]
    }
}

/// An estimated effect with its interval; nil where it is undefined.
package struct Effect: Sendable {
    package let name: String
    package let value: Double?
    package let low: Double?
    package let high: Double?
    package let seeds: Int
    package let format: NamedNumber.Format
    /// What the interval is judged against, where it is.
    package let threshold: Threshold?

    package init(
        _ name: String, value: Double?, low: Double?, high: Double?, seeds: Int,
        format: NamedNumber.Format = .significant(3), against threshold: Threshold? = nil
    ) {
        self.name = name
        self.value = value
        self.low = low
        self.high = high
        self.seeds = seeds
        self.format = format
        self.threshold = threshold
    }

    package init(
        _ name: String, _ estimate: Estimate, format: NamedNumber.Format = .significant(3),
        against threshold: Threshold? = nil
    ) {
        self.init(
            name, value: estimate.value, low: estimate.interval.low, high: estimate.interval.high,
            seeds: estimate.count, format: format, against: threshold)
    }
}
