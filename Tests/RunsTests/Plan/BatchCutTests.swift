import Networks
import Testing
import Training

@testable import Runs
@testable import TestSupport

@Suite struct BatchCutTests {
    private func specifications(_ cut: BatchCut) -> [RunSpecification] {
        cut.selections(TestRuns.network(), seeds: [3]).flatMap {
            Selection.initialization($0).specifications(data: TestRuns.data, engine: TestRuns.engine)
        }
    }

    @Test func partsFollowOneAnother() {
        let cut = BatchCut(whole: 16, part: 4)
        #expect(cut.count == 4)
        #expect(cut.selections(TestRuns.network(), seeds: [3]).map(\.skippedImages) == [0, 4, 8, 12])
        #expect(cut.selections(TestRuns.network(), seeds: [3]).map(\.imageCount) == [4, 8, 12, 16])
        #expect(Set(specifications(cut).map(\.key)).count == 4)
        #expect(BatchCut(whole: 16, part: 4, limit: 3).count == 3)
        #expect(BatchCut(whole: 16, part: 4, limit: 9).count == 4)
    }

    /// The first part is a batch like any other, whose key says nothing of the cut.
    @Test func theFirstPartIsAnOrdinaryRun() {
        let plain = TestRuns.specification(seed: 3, batch: 4, differentiates: true)
        let parts = specifications(BatchCut(whole: 8, part: 4))
        #expect(parts[0] == plain && parts[0].key == plain.key)
        #expect(
            parts[1].canonicalJSON.hasSuffix(
                #""work":{"initialization":{"batch":4,"differentiates":true,"skipped-images":4}}}"#))
    }

    /// Parts of one network share its memory.
    @Test func partsAreOneUnit() {
        var unplanned = [LocalExecutor.Failure]()
        let runs = specifications(BatchCut(whole: 16, part: 4))
        #expect(
            WorkPlan.units(
                runs, images: TestRuns.images, limit: 1e12, unplanned: &unplanned
            ).map(\.specifications) == [runs])
    }

    /// The parts are the large batch, image by image, and a runner that goes from one to the next has the bits of a new
    /// one.
    @Test func partsAreTheImagesOfTheWhole() throws {
        let data = try DataSet(.generated)
        let whole = try data.training.batch(count: 12, seed: 3)
        let parts = try (0..<3).map { try data.training.batch(count: 4, seed: 3, skipping: 4 * $0) }
        #expect(parts.flatMap(\.images) == whole.images && parts.flatMap(\.labels) == whole.labels)

        let runs = specifications(BatchCut(whole: 8, part: 4))
        let runner = InitializationRunner(data: data, threads: 1)
        let records = try runs.map { run in
            guard case .initialization(let work) = run.work else { preconditionFailure("a pass at initialization") }
            let record = try runner.run(run, work)
            #expect(try SingleRun.run(run, work, data: data) == record)
            return record
        }
        #expect(records[0] != records[1])
    }
}
