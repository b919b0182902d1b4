import Testing

@testable import Plots

@Suite struct CategoricalScaleTests {
    @Test func namesStandInTheMiddleOfEqualPlaces() throws {
        let scale = try CategoricalScale(["a", "b", "c", "d"]).fitted(to: ValueExtent())
        #expect(scale.fraction(of: 0) == 0.125)
        #expect(scale.fraction(of: 3) == 0.875)
        #expect(scale.tickSets[0].major.map(\.label.description) == ["a", "b", "c", "d"])
    }

    @Test func reversedNamesReadFromTheEnd() throws {
        let scale = try CategoricalScale(["a", "b"], isReversed: true).fitted(to: ValueExtent())
        #expect(scale.fraction(of: 0) == 0.75)
    }
}
