import Foundation

/// The shape of a marker, drawn about the origin with about the area of a disc of radius 1.
public enum MarkerShape: String, Codable, CaseIterable, Hashable, Sendable {
    case circle
    case square
    case triangleUp = "triangle-up"
    case diamond
    case triangleDown = "triangle-down"
    case pentagon
    case star
    case hexagon
    case triangleLeft = "triangle-left"
    case triangleRight = "triangle-right"
    case plus
    case cross

    /// The outline for a radius, about a centre.
    public func path(radius: Double, center: Point = Point(x: 0, y: 0)) -> Path {
        switch self {
        case .circle: Path(circle: center, radius: radius)
        case .square: polygon(corners: 4, reach: 1.22, turn: 45, radius, center)
        case .diamond: polygon(corners: 4, reach: 1.32, turn: 0, radius, center)
        case .triangleUp: polygon(corners: 3, reach: 1.45, turn: 0, radius, center)
        case .triangleDown: polygon(corners: 3, reach: 1.45, turn: 180, radius, center)
        case .triangleLeft: polygon(corners: 3, reach: 1.45, turn: 270, radius, center)
        case .triangleRight: polygon(corners: 3, reach: 1.45, turn: 90, radius, center)
        case .pentagon: polygon(corners: 5, reach: 1.17, turn: 0, radius, center)
        case .hexagon: polygon(corners: 6, reach: 1.13, turn: 30, radius, center)
        case .star: star(radius, center)
        case .plus: plus(turn: 0, radius, center)
        case .cross: plus(turn: 45, radius, center)
        }
    }

    private func corner(_ degrees: Double, _ reach: Double, _ center: Point) -> Point {
        let angle = (degrees - 90) * .pi / 180
        return Point(x: center.x + reach * cos(angle), y: center.y + reach * sin(angle))
    }

    private func polygon(corners: Int, reach: Double, turn: Double, _ radius: Double, _ center: Point) -> Path {
        Path(
            polygon: (0..<corners).map {
                corner(turn + 360 * Double($0) / Double(corners), reach * radius, center)
            })
    }

    private func star(_ radius: Double, _ center: Point) -> Path {
        Path(
            polygon: (0..<10).map {
                corner(36 * Double($0), ($0.isMultiple(of: 2) ? 1.55 : 0.7) * radius, center)
            })
    }

    private func plus(turn: Double, _ radius: Double, _ center: Point) -> Path {
        let arm = 1.25 * radius
        let half = 0.42 * radius
        let corners = [
            (half, arm), (half, half), (arm, half), (arm, -half), (half, -half), (half, -arm),
            (-half, -arm), (-half, -half), (-arm, -half), (-arm, half), (-half, half), (-half, arm),
        ]
        let (sine, cosine) = (sin(turn * .pi / 180), cos(turn * .pi / 180))
        return Path(
            polygon: corners.map { x, y in
                Point(x: center.x + x * cosine - y * sine, y: center.y + x * sine + y * cosine)
            })
    }
}
