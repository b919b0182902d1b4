import Findings

/// A statement of the register: an assertion of the paper, the measured effects and the verdict.
struct StatementEntry: Sendable {
    /// The identifier of the statement, such as `c1.1`.
    let id: ElementID
    /// The kind of statement.
    let kind: Statement.Kind
    /// The statement in a sentence.
    let text: Prose
    /// Where the paper makes it.
    let place: String
    /// The verdict.
    let verdict: Verdict
    /// The reason why the statement cannot be judged; nil if it can.
    let reason: Prose?
    /// The rule by which it is judged.
    let rule: Prose
    /// The thresholds by which it is judged, each with the information whether it was chosen before the results were
    /// known.
    let thresholds: [Prose]
    /// The estimated effects of its members, and additional ones.
    let effects: [ClaimEffect]
    /// The p-value, uncorrected and corrected; nil if it has none.
    let pValues: Prose?
    /// The power: the probability of the verdict "reproduced" if the statement is true; nil if it is not known.
    let power: Prose?
    /// The width, depth, batch and data of the runs behind the verdict.
    let scale: Prose
    /// Further remarks on its numbers.
    let remarks: [Prose]
    /// The section with the details, if there is one.
    let section: ElementID?
    /// The figures that show the evidence.
    let figures: [ElementID]
    /// The data file of the evidence, relative to the output folder.
    let data: [String]
    /// The source line that created it, for error messages.
    let location: SourceLocation

    /// Makes a statement of the given parts.
    init(
        _ id: ElementID, _ kind: Statement.Kind, text: Prose, place: String, verdict: Verdict, reason: Prose? = nil,
        rule: Prose, thresholds: [Prose] = [], effects: [ClaimEffect] = [], pValues: Prose? = nil, power: Prose? = nil,
        scale: Prose, remarks: [Prose] = [], section: ElementID? = nil, figures: [ElementID] = [], data: [String] = [],
        file: StaticString = #fileID, line: Int = #line
    ) {
        self.id = id
        self.kind = kind
        self.text = text
        self.place = place
        self.verdict = verdict
        self.reason = reason
        self.rule = rule
        self.thresholds = thresholds
        self.effects = effects
        self.pValues = pValues
        self.power = power
        self.scale = scale
        self.remarks = remarks
        self.section = section
        self.figures = figures
        self.data = data
        location = SourceLocation(file: file, line: line)
    }

    /// The effects in the order of display: refuted ones first, then open ones, those that hold, and those that decide
    /// nothing.
    var sortedEffects: [ClaimEffect] {
        let order: [Outcome?] = [.refuted, .undecided, .notDecidable, .holds, nil]
        return order.flatMap { outcome in effects.filter { $0.outcome == outcome } }
    }

    /// A number of an effect, named after the statement and the effect: the source of `\normreportclaim{c1.1}{slope}`; nil if
    /// the effect has no interval.
    func number(_ effect: ClaimEffect, _ part: EffectPart) -> Number? {
        let name = ElementID(slug: effect.name).rawValue
        switch part {
        case .value: return make(effect.value, effect.format, name)
        case .low: return effect.low.map { make($0, effect.format, name + ".low") }
        case .high: return effect.high.map { make($0, effect.format, name + ".high") }
        case .seeds: return make(Double(effect.seeds), .integer, name + ".seeds")
        }
    }

    private func make(_ value: Double, _ format: NumberFormat, _ name: String) -> Number {
        Number(value, format, source: .quantity(group: id.rawValue, name: name), at: location)
    }
}

/// The four numbers of an effect.
enum EffectPart: CaseIterable {
    case value, low, high, seeds
}
