import TestSupport
import Testing

@testable import Runs

@Suite struct RunFailuresTests {
    @Test func theLastAttemptCounts() throws {
        let folder = try TestFolder()
        let failures = RunFailures(output: folder.url)
        let (first, second) = (TestRuns.specification(seed: 0), TestRuns.specification(seed: 1))
        try failures.update(
            computed: [second.key], failed: [(first.key, "no memory")])
        #expect(failures.reason(first.key) == "no memory" && failures.reason(second.key) == nil)
        try failures.update(computed: [first.key], failed: [])
        #expect(failures.reason(first.key) == nil)
    }
}
