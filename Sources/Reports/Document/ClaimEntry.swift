import Findings

/// An estimated effect with its interval.
package struct ClaimEffect: Sendable {
    /// What is estimated.
    package let name: String
    /// The estimate.
    package let value: Double
    /// The lower end of its interval.
    package let low: Double
    /// The upper end of its interval.
    package let high: Double
    /// Over how many seeds.
    package let seeds: Int
    /// The values that decide: none, one, or the two ends of a region.
    package let thresholds: [Double]
    /// How the three are printed.
    package let format: NumberFormat

    /// An effect.
    package init(
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
package struct ClaimEntry: Sendable {
    /// The claim's name, as `c1`.
    package let id: ElementID
    /// The claim in a sentence.
    package let statement: Prose
    /// Where the paper makes it.
    package let place: String
    /// What the evidence says.
    package let verdict: Verdict
    /// What was estimated; the first one is shown first.
    package let effects: [ClaimEffect]
    /// Width, depth, batch and data of the runs it rests on.
    package let scale: Prose
    /// What decides.
    package let thresholds: [Prose]
    /// The section that tells the whole of it, where there is one.
    package let section: ElementID?
    /// The figures that show it.
    package let figures: [ElementID]
    /// The numbers behind it, relative to the output folder.
    package let data: String?
    /// The line that made it.
    package let location: SourceLocation

    /// A line of the register.
    package init(
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
