/// A block diagram, for panels without axes.
public struct DiagramMark: Mark {
    /// The diagram.
    public var diagram: Diagram

    /// Creates a drawing of a diagram.
    public init(_ diagram: Diagram) { self.diagram = diagram }

    /// Diagrams fill the panel.
    public var layer: MarkLayer { .background }

    private static let line = 0.75
    private static let circleRadius = 5.0

    /// Room for the longest word in a box (letters of the annotation size are about 4.6 pt wide), and 18 pt per row.
    public var leastFrame: Size {
        let grid = Grid(diagram, frame: Rectangle(x: 0, y: 0, width: 0, height: 0))
        let words = diagram.nodes.flatMap { $0.label.description.split(separator: " ") }
        let column = Double(words.map(\.count).max() ?? 0) * 4.6 + 10
        return Size(width: grid.count.width * column, height: grid.count.height * 18)
    }

    /// A node with its place on the page.
    private struct Placed {
        var node: Diagram.Node
        var area: Rectangle
        var lines: [MeasuredText]
    }

    /// Draws the arrows, then the nodes.
    ///
    /// - Throws: ``PlotError/unknownNode(_:)`` for an arrow that ends at no node.
    public func draw(in context: inout MarkContext) throws(PlotError) {
        guard !diagram.nodes.isEmpty else { return }
        let grid = Grid(diagram, frame: context.frame)
        var placed: [String: Placed] = [:]
        for node in diagram.nodes { placed[node.name] = place(node, grid: grid, in: &context) }
        for edge in diagram.edges {
            for name in [edge.from, edge.to] where placed[name] == nil { throw .unknownNode(name) }
        }
        try context.group(.annotation) { context in
            for edge in diagram.edges {
                guard let from = placed[edge.from], let to = placed[edge.to] else { continue }
                arrow(points(edge, from: from.area, to: to.area, grid: grid), in: &context)
            }
            for node in diagram.nodes {
                if let placed = placed[node.name] { draw(placed, in: &context) }
            }
        }
    }

    /// The places of columns and rows.
    private struct Grid {
        var frame: Rectangle
        var columns: ClosedRange<Double>
        var rows: ClosedRange<Double>

        init(_ diagram: Diagram, frame: Rectangle) {
            self.frame = frame
            var columns = ValueExtent(diagram.nodes.map(\.column))
            for case .around(let column) in diagram.edges.map(\.route) { columns.include(column) }
            self.columns = columns.range ?? 0...0
            rows = ValueExtent(diagram.nodes.map(\.row)).range ?? 0...0
        }

        /// The numbers of columns and rows, which need not be whole.
        var count: Size {
            Size(
                width: columns.upperBound - columns.lowerBound + 1, height: rows.upperBound - rows.lowerBound + 1)
        }

        var step: Size { Size(width: frame.width / count.width, height: frame.height / count.height) }

        func x(_ column: Double) -> Double { frame.x + (column - columns.lowerBound + 0.5) * step.width }
        func y(_ row: Double) -> Double { frame.y + (row - rows.lowerBound + 0.5) * step.height }
    }

    private func place(_ node: Diagram.Node, grid: Grid, in context: inout MarkContext) -> Placed {
        let center = Point(x: grid.x(node.column), y: grid.y(node.row))
        let size = context.annotationSize
        let width = max(16, min(grid.step.width * 0.94, grid.frame.width))
        let lines = context.wrap(node.label, size: size, width: width - 6, maximumLines: 2)
        let textWidth = lines.map(\.width).max() ?? 0
        let textHeight = AxisLayout.height(of: lines)
        let extent: Size
        switch node.shape {
        case .box, .emphasizedBox:
            extent = Size(width: max(min(width, 52), textWidth + 8), height: textHeight + 5)
        case .circle: extent = Size(width: 2 * Self.circleRadius, height: 2 * Self.circleRadius)
        // Without a word it is a point at which arrows start or end.
        case .text where lines.allSatisfy(\.runs.isEmpty): extent = Size(width: 0, height: 0)
        case .text: extent = Size(width: textWidth + 5, height: textHeight + 1)
        }
        let area = Rectangle(
            x: center.x - extent.width / 2, y: center.y - extent.height / 2, width: extent.width,
            height: extent.height)
        return Placed(node: node, area: area, lines: lines)
    }

    private func draw(_ placed: Placed, in context: inout MarkContext) {
        let theme = context.theme
        let outline = Stroke(theme.ink, width: Self.line)
        switch placed.node.shape {
        case .box: context.path(Path(placed.area), fill: theme.ground, stroke: outline)
        case .emphasizedBox:
            context.path(Path(placed.area), fill: theme.surfaceInk, stroke: Stroke(theme.ink, width: 1.25))
        case .circle:
            context.path(
                Path(circle: placed.area.center, radius: Self.circleRadius), fill: theme.ground, stroke: outline)
        case .text: break
        }
        let top = placed.area.center.y - AxisLayout.height(of: placed.lines) / 2
        for command in AxisLayout.centered(placed.lines, x: placed.area.center.x, top: top, ink: theme.ink) {
            context.append(command)
        }
    }

    private func points(_ edge: Diagram.Edge, from: Rectangle, to: Rectangle, grid: Grid) -> [Point] {
        switch edge.route {
        case .straight:
            let isUpright = abs(from.center.x - to.center.x) < 1
            if isUpright {
                let isDown = to.center.y > from.center.y
                return [
                    Point(x: from.center.x, y: isDown ? from.maxY : from.y),
                    Point(x: to.center.x, y: isDown ? to.y : to.maxY),
                ]
            }
            let isRight = to.center.x > from.center.x
            return [
                Point(x: isRight ? from.maxX : from.x, y: from.center.y),
                Point(x: isRight ? to.x : to.maxX, y: to.center.y),
            ]
        case .around(let column):
            let x = grid.x(column)
            let isRight = x > from.center.x
            return [
                Point(x: isRight ? from.maxX : from.x, y: from.center.y), Point(x: x, y: from.center.y),
                Point(x: x, y: to.center.y), Point(x: isRight ? to.maxX : to.x, y: to.center.y),
            ]
        }
    }

    /// A line that ends in a small filled head.
    private func arrow(_ points: [Point], in context: inout MarkContext) {
        guard let tip = points.last, let before = points.dropLast().last else { return }
        let run = tip.x - before.x
        let rise = tip.y - before.y
        let length = (run * run + rise * rise).squareRoot()
        guard length > 0 else { return }
        let (along, across) = ((run / length, rise / length), (-rise / length, run / length))
        func at(_ back: Double, _ side: Double) -> Point {
            Point(x: tip.x - along.0 * back + across.0 * side, y: tip.y - along.1 * back + across.1 * side)
        }
        let stroke = Stroke(context.theme.ink, width: Self.line)
        context.path(Path(polyline: points.dropLast() + [at(3, 0)]), stroke: stroke)
        context.path(Path(polygon: [tip, at(4, 1.7), at(4, -1.7)]), fill: context.theme.ink)
    }
}
