/// Places panels in rows and columns of equal frames so that everything around the frames has room.
struct GridLayout {
    /// The frame of each panel, relative to the grid's top left corner.
    private(set) var frames: [Rectangle] = []
    /// The panels as set for their frames.
    private(set) var panels: [PanelLayout] = []
    /// The height of the whole grid.
    private(set) var height = 0.0
    /// The width of each frame.
    private(set) var frameWidth: Double

    private let contents: [PanelLayout.Content]
    private let columns: Int
    private let width: Double
    private let profile: Profile
    private let engine: TextEngine
    private var rowHeights: [Double] = []
    private var insets: [Insets]

    private var rows: Int { (contents.count + columns - 1) / columns }

    /// Sets the panels.
    ///
    /// Frames depend on the room for labels, and labels on the frames: both are found by turns, and after a few turns
    /// the room only grows, so that the turns end.
    init(
        _ contents: [PanelLayout.Content], columns: Int, width: Double, heightScale: Double, profile: Profile,
        engine: TextEngine
    ) {
        self.contents = contents
        self.columns = columns
        self.width = width
        self.profile = profile
        self.engine = engine
        frameWidth = width / Double(columns) - 40
        insets = contents.map { _ in Insets(left: 30, right: 4, top: 10, bottom: 24) }
        for turn in 0..<10 {
            let before = frameWidth
            frameWidth = max(10, (width - usedWidth) / Double(columns))
            rowHeights = (0..<rows).map { row in heights(ofRow: row).max()! * heightScale }
            panels = contents.enumerated().map { index, content in
                let size = Size(width: frameWidth, height: rowHeights[index / columns])
                return PanelLayout(content, size: size, profile: profile, engine: engine)
            }
            let found = panels.map(\.insets)
            let settled = abs(before - frameWidth) < 1e-6 && found == insets
            insets = turn < 4 ? found : zip(insets, found).map { $0.union($1) }
            if settled { break }
        }
        place()
    }

    private func heights(ofRow row: Int) -> [Double] {
        contents[(row * columns)..<min(contents.count, (row + 1) * columns)].map { content in
            let aspect = content.panel.aspect ?? (columns == 1 && width > 300 ? 0.5 : 0.78)
            let least = content.panel.marks.map(\.leastFrame.height).max() ?? 0
            return max(Spacing.leastFrameHeight, least, frameWidth * aspect)
        }
    }

    private func left(_ column: Int) -> Double { widest(column, \.left) }
    private func right(_ column: Int) -> Double { widest(column, \.right) }

    private func widest(_ column: Int, _ side: KeyPath<Insets, Double>) -> Double {
        stride(from: column, to: insets.count, by: columns).map { insets[$0][keyPath: side] }.max() ?? 0
    }

    private func highest(_ row: Int, _ side: KeyPath<Insets, Double>) -> Double {
        ((row * columns)..<min(insets.count, (row + 1) * columns)).map { insets[$0][keyPath: side] }.max() ?? 0
    }

    private var usedWidth: Double {
        (0..<columns).reduce(Double(columns - 1) * Spacing.columnGap) { $0 + left($1) + right($1) }
    }

    private mutating func place() {
        var y = 0.0
        for row in 0..<rows {
            if row > 0 { y += Spacing.rowGap }
            y += highest(row, \.top)
            var x = 0.0
            for column in 0..<columns {
                x += left(column)
                if row * columns + column < contents.count {
                    frames.append(Rectangle(x: x, y: y, width: frameWidth, height: rowHeights[row]))
                }
                x += frameWidth + right(column) + Spacing.columnGap
            }
            y += rowHeights[row] + highest(row, \.bottom)
        }
        height = y
    }

    /// The room that the last row leaves free behind its last panel; `nil` if the row is full.
    var vacancy: Rectangle? {
        let filled = contents.count % columns
        guard filled > 0, let last = frames.last else { return nil }
        let x = last.maxX + right(filled - 1) + Spacing.columnGap
        return Rectangle(x: x, y: last.y, width: max(0, width - x), height: last.height + highest(rows - 1, \.bottom))
    }

    /// The sum of the frames' heights, the only part of the height that can shrink.
    var shrinkableHeight: Double { rowHeights.reduce(0, +) }
    /// The lowest frame.
    var leastFrameHeight: Double { rowHeights.min() ?? 0 }
}
