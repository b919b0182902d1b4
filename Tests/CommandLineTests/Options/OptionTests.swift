import Testing

@testable import Paper
@testable import normreport

/// What people type is understood where it can mean one thing only.
@Suite struct OptionTests {
    private static let names = ["all", "report", "render", "batch-norm", "cnn-20", "cnn-40"]

    @Test(arguments: [
        ("batch-norm", "batch-norm"), ("batchnorm", "batch-norm"), ("Batch_Norm", "batch-norm"), ("cnn20", "cnn-20"),
        ("CNN 40", "cnn-40"),
    ])
    func namesAreForgiven(_ typed: String, _ meant: String) {
        #expect(ForgivingName.match(typed, among: Self.names) { $0 } == meant)
    }

    @Test(arguments: ["batch", "cnn", "", "-", "cnn-30"])
    func namesThatMeanNothingAreNone(_ typed: String) {
        #expect(ForgivingName.match(typed, among: Self.names) { $0 } == nil)
    }

    @Test(arguments: [("al", "all"), ("repotr", "report"), ("xyzzy", nil)] as [(String, String?)])
    func mistypedCommandsAreSuggested(_ typed: String, _ meant: String?) throws {
        let result = try Program.run([typed])
        #expect(result.status == 64)
        #expect(result.errorLines.count == 1)
        #expect(result.error.contains("did you mean '\(meant ?? "")'?") == (meant != nil))
    }

    @Test(
        arguments: [
            ("3", [0, 1, 2]), ("7..9", [7, 8, 9]), ("3,7,9", [3, 7, 9]), ("9,3..4", [3, 4, 9]),
        ] as [(String, [UInt64])])
    func seedsAreReadAndWritten(_ text: String, _ seeds: [UInt64]) throws {
        #expect(try SeedList(parsing: text).seeds == seeds)
        #expect(try SeedList(parsing: SeedRanges(seeds).option).seeds == seeds)
    }

    @Test(arguments: ["1", "3,3", "3,", ",", "9..3", "0..99999999", "5,0..99999999", "a"])
    func otherSeedsAreRefused(_ text: String) {
        #expect(throws: (any Error).self) { try SeedList(parsing: text) }
    }

    @Test(arguments: [
        ("90s", 90), ("20m", 1200), ("2h", 7200), ("1h30m", 5400), ("1.5h", 5400), ("1h0m10s", 3610), ("1H30M", 5400),
    ])
    func timesAreRead(_ text: String, _ seconds: Double) throws {
        #expect(try TimeLimit(parsing: text).seconds == seconds)
    }

    @Test(arguments: ["", "90", "h", "30m1h", "1h1h", "-1h", "0s", "1h30", "9999h"])
    func otherTimesAreRefused(_ text: String) {
        #expect(throws: (any Error).self) { try TimeLimit(parsing: text) }
    }

    @Test func formatsAreForgiven() throws {
        #expect(FormatList(argument: "PNG, pdf")?.formats.map(\.identifier) == ["png", "pdf"])
        #expect(FormatList(argument: "png,jpeg") == nil)
    }

    /// The last column wraps below itself; numbers stand to the right; no line ends in spaces.
    @Test func tablesFitTheTerminal() {
        let table = TextTable(
            head: ["name", "n", "reason"],
            rows: [["a", "10", "one two three four five six seven"], ["bb", "2", "x"]],
            numbers: [1])
        #expect(
            table.lines(width: 30) == [
                "name   n  reason", "a     10  one two three four", "          five six seven", "bb     2  x",
            ])
        #expect(table.lines().count == 3)
    }
}
