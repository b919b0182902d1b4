import Findings
import Foundation

extension Rendering {
    /// How many rows a table has at most where long ones are left to their files.
    private static let longestInline = 9

    func table(_ table: TableBlock) -> String {
        let label = document.label(table.id)
        let layout = self.layout(of: table.content)
        let rows = table.content.rows
        let parts = self.parts(rows, layout)
        return templates.render(
            .table,
            [
                "anchor": .text(label.anchor), "number": .text("\(label.ordinal)"),
                "caption": .text(inlines(table.caption)), "label": .text(dialect.attribute(plain(table.caption))),
                "isWide": .flag(layout.isWide), "isSortable": .flag(table.isSortable),
                "isFilterable": .flag(table.isFilterable),
                "grids": .list(parts.map { ["content": .text(grid(table.content, rows: $0))] }),
                "file": .text(dialect.target(TableFile(table, document).path)), "rowCount": .text("\(rows.count)"),
                "isLong": .flag(rows.count > Self.longestInline), "isExcerpt": .flag(table.isExcerpt),
                "entries": .list(
                    table.isExcerpt
                        ? rows.map { ["heading": .text(content($0[0])), "last": .text(content($0[$0.count - 1]))] } : []
                ),
            ])
    }

    /// The columns and rows of a table, without number and caption.
    func grid(_ content: TableContent, rows: [[TableCell]]) -> String {
        let layout = self.layout(of: content)
        let columns = zip(content.columns, layout.rules).map { column, rule -> TemplateRecord in
            [
                "title": .text(inlines(column.title, in: .cell)), "kind": .text(column.kind.rawValue),
                "rule": .text(rule), "offersChoice": .flag(column.offersChoice),
            ]
        }
        let lines = rows.map { row -> TemplateRecord in
            let cells = zip(row, content.columns).enumerated().map { index, pair in
                cell(pair.0, kind: pair.1.kind, isHeading: index == 0, isBroken: layout.brokenColumns[index] != nil)
            }
            return ["cells": .list(cells)]
        }
        return templates.render(
            .grid,
            [
                "alignment": .text(layout.rules.joined()), "columns": .list(columns), "rows": .list(lines),
            ])
    }

    private func layout(of content: TableContent) -> TableLayout {
        dialect.layout(of: content.columns.indices.map { measure(content, column: $0) })
    }

    /// The rows in as many parts as the lines of a table need; one part, if an empty one, at least.
    private func parts(_ rows: [[TableCell]], _ layout: TableLayout) -> [[[TableCell]]] {
        guard let limit = dialect.linesPerTable else { return [rows] }
        var parts = [[[TableCell]]]()
        var lines = limit
        for row in rows {
            let height =
                row.enumerated().map { column, cell in
                    guard let characters = layout.brokenColumns[column] else { return 1 }
                    return (document.plainText(cell).count + characters - 1) / characters
                }.max() ?? 1
            if lines + height > limit {
                parts.append([])
                lines = 0
            }
            parts[parts.count - 1].append(row)
            lines += height
        }
        return parts.isEmpty ? [[]] : parts
    }

    private func measure(_ content: TableContent, column: Int) -> ColumnMeasure {
        let texts = content.rows.map { document.plainText($0[column]) } + [plain(content.columns[column].title)]
        return ColumnMeasure(
            kind: content.columns[column].kind, width: texts.map(\.count).max() ?? 0,
            longestWord: texts.flatMap { $0.split(separator: " ") }.map(\.count).max() ?? 0)
    }

    private func cell(_ cell: TableCell, kind: TableColumn.Kind, isHeading: Bool, isBroken: Bool) -> TemplateRecord {
        [
            "content": .text(content(cell)), "kind": .text(kind.rawValue),
            "sortValue": .optional(sortValue(cell).map(dialect.attribute)),
            "isHeading": .flag(isHeading), "isBroken": .flag(isBroken),
        ]
    }

    private func content(_ cell: TableCell) -> String {
        switch cell {
        case .prose(let prose): inlines(prose, in: .cell)
        case .number(let number): self.number(number, in: .cell)
        case .interval(let value, let low, let high):
            "\(number(value, in: .cell)) [\(number(low, in: .cell)), \(number(high, in: .cell))]"
        case .verdict(let verdict): self.verdict(verdict)
        case .missing: dialect.escape("–", in: .cell)
        }
    }

    /// The sort key of a number: with full precision, or with as many digits as sorting needs if a data file has the
    /// rest.
    private func sortValue(_ number: Number) -> String? {
        guard !number.value.isNaN else { return nil }
        return switch number.source {
        case .named, .quantity: "\(number.value)"
        case .file: String(format: "%.6g", number.value)
        }
    }

    /// The sort key of a cell; nil if it is the cell's text.
    private func sortValue(_ cell: TableCell) -> String? {
        switch cell {
        case .prose: nil
        case .number(let number), .interval(let number, _, _): sortValue(number)
        case .verdict(let verdict): Verdict.allCases.firstIndex(of: verdict).map { "\($0)" }
        case .missing: nil
        }
    }
}
