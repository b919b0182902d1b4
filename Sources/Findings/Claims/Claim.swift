/// A claim that is judged.
package struct Claim: Hashable, Sendable {
    /// Its name, as `c1`.
    package let identifier: String
    /// The claim in at most ten words, for tables.
    package let headline: String
    /// The claim in one sentence.
    package let statement: String
    /// Where it is made.
    package let place: String

    /// A claim. Its headline is the whole sentence where none is given.
    package init(_ identifier: String, headline: String? = nil, statement: String, place: String) {
        self.identifier = identifier
        self.headline = headline ?? statement
        self.statement = statement
        self.place = place
    }

    /// Two claims are one if they have the same name.
    package static func == (a: Claim, b: Claim) -> Bool { a.identifier == b.identifier }
    package func hash(into hasher: inout Hasher) { hasher.combine(identifier) }
}
