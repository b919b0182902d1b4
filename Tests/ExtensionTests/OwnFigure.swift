import Foundation
import Plots

/// A mark from elsewhere: a cross through a point, as wide and high as the panel.
struct CrosshairMark: Mark {
    let identity: Series
    let x: Double
    let y: Double

    var series: Series? { identity }
    var layer: MarkLayer { .rule }
    var legendGlyph: LegendGlyph { .line }
    var content: MarkContent? { .points(x: [x], y: [y]) }

    func extend(x: inout ValueExtent, y: inout ValueExtent) {
        x.include([self.x])
        y.include([self.y])
    }

    func draw(in context: inout MarkContext) throws(PlotError) {
        guard let place = context.position(x, y) else { return }
        let frame = context.frame
        let stroke = Stroke(identity.ink(in: context.theme), width: 0.75)
        for (start, end) in [
            (Point(x: frame.x, y: place.y), Point(x: frame.maxX, y: place.y)),
            (Point(x: place.x, y: frame.y), Point(x: place.x, y: frame.maxY)),
        ] {
            for path in Path(polyline: [start, end]).elements.isEmpty ? [] : [Path(polyline: [start, end])] {
                context.path(path, stroke: stroke)
            }
        }
    }
}

/// A figure format from elsewhere: how many commands a drawing has, as text.
struct CommandCount: Backend {
    static let format = OutputFormat("count", backend: { _ in CommandCount() })

    func encode(_ drawing: Drawing) throws(PlotError) -> Data { Data("\(drawing.commands.count)\n".utf8) }
}
