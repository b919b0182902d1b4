import Networks
import Plots
import Testing

@testable import Findings

@Suite struct NormalizerStylesTests {
    static let keys = Normalizer.builtIn.map(\.identifier)

    @Test(arguments: keys)
    func everyColorStandsOutOnItsGround(key: String) throws {
        let style = try #require(Palette.normalizers.styles[key])
        #expect(style.light.contrast(with: Theme.light.ground.color) >= 3)
        #expect(style.dark.contrast(with: Theme.dark.ground.color) >= 3)
    }

    @Test func everyBuiltInNormalizerHasATripleOfItsOwn() {
        #expect(Set(Palette.normalizers.styles.keys) == Set(Self.keys))
        let looks = Palette.normalizers.styles.values.map { [$0.dash.rawValue, $0.marker!.rawValue, "\($0.isHollow)"] }
        #expect(Set(looks).count == 12)
        #expect(Set(Palette.normalizers.styles.values.map(\.light)).count == 12)
        #expect(Set(Palette.normalizers.styles.values.map(\.dark)).count == 12)
    }

    @Test func activationBasedAreSolidAndFilledOthersBrokenAndHollow() {
        for (key, style) in Palette.normalizers.styles {
            let isBroken = Normalizer.builtIn.first { $0.identifier == key }?.family != .activation
            #expect((style.dash != .solid) == isBroken, "\(key)")
            #expect(style.isHollow == isBroken, "\(key)")
        }
    }

    @Test func unknownKeysHaveAStyleOfTheirOwn() {
        let style = Palette.normalizers.style(for: "rms-norm")
        #expect(style == Palette.normalizers.style(for: "rms-norm"))
        #expect(!Palette.normalizers.styles.values.contains(style))
        #expect(style.light.contrast(with: .white) >= 3)
        #expect(style.dark.contrast(with: Theme.dark.ground.color) >= 3)
    }

    @Test func addedKeysTakeTheStylesInAlphabeticalOrder() {
        let keys = (10...21).map { "user-\($0)" }
        let palette = Palette.normalizers.adding(keys)
        let reversed = Palette.normalizers.adding(keys.reversed())
        #expect(keys.map { palette.style(for: $0) } == Array(SeriesStyle.additional.prefix(12)))
        #expect(keys.map { reversed.style(for: $0) } == Array(SeriesStyle.additional.prefix(12)))
        #expect(Palette.normalizers.adding(["batch-norm"]).styles == Palette.normalizers.styles)
    }

    /// The names of declared layers.
    private static func declared(_ count: Int) -> [String] { (0..<count).map { "user-\($0 + 100)" } }

    /// What the lint has against the built-in layers and declared ones in one panel.
    private static func breaches(
        declared count: Int, theme: Theme, _ mark: (Series, Double) -> any Mark
    ) throws -> [Breach] {
        let palette = Palette.normalizers.adding(declared(count))
        let series = (keys + declared(count)).map { Series(key: $0, label: RichText(verbatim: $0), palette: palette) }
        let marks = series.enumerated().map { mark($1, Double($0)) }
        let figure = Figure("layers", panels: [Panel(marks: marks)], legend: .none)
        return FigureLint.check(try figure.layout(theme: theme))
    }

    /// Twelve at the least; there are three times as many.
    @Test(arguments: [12, 36], Theme.allCases)
    func builtInAndDeclaredLayersAreToldApartWhereverAllAreDrawn(count: Int, theme: Theme) throws {
        #expect(
            try Self.breaches(declared: count, theme: theme) { PointMark($0, x: [$1], y: [$1]) } == [],
            "points alone, as in the figure that sums up the study")
        #expect(try Self.breaches(declared: count, theme: theme) { LineMark($0, x: [0, 1], y: [$1, $1]) } == [])
    }

    @Test func layersBeyondTheStylesLookLikeTheFirstOnesAndTheLintNamesThem() throws {
        let breaches = try Self.breaches(declared: 37, theme: .light) { PointMark($0, x: [$1], y: [$1]) }
        #expect(Set(breaches.map(\.kind)) == [.colorVision, .greySeparation])
        #expect(breaches.allSatisfy { $0.message.hasPrefix("\"user-100\" and \"user-136\" have the same dash") })
    }

    @Test(arguments: MarkerShape.allCases)
    func markersHaveAboutTheSameArea(shape: MarkerShape) throws {
        let bounds = try #require(shape.path(radius: 2).bounds)
        #expect(bounds.width > 3.2 && bounds.width < 6.5)
        #expect(bounds.height > 3.2 && bounds.height < 6.5)
    }
}
