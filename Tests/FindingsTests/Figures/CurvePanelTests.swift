import Networks
import Plots
import Runs
import Testing

@testable import Findings
@testable import TestSupport

@Suite struct CurvePanelTests {
    private let ensemble = Ensemble(
        network: TestRuns.network(), batch: 3, seeds: [8, 9],
        records: [[1.0, nil], [3, 4]].map { values in
            RunRecord(
                loss: nil,
                layers: values.enumerated().map { index, value in
                    LayerMeasurement(
                        name: "layer\(index + 1)", kind: .activation, height: 8, channels: 4,
                        quantities: [.cosineSimilarity: value])
                })
        })

    @Test func rowsHoldEverySeedAndLayer() {
        var panel = CurvePanel("cosines")
        panel.add(ensemble, ensemble.curve(.cosineSimilarity))
        #expect(panel.rows.map(\.seed) == [8, 8, 9, 9] && panel.rows.map(\.layer) == [1, 2, 1, 2])
        // Undefined values are rows without a value, not gaps.
        #expect(panel.rows.map(\.value) == [1, nil, 3, 4])
        #expect(panel.rows.allSatisfy { $0.panel == "cosines" && $0.kind == "activation" && $0.batch == 3 })
        #expect(panel.rows.allSatisfy { $0.quantity == Quantity.cosineSimilarity.identifier })
        #expect(panel.marks.count == 2 && panel.marks[0] is BandMark)
        #expect(panel.marks[1].content == .points(x: [1, 2], y: [2, 4]))
    }

    @Test func theoryIsOfNoSeed() {
        var panel = CurvePanel("cosines")
        panel.addTheory(for: ensemble, quantity: .cosineSimilarity, x: [2, 3], y: [0.5, .nan], named: "limit")
        #expect(panel.rows.map(\.layer) == [2, 3] && panel.rows.map(\.value) == [0.5, nil])
        #expect(panel.rows.allSatisfy { $0.seed == nil && $0.kind == "theory" && $0.quantity == "limit" })
    }
}
