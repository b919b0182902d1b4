import Testing

@testable import TOML

@Suite struct NearestNameTests {
    @Test(
        arguments: [
            ("rms", "root-mean-square", nil), ("standard", "standard-deviation", "standard-deviation"),
            ("axis", "axes", "axes"), ("sacle", "scale", "scale"), ("Batch", "batch", "batch"), ("x", "batch", nil),
            ("", "batch", nil),
        ] as [(String, String, String?)])
    func nearestIsWhatWasMeant(_ written: String, _ name: String, _ expected: String?) {
        #expect(nearestName(to: written, among: [name, "quite-another-word"]) == expected)
    }

    @Test func anExchangeOfNeighboursIsOneChange() {
        #expect(editDistance("scale", "sacle") == 1)
        #expect(editDistance("", "abc") == 3)
        #expect(editDistance("kitten", "sitting") == 3)
    }
}
