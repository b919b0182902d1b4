import Testing

@testable import Reports

@Suite struct DrawingCheckTests {
    private func drawing(_ inner: String) -> String { "<svg viewBox=\"0 0 9 9\">\(inner)</svg>\n" }

    @Test(arguments: [
        "<path d=\"M0,0\" style=\"stroke:var(--series-batch-norm,#000)\"/>", "<text>a &lt;script&gt; b</text>",
        "<use href=\"#marker\" data-x=\"1\"/>", "<g clip-path=\"url(#clip)\"></g>", "<!-- <script> -->",
        "<image href=\"data:image/png;base64,AAAA\"/>", "<title>a > b</title>", "<metadata>{\"on\": 1}</metadata>",
    ])
    func accepts(inner: String) {
        #expect(DrawingCheck.reason(against: drawing(inner)) == nil)
    }

    @Test(arguments: [
        ("<script>1</script>", "script"), ("<SCRIPT/>", "script"), ("<style>a{}</style>", "style"),
        ("<foreignObject/>", "foreignobject"), ("<a href=\"#x\"/>", "<a>"), ("<g onclick=\"x()\"/>", "onclick"),
        ("<use href=\"http://a/b#c\"/>", "http://a/b#c"), ("<use xlink:href='b.svg#c'/>", "b.svg#c"),
        ("<image href=\"data:image/svg+xml,x\"/>", "data:image/svg+xml"),
        ("<g fill=\"url(http://a)\"/>", "url(http://a)"),
        ("<g data-a=\"1>2\" onload='x'/>", "onload"), ("<g\nonload=x>", "onload"),
    ])
    func refuses(inner: String, mention: String) throws {
        let reason = try #require(DrawingCheck.reason(against: drawing(inner)))
        #expect(reason.contains(mention))
    }

    @Test func wantsOneElement() {
        #expect(DrawingCheck.reason(against: "<?xml version=\"1.0\"?><svg></svg>") != nil)
        #expect(DrawingCheck.reason(against: "<svg>") != nil)
        #expect(DrawingCheck.reason(against: "") != nil)
    }
}
