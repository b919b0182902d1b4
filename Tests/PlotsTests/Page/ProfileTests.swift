import Testing

@testable import Plots

@Suite struct ProfileTests {
    /// The columns that the venues' style files give, in inches.
    private static let inches: [String: Double] = [
        "neurips": 5.5, "iclr": 5.5, "icml-column": 3.25, "icml-page": 6.75, "ieee-column": 3.5, "ieee-page": 7.16,
        "aaai-column": 3.3125, "aaai-page": 7.0, "aistats-column": 3.25, "aistats-page": 6.75, "uai-column": 3.25,
        "uai-page": 6.75, "jmlr": 6.0, "tmlr": 6.5, "acm-column": 3.33676, "acm-page": 7.00560, "beamer": 5.51181,
        "poster": 9.98688,
    ]

    @Test func widthsAreTheVenues() {
        #expect(Set(Self.inches.keys) == Set(Profile.builtIn.map(\.identifier)))
        for profile in Profile.builtIn {
            let found = profile.width * profile.magnification / 72
            let expected = Self.inches[profile.identifier] ?? 0
            #expect(abs(found - expected) < 1e-3, "\(profile.identifier)")
        }
    }

    @Test func profilesHaveNamesOfTheirOwn() {
        let names = Profile.builtIn.map(\.identifier)
        #expect(Set(names).count == names.count)
        #expect(names.allSatisfy { $0.wholeMatch(of: /[a-z]+(-[a-z]+)*/) != nil })
    }

    /// A poster's figure is laid out as on a page, and three times as large in every format.
    @Test func postersAreMagnified() throws {
        let drawing = try Gallery.direct().layout(profile: .poster)
        #expect(abs(drawing.printedSize.width - 3 * drawing.size.width) < 1e-9)
        let svg = SVGBackend().text(drawing)
        #expect(svg.contains("width=\"\(SVGText.number(drawing.printedSize.width))pt\""))
        let png = try #require(PNGReader(try drawing.encoded(as: .png, dotsPerInch: 36)))
        #expect(png.width == Int((drawing.printedSize.width / 2).rounded()))
    }

    /// The first family of a venue that is installed and whole, and else the one that every Debian has.
    @Test func venuesHaveFontsOfTheirOwn() throws {
        var profile = Profile.neurips
        profile.fontFamilies = ["No Such Family", "DejaVu Serif"]
        #expect(
            try Figure.single([LineMark(.sample, x: [0, 1], y: [0, 1])]).layout(profile: profile).fontFamily
                == "DejaVu Serif")
        profile.fontFamilies = ["No Such Family"]
        let drawing = try Gallery.direct().layout(profile: profile)
        #expect(drawing.fontFamily == Figure.defaultFontFamily && !drawing.warnings.contains(where: \.isOfFonts))
        #expect(InstalledFonts.families.contains(Figure.defaultFontFamily) && !InstalledFonts.has("No Such Family"))
    }
}
