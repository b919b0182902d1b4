import Testing

@testable import Plots

@Suite struct ColorVisionTests {
    @Test func greysLookTheSameToAll() {
        for vision in ColorVision.allCases {
            let seen = vision.appearance(of: Color(0x808080))
            #expect(abs(Int(seen.red) - 0x80) <= 1 && abs(Int(seen.green) - 0x80) <= 1)
        }
    }

    @Test func distancesAreThoseOfCIE1976() {
        #expect(abs(ColorVision.typical.distance(.black, .white) - 100) < 0.1)
        #expect(ColorVision.typical.distance(Color(0x123456), Color(0x123456)) == 0)
        // sRGB red is L* 53.24, a* 80.09, b* 67.20; green is 87.73, -86.18, 83.18.
        let expected = (34.49 * 34.49 + 166.27 * 166.27 + 15.98 * 15.98 as Double).squareRoot()
        #expect(abs(ColorVision.typical.distance(Color(0xFF0000), Color(0x00FF00)) - expected) < 0.2)
    }

    @Test func redAndGreenComeNearer() {
        let typical = ColorVision.typical.distance(Color(0xC00000), Color(0x008000))
        #expect(ColorVision.deuteranopia.distance(Color(0xC00000), Color(0x008000)) < typical / 2)
        #expect(ColorVision.protanopia.distance(Color(0xC00000), Color(0x008000)) < typical / 2)
    }
}
