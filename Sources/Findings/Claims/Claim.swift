/// A claim that is judged.
package struct Claim: Hashable, Sendable {
    /// Its name, as `c1`.
    package let identifier: String
    /// The claim in one sentence.
    package let statement: String
    /// Where it is made.
    package let place: String

    /// A claim.
    package init(_ identifier: String, statement: String, place: String) {
        self.identifier = identifier
        self.statement = statement
        self.place = place
    }

    /// Two claims are one if they have the same name.
    package static func == (a: Claim, b: Claim) -> Bool { a.identifier == b.identifier }
    package func hash(into hasher: inout Hasher) { hasher.combine(identifier) }
}
