import TestSupport
import Testing

@testable import Runs

@Suite struct PlannedKeysTests {
    private let plan = RunPlan(
        [
            .initialization(
                InitializationSelection(network: TestRuns.network(), batch: 3, differentiates: false, seeds: [0, 1, 2]))
        ], data: TestRuns.data, engine: TestRuns.engine)

    @Test func beginningsOfKeysNameRuns() throws {
        let keys = plan.runs.map(\.key)
        let found = try PlannedKeys(plan).runs([keys[2], String(keys[0].prefix(8)), keys[2].uppercased()])
        #expect(found.map(\.key) == [keys[2], keys[0]])
    }

    @Test func otherTextsAreRefused() throws {
        let planned = PlannedKeys(plan)
        #expect(throws: PlannedKeyError.tooShort("", fewest: 6)) { try planned.runs([""]) }
        #expect(throws: PlannedKeyError.unknown("zzzzzz")) { try planned.runs(["zzzzzz"]) }
        #expect(throws: PlannedKeyError.unknown(plan.runs[0].key + "0")) { try planned.runs([plan.runs[0].key + "0"]) }
    }
}
