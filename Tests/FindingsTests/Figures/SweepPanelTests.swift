import Networks
import Plots
import Runs
import Testing

@testable import Findings
@testable import TestSupport

@Suite struct SweepPanelTests {
    private static let series = Series(SeriesIdentity(key: "one", label: "one"), style: .theory)
    private let sweep: Sweep

    init() {
        let record = RunRecord(loss: nil, layers: [])
        let members = [4, 16].map { size in
            Ensemble(network: TestRuns.network(width: size), batch: 3, seeds: [5, 6], records: [record, record])
        }
        sweep = Sweep([(4, members[0]), (16, members[1])], values: [[1, 3], [2, 4]])
    }

    @Test func rowsHoldEverySeedAndMarksTheMeans() throws {
        var panel = SweepPanel("ranks")
        panel.add(
            sweep, quantity: "stable-rank", x: { 64 / $0 }, series: Self.series,
            rowName: { "width \($0.network.width!)" })
        #expect(panel.rows.map(\.panel) == ["ranks, width 4", "ranks, width 4", "ranks, width 16", "ranks, width 16"])
        #expect(panel.rows.map(\.seed) == [5, 6, 5, 6] && panel.rows.map(\.value) == [1, 3, 2, 4])
        #expect(panel.rows.allSatisfy { $0.kind == "network" && $0.quantity == "stable-rank" && $0.layer == nil })
        #expect(panel.marks.count == 2 && panel.marks[1] is PointMark)
        #expect(panel.marks[1].content == .points(x: [16, 4], y: [2, 3]))
        panel.add(sweep, quantity: "stable-rank", series: Self.series, isJoined: true)
        #expect(panel.marks[3] is LineMark && panel.marks[3].content == .points(x: [4, 16], y: [2, 3]))
    }

    @Test func curvesHaveNoSeed() {
        var panel = SweepPanel("")
        panel.addCurve(sweep, y: [0.5, nil], quantity: "stable-rank", kind: "fit", series: Self.series)
        #expect(panel.rows.map(\.value) == [0.5, nil] && panel.rows.allSatisfy { $0.seed == nil && $0.kind == "fit" })
        #expect(panel.rows.allSatisfy { $0.panel.isEmpty })
        guard case .points(let x, let y) = panel.marks[0].content else {
            Issue.record("no curve")
            return
        }
        #expect(x == [4, 16] && y[0] == 0.5 && y[1].isNaN)
    }
}
