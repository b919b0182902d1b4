/// Lets the blocks of a section be written one below the other, with `if` and `for` among them.
@resultBuilder
public enum BlockBuilder {
    /// One block.
    public static func buildExpression(_ element: some BlockConvertible) -> [Block] { [element.block] }

    /// Blocks made elsewhere.
    public static func buildExpression(_ blocks: [Block]) -> [Block] { blocks }

    /// The register of claims.
    public static func buildExpression(_ claims: [ClaimEntry]) -> [Block] { [.register(claims)] }

    /// One after the other.
    public static func buildBlock(_ parts: [Block]...) -> [Block] { parts.flatMap { $0 } }

    /// A block under a condition.
    public static func buildOptional(_ part: [Block]?) -> [Block] { part ?? [] }

    /// The one way of two.
    public static func buildEither(first: [Block]) -> [Block] { first }

    /// The other way of two.
    public static func buildEither(second: [Block]) -> [Block] { second }

    /// Blocks of a loop.
    public static func buildArray(_ parts: [[Block]]) -> [Block] { parts.flatMap { $0 } }
}
