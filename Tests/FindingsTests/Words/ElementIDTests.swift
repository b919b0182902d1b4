import Testing

@testable import Findings

@Suite struct ElementIDTests {
    @Test(arguments: [
        ("c1", true), ("residual-forward.v2", true), ("C3b", true), ("", false), ("1a", false), ("a b", false),
        ("é", false), ("a\"", false),
    ])
    func legality(text: String, isLegal: Bool) {
        #expect(ElementID(text).isLegal == isLegal)
    }

    @Test(arguments: [
        ("IN minus BN", "in-minus-bn"), ("slope a block, batch norm", "slope-a-block-batch-norm"),
        ("<script>", "script"), ("  ", "unnamed"), ("2x2 maps", "x-2x2-maps"), ("σ²", "unnamed"), ("v9/v1.", "v9-v1"),
    ])
    func slugs(text: String, expected: String) {
        #expect(ElementID(slug: text).rawValue == expected)
        #expect(ElementID(slug: text).isLegal)
    }
}
