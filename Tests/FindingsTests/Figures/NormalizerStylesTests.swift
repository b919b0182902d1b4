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

    @Test func addedKeysAreKeptApartWhateverTheirOrder() {
        let keys = (1...12).map { "user-\($0)" }
        let palette = Palette.normalizers.adding(keys)
        let reversed = Palette.normalizers.adding(keys.reversed())
        #expect(Set(keys.map { palette.style(for: $0) }).count == 12)
        #expect(keys.allSatisfy { palette.style(for: $0) == reversed.style(for: $0) })
        #expect(Palette.normalizers.adding((1...30).map { "user-\($0)" }).styles.count == 42)
    }

    /// In a figure of points alone nothing else tells them from the built-in ones.
    @Test func addedKeysHaveMarkersOfTheirOwn() {
        func marker(_ style: SeriesStyle) -> String { "\(style.marker!.rawValue) \(style.isHollow)" }
        let fixed = Set(Palette.normalizers.styles.values.map(marker))
        let palette = Palette.normalizers.adding((1...12).map { "user-\($0)" })
        #expect((1...12).allSatisfy { !fixed.contains(marker(palette.style(for: "user-\($0)"))) })
    }

    @Test(arguments: MarkerShape.allCases)
    func markersHaveAboutTheSameArea(shape: MarkerShape) throws {
        let bounds = try #require(shape.path(radius: 2).bounds)
        #expect(bounds.width > 3.2 && bounds.width < 6.5)
        #expect(bounds.height > 3.2 && bounds.height < 6.5)
    }
}
