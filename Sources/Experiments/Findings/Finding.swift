import Plots
import Statistics

/// What an experiment found: figures, tables, and claims with their verdicts.
public struct Findings: Sendable {
    public var figures: [FigureFinding] = []
    public var tables: [TableFinding] = []
    public var claims: [ClaimFinding] = []
    /// What else the numbers say, in sentences made from them.
    public var remarks: [Sentence] = []
    /// What is said of single normalizers.
    public var profiles: [NormalizerProfile] = []

    public init() {}
}

/// A figure with the numbers behind it.
public struct FigureFinding: Sendable {
    /// The drawing; its identifier begins with the experiment's.
    public var figure: Figure
    /// What stands over it in the report.
    public var title: String
    /// The paper's figure that it redoes, as "figure 2".
    public var paperFigure: String?
    public var rows: [MeasurementRow]
    /// What is worth saying of it, from its numbers.
    public var remarks: [Sentence]

    public init(
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
public struct TableFinding: Sendable {
    public enum Cell: Sendable {
        case text(String)
        case number(NamedNumber)
        case verdict(Verdict)
        case missing
    }

    public let identifier: String
    public let caption: Sentence
    public let columns: [String]
    /// Columns of words by which a reader chooses rows; nil leaves it to the report.
    public let choices: [String]?
    public let rows: [[Cell]]

    public init(
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
public struct ClaimFinding: Sendable {
    public let identifier: PaperClaim
    public var verdict: Verdict
    /// What was estimated; the first one stands first in the register.
    public var effects: [Effect]
    /// The parts that the verdict is made of, with theirs.
    public var parts: [Part]
    /// Figures that show it.
    public var figures: [String]
    /// Width, depth, batch, data of the runs.
    public var scale: Sentence
    /// What the numbers say, in sentences made from them.
    public var remarks: [Sentence]

    /// One condition that the claim's verdict rests on, or stands beside it.
    public struct Part: Sendable {
        public let statement: Sentence
        public var verdict: Verdict
        /// Whether it decides the claim, or is only told.
        public let decides: Bool
        /// What the part rests on, where that differs from its claim.
        public let seeds: SeedBasis?

        public init(_ statement: Sentence, _ verdict: Verdict, decides: Bool = true, seeds: SeedBasis? = nil) {
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
    public init(
        _ identifier: PaperClaim, seeds: SeedBasis, effects: [Effect], parts: [Part], figures: [String],
        scale: Sentence, remarks: [Sentence] = []
    ) {
        self.identifier = identifier
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
}

/// An estimated effect with its interval; nil where it is undefined.
public struct Effect: Sendable {
    public let name: String
    public let value: Double?
    public let low: Double?
    public let high: Double?
    public let seeds: Int
    public let format: NamedNumber.Format
    /// What the interval is judged against, where it is.
    public let threshold: Threshold?

    public init(
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

    public init(
        _ name: String, _ estimate: Estimate, format: NamedNumber.Format = .significant(3),
        against threshold: Threshold? = nil
    ) {
        self.init(
            name, value: estimate.value, low: estimate.interval.low, high: estimate.interval.high,
            seeds: estimate.count, format: format, against: threshold)
    }
}
