/// Lets the blocks of a section be written one below the other, with `if` and `for` among them.
@resultBuilder
package enum BlockBuilder {
    /// One block.
    package static func buildExpression(_ element: some BlockConvertible) -> [Block] { [element.block] }

    /// Blocks that have already been made.
    package static func buildExpression(_ blocks: [Block]) -> [Block] { blocks }

    /// The claims in a row each.
    static func buildExpression(_ rows: [GlanceRow]) -> [Block] { [.glance(rows)] }

    /// The register of claims.
    static func buildExpression(_ claims: [ClaimEntry]) -> [Block] { [.register(claims)] }

    /// One after the other.
    package static func buildBlock(_ parts: [Block]...) -> [Block] { parts.flatMap { $0 } }

    /// A block under a condition.
    package static func buildOptional(_ part: [Block]?) -> [Block] { part ?? [] }

    /// The first branch of a condition.
    package static func buildEither(first: [Block]) -> [Block] { first }

    /// The second branch of a condition.
    package static func buildEither(second: [Block]) -> [Block] { second }

    /// Blocks of a loop.
    package static func buildArray(_ parts: [[Block]]) -> [Block] { parts.flatMap { $0 } }
}
