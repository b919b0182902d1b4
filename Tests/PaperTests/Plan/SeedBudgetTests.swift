import Testing

@testable import Paper

@Suite struct SeedBudgetTests {
    /// The largest number of seeds within the limit; never fewer than the preset's, never over four times as many.
    @Test(arguments: [(0.0, 10), (29.9, 10), (30, 10), (33.1, 11), (60, 20), (119.9, 39), (120, 40), (1e9, 40)])
    func theLargestNumberThatFitsIsChosen(_ limit: Double, _ count: Int) {
        let budget = SeedBudget(10, limit: limit) { 3 * Double($0) }
        #expect(budget == SeedBudget(10, limit: limit) { 3 * Double($0) })
        #expect(budget.count == count && budget.seconds == 3 * Double(count))
    }

    /// Trained runs take as long whatever the number of seeds.
    @Test func whatDoesNotGrowWithSeedsCounts() {
        let budget = SeedBudget(10, limit: 100) { 80 + Double($0) }
        #expect(budget.count == 20 && budget.seconds == 100)
    }

    /// One seed can become two, three and four.
    @Test func oneSeedGrows() {
        #expect((1...5).map { limit in SeedBudget(1, limit: Double(limit)) { Double($0) }.count } == [1, 2, 3, 4, 4])
    }
}
