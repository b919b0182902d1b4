import Foundation
import Testing

@testable import Runs
@testable import TestSupport

@Suite struct RunRecordsTests {
    private let folder: TestFolder
    private let store: RunStore
    private let plan: RunPlan
    private let own: PlannedRun
    private let twin: RunSpecification

    init() throws {
        folder = try TestFolder()
        store = try RunStore(output: folder.url)
        plan = RunPlan(
            [
                .initialization(
                    InitializationSelection(network: TestRuns.network(), batch: 3, differentiates: false, seeds: [0]))
            ], data: TestRuns.data, engine: TestRuns.engine)
        own = plan.runs[0]
        twin = try #require(own.specification.withGradients)
    }

    private func damage(_ key: String) throws {
        try Data("{}".utf8).write(to: folder.file("runs/\(key)/measurements.json"))
    }

    @Test func aRunWithGradientsAnswers() throws {
        #expect(throws: RunRecords.Gap.self) { try RunRecords(plan, store: store).initialization(own) }
        try store.save(TestRuns.record(loss: 7), of: twin)
        #expect(try RunRecords(plan, store: store).initialization(own).loss == 7)
    }

    /// Nothing of it is wrong, though the forward run beside it is.
    @Test func itAnswersBesideADamagedForwardRun() throws {
        try store.save(TestRuns.record(loss: 7), of: own.specification)
        try damage(own.key)
        let gap = try #require(throws: RunRecords.Gap.self) { try RunRecords(plan, store: store).initialization(own) }
        #expect("\(gap)".contains("does not match the digest"))
        try store.save(TestRuns.record(loss: 8), of: twin)
        #expect(try RunRecords(plan, store: store).initialization(own).loss == 8)
        try damage(twin.key)
        #expect(throws: RunRecords.Gap.self) { try RunRecords(plan, store: store).initialization(own) }
    }
}
