import Findings
import Statistics

/// The section on the reliability of intervals and rules: simulated coverage, false verdicts and power.
struct MethodSection {
    var section: Section {
        let rows = (try? CoverageTable.simulated()) ?? []
        return Section("method", title: "Reliability of intervals and rules") {
            Paragraph(
                """
                Each interval method is simulated at the numbers of seeds that it is used with. The table has the coverage: the \
                share of \(CoverageTable.worlds, "worlds", in: Self.group) simulated studies whose interval contains the true \
                value. The nominal coverage is \(Interval.standardLevel, "nominal", .percent(0), in: Self.group).
                """)
            TableBlock(
                "method.coverage", caption: "Simulated coverage of the intervals.",
                content: TableContent(
                    columns: [
                        TableColumn("method", offersChoice: true), TableColumn("quantity", offersChoice: true),
                        TableColumn("seeds", .number), TableColumn("coverage", .number),
                    ],
                    rows: rows.enumerated().map { index, row in
                        [
                            .prose(Prose(text: row.method.description)), .prose(Prose(text: row.quantity.description)),
                            .number(Self.number(Double(row.seedCount), "\(index)-seeds", .integer)),
                            .number(Self.number(row.coverage.share, "\(index)-coverage", .percent(1))),
                        ]
                    }))
            Paragraph(
                """
                The rules are simulated too, with studies drawn from distributions fitted to the measured seeds. At the boundary \
                of a statement one of its quantities just fails and all others hold: at most \
                \(2 * Evidence.level, "false-verdicts", .percent(0), in: Self.group) of such studies may come out as reproduced. A \
                test of the program checks this for every deciding statement. The power of a statement is the share of studies \
                that come out as reproduced if its effects are those that the paper claims or theory predicts. If neither gives an \
                effect, the register has the smallest effect that would be found in \
                \(Power.sufficient, "sufficient-power", .percent(0), in: Self.group) of the studies. A statement with less power \
                is underpowered: that it is inconclusive says little. The power is computed as the product of the members' \
                powers; since the members share their seeds, the true power tends to be higher.
                """)
        }
    }

    private static let group = "method"

    private static func number(_ value: Double, _ name: String, _ format: NumberFormat) -> Number {
        Number(value, format, source: .quantity(group: group, name: name))
    }
}
