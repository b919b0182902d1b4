import Testing

@testable import Plots

@Suite struct PaletteTests {
    static let keys = [
        "none", "batch-norm", "layer-norm", "instance-norm", "group-norm", "filter-response-norm", "variance-norm",
        "evonorm-b0", "evonorm-s0", "weight-norm", "scaled-weight-standardization", "mean-centering",
    ]

    @Test(arguments: keys)
    func everyColorStandsOutOnItsGround(key: String) throws {
        let style = try #require(Palette.standard.styles[key])
        #expect(style.light.contrast(with: Theme.light.ground.color) >= 3)
        #expect(style.dark.contrast(with: Theme.dark.ground.color) >= 3)
    }

    @Test func twelveKeysHaveTwelveTriples() {
        #expect(Set(Palette.standard.styles.keys) == Set(Self.keys))
        let looks = Palette.standard.styles.values.map { [$0.dash.rawValue, $0.marker!.rawValue, "\($0.isHollow)"] }
        #expect(Set(looks).count == 12)
        #expect(Set(Palette.standard.styles.values.map(\.light)).count == 12)
        #expect(Set(Palette.standard.styles.values.map(\.dark)).count == 12)
    }

    @Test func activationBasedAreSolidAndFilledOthersBrokenAndHollow() {
        for (key, style) in Palette.standard.styles {
            let isBroken = ["none", "weight-norm", "scaled-weight-standardization"].contains(key)
            #expect((style.dash != .solid) == isBroken, "\(key)")
            #expect(style.isHollow == isBroken, "\(key)")
        }
    }

    @Test func unknownKeysHaveAStyleOfTheirOwn() {
        let style = Palette.standard.style(for: "rms-norm")
        #expect(style == Palette.standard.style(for: "rms-norm"))
        #expect(!Palette.standard.styles.values.contains(style))
        #expect(style.light.contrast(with: .white) >= 3)
        #expect(style.dark.contrast(with: Theme.dark.ground.color) >= 3)
    }

    @Test func addedKeysAreKeptApartWhateverTheirOrder() {
        let keys = (1...12).map { "user-\($0)" }
        let palette = Palette.standard.adding(keys)
        let reversed = Palette.standard.adding(keys.reversed())
        #expect(Set(keys.map { palette.style(for: $0) }).count == 12)
        #expect(keys.allSatisfy { palette.style(for: $0) == reversed.style(for: $0) })
        #expect(Palette.standard.adding((1...30).map { "user-\($0)" }).styles.count == 42)
    }

    @Test(arguments: MarkerShape.allCases)
    func markersHaveAboutTheSameArea(shape: MarkerShape) throws {
        let bounds = try #require(shape.path(radius: 2).bounds)
        #expect(bounds.width > 3.2 && bounds.width < 6.5)
        #expect(bounds.height > 3.2 && bounds.height < 6.5)
    }
}
