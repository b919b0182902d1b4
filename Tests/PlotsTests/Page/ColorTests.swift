import Testing

@testable import Plots

@Suite struct ColorTests {
    @Test func contrastFollowsTheGuidelines() {
        #expect(abs(Color.black.contrast(with: .white) - 21) < 1e-9)
        #expect(Color(0x777777).contrast(with: Color(0x777777)) == 1)
        // The boundary case that the guidelines' authors give: #767676 is the lightest grey with 4.5:1 on white.
        #expect(Color(0x767676).contrast(with: .white) >= 4.5)
        #expect(Color(0x777777).contrast(with: .white) < 4.5)
    }

    @Test func blendingMixesChannels() {
        #expect(Color.black.blended(opacity: 0.5, over: .white) == Color(0x808080))
        #expect(Color(0x123456).blended(opacity: 1, over: .white) == Color(0x123456))
        #expect(Color(0x123456).blended(opacity: 0, over: .white) == .white)
    }

    @Test func descriptionIsHexadecimal() {
        #expect(Color(0x00AF0C).description == "#00af0c")
    }
}

@Suite struct PathTests {
    @Test func uprightRectanglesAreRecognized() {
        let area = Rectangle(x: 1, y: 2, width: 3, height: 4)
        #expect(Path(area).rectangle == area)
        #expect(Path(circle: Point(x: 0, y: 0), radius: 1).rectangle == nil)
    }

    @Test func boundsHoldAllPoints() {
        let path = Path(polyline: [Point(x: 1, y: 5), Point(x: -2, y: 3)])
        #expect(path.bounds == Rectangle(x: -2, y: 3, width: 3, height: 2))
        #expect(Path().bounds == nil)
    }
}
