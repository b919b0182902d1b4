import Statistics

/// An estimated effect with its interval.
public struct ClaimEffect: Sendable {
    /// What is estimated.
    public let name: String
    /// The estimate.
    public let value: Double
    /// The lower end of its interval.
    public let low: Double
    /// The upper end of its interval.
    public let high: Double
    /// Over how many seeds.
    public let seeds: Int
    /// The values that decide: none, one, or the two ends of a region.
    public let thresholds: [Double]
    /// How the three are printed.
    public let format: NumberFormat

    /// An effect.
    public init(
        name: String, value: Double, low: Double, high: Double, seeds: Int, thresholds: [Double] = [],
        format: NumberFormat = .significant(3)
    ) {
        self.name = name
        self.value = value
        self.low = low
        self.high = high
        self.seeds = seeds
        self.thresholds = thresholds
        self.format = format
    }
}

/// A line of the register: a claim of the paper, what was measured, and the verdict.
public struct ClaimEntry: Sendable {
    /// The claim's name, as `c1`.
    public let id: ElementID
    /// The claim in a sentence.
    public let statement: Prose
    /// Where the paper makes it.
    public let place: String
    /// What the evidence says.
    public let verdict: Verdict
    /// What was estimated; the first one is shown first.
    public let effects: [ClaimEffect]
    /// Width, depth, batch and data of the runs it rests on.
    public let scale: Prose
    /// What decides.
    public let thresholds: [Prose]
    /// The section that tells the whole of it, where there is one.
    public let section: ElementID?
    /// The figures that show it.
    public let figures: [ElementID]
    /// The numbers behind it, relative to the output folder.
    public let data: String?
    /// The line that made it.
    public let location: SourceLocation

    /// A line of the register.
    public init(
        _ id: ElementID, statement: Prose, place: String, verdict: Verdict, effects: [ClaimEffect],
        scale: Prose, thresholds: [Prose], section: ElementID? = nil, figures: [ElementID] = [], data: String? = nil,
        file: StaticString = #fileID, line: Int = #line
    ) {
        self.id = id
        self.statement = statement
        self.place = place
        self.verdict = verdict
        self.effects = effects
        self.scale = scale
        self.thresholds = thresholds
        self.section = section
        self.figures = figures
        self.data = data
        location = SourceLocation(file: file, line: line)
    }

    /// A number of an effect, named after the claim and the effect: the source of `\claim{c1}{slope}`.
    func number(_ effect: ClaimEffect, _ part: EffectPart) -> Number {
        let name = ElementID(slug: effect.name).rawValue
        switch part {
        case .value: return make(effect.value, effect.format, name)
        case .low: return make(effect.low, effect.format, name + ".low")
        case .high: return make(effect.high, effect.format, name + ".high")
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
