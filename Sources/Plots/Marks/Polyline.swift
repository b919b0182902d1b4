/// Lists of points as drawn curves need them.
enum Polyline {
    /// The parts of an open line that lie inside a rectangle (Liang and Barsky, 1984).
    static func clipped(_ points: [Point], to area: Rectangle) -> [[Point]] {
        var parts: [[Point]] = []
        var part: [Point] = []
        for (start, end) in zip(points, points.dropFirst()) {
            guard let (enter, leave) = visible(from: start, to: end, in: area) else {
                if part.count > 1 { parts.append(part) }
                part = []
                continue
            }
            let first = between(start, end, enter)
            let last = between(start, end, leave)
            if enter > 0 || part.isEmpty {
                if part.count > 1 { parts.append(part) }
                part = [first]
            }
            part.append(last)
            if leave < 1 {
                parts.append(part)
                part = []
            }
        }
        if part.count > 1 { parts.append(part) }
        return parts
    }

    private static func between(_ start: Point, _ end: Point, _ position: Double) -> Point {
        if position == 0 { return start }
        if position == 1 { return end }
        return Point(x: start.x + position * (end.x - start.x), y: start.y + position * (end.y - start.y))
    }

    private static func visible(from start: Point, to end: Point, in area: Rectangle) -> (Double, Double)? {
        let run = end.x - start.x
        let rise = end.y - start.y
        var enter = 0.0
        var leave = 1.0
        for (slope, distance) in [
            (-run, start.x - area.x), (run, area.maxX - start.x), (-rise, start.y - area.y),
            (rise, area.maxY - start.y),
        ] {
            if slope == 0 {
                if distance < 0 { return nil }
            } else if slope < 0 {
                enter = max(enter, distance / slope)
            } else {
                leave = min(leave, distance / slope)
            }
        }
        return enter <= leave ? (enter, leave) : nil
    }

    /// A line with far more points than can be seen, thinned so that it looks the same: of each run of points within
    /// `resolution` points horizontally the first, the lowest, the highest and the last stay.
    static func thinned(_ points: [Point], resolution: Double = 0.1) -> [Point] {
        guard points.count > 1000 else { return points }
        var kept: [Point] = []
        var start = 0
        while start < points.count {
            let column = (points[start].x / resolution).rounded(.down)
            var end = start + 1
            while end < points.count, (points[end].x / resolution).rounded(.down) == column { end += 1 }
            let range = start..<end
            let lowest = range.min { points[$0].y < points[$1].y } ?? start
            let highest = range.max { points[$0].y < points[$1].y } ?? start
            for index in Set([start, lowest, highest, end - 1]).sorted() { kept.append(points[index]) }
            start = end
        }
        return kept
    }
}
