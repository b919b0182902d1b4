/// One thing that a paper says, in our own words, with the rule by which it is judged.
///
/// Statements belong to a `Claim`. The measurements of a statement are a `StatementFinding`.
package struct Statement: Hashable, Sendable {
    /// Its name, as `c1.1`.
    package let identifier: String
    /// The claim that it belongs to.
    package let claim: Claim
    /// What sort of statement it is; from this follows whether it decides its claim.
    package let kind: Kind
    /// Its place in the paper, such as "section 3, figure 2".
    package let place: String
    /// The statement in one sentence.
    package let text: Prose
    /// How it is judged, in one sentence.
    package let rule: Prose
    /// The numbers that it is judged by. Each says whether it precedes the results.
    package let thresholds: [Threshold]
    /// The minimum that a verdict on it needs.
    package let needs: Need

    /// A statement.
    package init(
        _ identifier: String, of claim: Claim, _ kind: Kind, place: String, text: Prose, rule: Prose,
        thresholds: [Threshold] = [], needs: Need
    ) {
        self.identifier = identifier
        self.claim = claim
        self.kind = kind
        self.place = place
        self.text = text
        self.rule = rule
        self.thresholds = thresholds
        self.needs = needs
    }

    /// Whether the claim's verdict rests on it.
    package var decides: Bool { kind.decides }

    /// Two statements are one if they have the same name.
    package static func == (a: Statement, b: Statement) -> Bool { a.identifier == b.identifier }
    package func hash(into hasher: inout Hasher) { hasher.combine(identifier) }

    /// What sort of statement it is.
    package enum Kind: String, CaseIterable, Codable, Sendable {
        /// What can be seen according to a figure or a sentence.
        case observation
        /// A number or an exponent.
        case law
        /// Why something happens.
        case mechanism
        /// True by construction, or a property of our program.
        case check
        /// Not from the paper: added by this project.
        case beyond

        /// Whether statements of the kind decide their claim: those that are the paper's, and can be false.
        package var decides: Bool {
            switch self {
            case .observation, .law, .mechanism: true
            case .check, .beyond: false
            }
        }
    }

    /// The minimum that a verdict needs. With less the statement is not decidable.
    package struct Need: Hashable, Sendable {
        /// The rule that says how many seeds are needed.
        package let seeds: Requirement
        /// Whether a reference network must have learned.
        package let learning: Bool

        /// A quantity at initialization.
        package static let initialization = Need(seeds: .initializationSeeds, learning: false)
        /// A quantity of training that has a meaning only where the reference has learned.
        package static let training = Need(seeds: .trainingSeeds, learning: true)

        /// A need.
        package init(seeds: Requirement, learning: Bool = false) {
            self.seeds = seeds
            self.learning = learning
        }
    }
}
