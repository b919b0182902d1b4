/// What a panel already holds, for texts that look for a free place.
struct FreeSpace {
    private let frame: Rectangle
    /// Texts and markers, which no text may touch.
    private var obstacles: [Rectangle] = []
    /// Pieces of lines, which a text should rather not cross.
    private var segments: [(Point, Point)] = []

    /// Room kept around a text in points.
    private static let margin = 0.8

    init(_ commands: [DrawingCommand], frame: Rectangle) {
        self.frame = frame
        add(commands)
    }

    private mutating func add(_ commands: [DrawingCommand]) {
        for command in commands {
            switch command {
            case .text(let text): obstacles.append(text.bounds)
            case .symbols(let symbols):
                let reach = symbols.radius * 1.3
                for position in symbols.positions {
                    obstacles.append(
                        Rectangle(
                            x: position.x - reach, y: position.y - reach, width: 2 * reach, height: 2 * reach))
                }
            case .path(let path): if path.stroke != nil { add(path.path) }
            case .group(let group): if group.role != .decoration { add(group.commands) }
            }
        }
    }

    private mutating func add(_ path: Path) {
        var pen = Point(x: 0, y: 0)
        var start = pen
        for element in path.elements {
            switch element {
            case .move(let point):
                pen = point
                start = point
            case .line(let point), .curve(_, _, let point):
                segments.append((pen, point))
                pen = point
            case .close: segments.append((pen, start))
            }
        }
    }

    /// The first candidate inside the frame that crosses no line, else the first that touches no text or marker;
    /// `nil` if there is none.
    func first(of candidates: [Rectangle]) -> Rectangle? {
        let free = candidates.filter { area in
            frame.inset(by: 0.5).contains(area)
                && !obstacles.contains { $0.intersects(area.inset(by: -Self.margin)) }
        }
        return free.first { !isCrossed($0.inset(by: -Self.margin)) } ?? free.first
    }

    private func isCrossed(_ area: Rectangle) -> Bool {
        segments.contains { start, end in
            // Most are far away, which four comparisons tell.
            guard max(start.x, end.x) >= area.x, min(start.x, end.x) <= area.maxX, max(start.y, end.y) >= area.y,
                min(start.y, end.y) <= area.maxY
            else { return false }
            return !Polyline.clipped([start, end], to: area).isEmpty
        }
    }

    /// Places for a line of text in rings around a point: beside it first, then the corners, then farther out.
    static func rings(_ line: MeasuredText, about anchor: Point, nearest: Double = 4) -> [Rectangle] {
        [0.0, 5, 11, 18, 26, 36].flatMap { farther -> [Rectangle] in
            let distance = nearest + farther
            return [
                (1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (1, 1), (-1, -1), (-1, 1), (1, -2), (1, 2), (-1, -2),
                (-1, 2),
            ].map { (horizontal: Double, vertical: Double) in
                Rectangle(
                    x: anchor.x + horizontal * distance + (horizontal - 1) / 2 * line.width,
                    y: anchor.y + vertical * (distance - 1) + (max(-1, min(1, vertical)) - 1) / 2 * line.height,
                    width: line.width, height: line.height)
            }
        }
    }
}
