/// The seeds that a verdict rests on, and how many it needs.
package struct SeedBasis: Hashable, Sendable {
    /// How many there are.
    let count: Int
    /// The rule that says how many are needed.
    let requirement: Requirement

    /// A number of seeds under a rule that counts seeds.
    package init(count: Int, requirement: Requirement) {
        self.count = count
        self.requirement = requirement
    }

    /// Whether there are enough for a verdict.
    package var suffices: Bool { count >= requirement.minimum }

    /// Why there is no verdict if there are too few, as the end of a sentence.
    var shortage: Prose {
        """
        \(count, "seeds-\(requirement.rawValue)") seeds were run, but a verdict needs at least \
        \(requirement.minimum, "needed-\(requirement.rawValue)") \(requirement.meaning)
        """
    }
}
