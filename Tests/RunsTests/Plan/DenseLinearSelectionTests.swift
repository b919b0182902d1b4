import Networks
import Testing
import Training

@testable import Runs
@testable import TestSupport

@Suite struct DenseLinearSelectionTests {
    private let selection = DenseLinearSelection(.groupNorm, groupSize: 2, width: 8, depth: 3, seeds: [5, 6])

    private var specifications: [RunSpecification] {
        Selection.denseLinear(selection).specifications(data: TestRuns.data, engine: .current(threads: 1))
    }

    /// The study's images do not reach the key.
    @Test func imagesPlayNoPart() {
        let other = Selection.denseLinear(selection).specifications(
            data: DataIdentity(name: .fashionMNIST, sha256: "0123"), engine: .current(threads: 1))
        #expect(specifications == other && specifications.map(\.seed) == [5, 6])
        #expect(
            specifications[0].canonicalJSON.hasPrefix(#"{"data":{"name":"none","sha256":""},"#)
                && specifications[0].canonicalJSON.hasSuffix(#""work":{"dense-linear":{"samples":8}}}"#))
        #expect(specifications.allSatisfy { !$0.isTraining && $0.withGradients == nil })
    }

    @Test func ranksAreStoredLayerByLayer() throws {
        let folder = try TestFolder()
        let store = try RunStore(output: folder.url)
        let outcome = LocalExecutor(jobs: 2, threadsPerRun: 1).run(
            specifications, data: try DataSet(.generated), store: store
        ) { _ in }
        #expect(outcome.computed == 2 && outcome.failures.isEmpty)
        let network = try DenseLinearNetwork(selection.network, samples: 8)
        for specification in specifications {
            let record = try #require(try store.record(specification.key, as: RunRecord.self))
            #expect(record.layers.map(\.name) == ["layer1", "layer2", "layer3"])
            #expect(record.layers.map { $0[.stableRank] } == network.stableRanks(seed: specification.seed))
            #expect(record.loss == nil)
        }
    }

    /// Two products a layer of 2 · 8³ operations each, which plain loops in double precision take 60 times as long for.
    @Test func costsAreThoseOfTheProducts() throws {
        #expect(
            try RunCost(specifications[0], images: TestRuns.images).operations == 60 * 3 * 2
                * 2 * 512)
    }

    @Test func whatCannotBeBuiltFails() throws {
        let folder = try TestFolder()
        let impossible = DenseLinearSelection(.groupNorm, groupSize: 3, width: 8, depth: 3, seeds: [5])
        let outcome = LocalExecutor(jobs: 1, threadsPerRun: 1).run(
            Selection.denseLinear(impossible).specifications(data: TestRuns.data, engine: .current(threads: 1)),
            data: try DataSet(.generated), store: try RunStore(output: folder.url)
        ) { _ in }
        #expect(outcome.failures.map(\.reason) == ["\(SpecificationError.grouping(.size(3), channels: 8))"])
    }
}
