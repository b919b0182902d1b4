import Testing

@testable import Statistics

@Suite struct SeedTableTests {
    @Test func columnsAreAveragedOverSeeds() throws {
        let table = try SeedTable([[1, 10, 100], [3, 20, 500]])
        #expect(table.rowCount == 2 && table.columnCount == 3 && table.columnMeans == [2, 15, 300])
    }

    @Test func illegalTablesAreNamed() {
        #expect(throws: StatisticsError.tooFewValues(count: 0, needed: 1)) { try SeedTable([]) }
        #expect(throws: StatisticsError.tooFewValues(count: 0, needed: 1)) { try SeedTable([[], []]) }
        #expect(throws: StatisticsError.unequalRows(row: 1, count: 1, expected: 2)) { try SeedTable([[1, 2], [1]]) }
        #expect(throws: StatisticsError.notFiniteEntry(value: .infinity, row: 1, column: 1)) {
            try SeedTable([[1, 2], [1, .infinity]])
        }
    }
}
