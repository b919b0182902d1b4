import Findings
import Statistics

/// The section that says what the intervals and the rules are worth: simulated coverage, false verdicts and power.
struct MethodSection {
    var section: Section {
        let rows = (try? CoverageTable.simulated()) ?? []
        return Section("method", title: "What intervals and rules are worth") {
            Paragraph(
                """
                Each method of intervals is simulated at the number of seeds that it is used with: of \
                \(CoverageTable.worlds, "worlds", in: Self.group) studies drawn from a population of which the quantity is \
                known, the table has the share whose interval holds it, where \
                \(Interval.standardLevel, "nominal", .percent(0), in: Self.group) should.
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
                The rules are simulated too. Studies are drawn from distributions fitted to the measured seeds: at the boundary \
                of a statement, where one of its quantities just fails and all else holds, at most \
                \(2 * Evidence.level, "false-verdicts", .percent(0), in: Self.group) of them may come out as reproduced, which \
                a test of the program checks for every statement that decides; and at the effects that the paper claims, or \
                theory gives, the share that comes out as reproduced is the power that stands beside each statement. Where \
                neither gives an effect the register has the smallest one that would be found in \
                \(Power.sufficient, "sufficient-power", .percent(0), in: Self.group) of the studies. Below that share a \
                statement is underpowered, and its being inconclusive says little. The power is the product of the members' own; \
                they share their seeds, so that the true one is rather above it.
                """)
        }
    }

    private static let group = "method"

    private static func number(_ value: Double, _ name: String, _ format: NumberFormat) -> Number {
        Number(value, format, source: .quantity(group: group, name: name))
    }
}
