import Testing

@testable import Plots

@Suite struct SpreadingTests {
    @Test func placesThatAreFreeAreKept() {
        #expect(Spreading.apart([1, 10, 20], distance: 5, in: 0...30) == [1, 10, 20])
    }

    @Test func placesTooNearAreMovedEquallyFar() {
        #expect(Spreading.apart([10, 10], distance: 4, in: 0...30) == [8, 12])
        #expect(Spreading.apart([10, 11, 12], distance: 4, in: 0...30) == [7, 11, 15])
    }

    @Test func theOrderOfTheWishesIsKept() {
        #expect(Spreading.apart([12, 10], distance: 4, in: 0...30) == [13, 9])
    }

    @Test func placesStayInsideTheRange() {
        #expect(Spreading.apart([0, 0, 0], distance: 3, in: 0...30) == [0, 3, 6])
        #expect(Spreading.apart([30, 30], distance: 3, in: 0...30) == [27, 30])
        #expect(Spreading.apart([1, 2, 3], distance: 20, in: 0...30) == nil)
        #expect(Spreading.apart([], distance: 20, in: 0...1) == [])
    }
}
