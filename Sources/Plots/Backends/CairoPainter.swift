import CCairo

/// Plays a drawing's commands on a Cairo context. Serves one call, on one thread.
struct CairoPainter {
    private let cairo: OpaquePointer
    private let engine: TextEngine
    private let textAsOutlines: Bool
    private let ground: Color?

    /// - Parameters:
    ///   - cairo: A context whose unit is the point.
    ///   - textAsOutlines: Whether text is drawn as filled shapes, for pixels, or as text.
    ///   - ground: The colour with which translucent inks are blended; `nil` leaves that to Cairo.
    init(cairo: OpaquePointer, engine: TextEngine, textAsOutlines: Bool, blendedOver ground: Color? = nil) {
        self.cairo = cairo
        self.engine = engine
        self.textAsOutlines = textAsOutlines
        self.ground = ground
    }

    func paint(_ commands: [DrawingCommand]) {
        for command in commands {
            switch command {
            case .path(let command): paint(command)
            case .symbols(let command): paint(command)
            case .text(let command): paint(command)
            case .group(let group): paint(group)
            }
        }
    }

    private func paint(_ group: GroupCommand) {
        guard let clip = group.clip else { return paint(group.commands) }
        cairo_save(cairo)
        cairo_rectangle(cairo, clip.x, clip.y, clip.width, clip.height)
        cairo_clip(cairo)
        paint(group.commands)
        cairo_restore(cairo)
    }

    private func paint(_ command: PathCommand) {
        trace(command.path)
        finish(fill: command.fill, stroke: command.stroke)
    }

    private func paint(_ command: SymbolsCommand) {
        let outline = command.shape.path(radius: command.radius)
        for position in command.positions {
            trace(outline, offset: position)
            finish(fill: command.fill, stroke: command.stroke)
        }
    }

    private func trace(_ path: Path, offset: Point = Point(x: 0, y: 0)) {
        cairo_new_path(cairo)
        for element in path.elements {
            switch element {
            case .move(let point): cairo_move_to(cairo, point.x + offset.x, point.y + offset.y)
            case .line(let point): cairo_line_to(cairo, point.x + offset.x, point.y + offset.y)
            case .curve(let control1, let control2, let end):
                cairo_curve_to(
                    cairo, control1.x + offset.x, control1.y + offset.y, control2.x + offset.x,
                    control2.y + offset.y, end.x + offset.x, end.y + offset.y)
            case .close: cairo_close_path(cairo)
            }
        }
    }

    private func finish(fill: Ink?, stroke: Stroke?) {
        if let fill {
            setSource(fill)
            if stroke == nil { cairo_fill(cairo) } else { cairo_fill_preserve(cairo) }
        }
        guard let stroke else { return cairo_new_path(cairo) }
        setSource(stroke.ink)
        cairo_set_line_width(cairo, stroke.width)
        cairo_set_line_cap(cairo, stroke.cap == .round ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT)
        cairo_set_line_join(cairo, CAIRO_LINE_JOIN_ROUND)
        cairo_set_dash(cairo, stroke.dash, Int32(stroke.dash.count), 0)
        cairo_stroke(cairo)
    }

    private func setSource(_ ink: Ink) {
        let color = ground.map { ink.color.blended(opacity: ink.opacity, over: $0) } ?? ink.color
        let (red, green, blue) = (Double(color.red) / 255, Double(color.green) / 255, Double(color.blue) / 255)
        if ink.opacity < 1, ground == nil {
            cairo_set_source_rgba(cairo, red, green, blue, ink.opacity)
        } else {
            cairo_set_source_rgb(cairo, red, green, blue)
        }
    }

    private func paint(_ command: TextCommand) {
        setSource(command.ink)
        guard command.isVertical else {
            engine.show(command.line, on: cairo, at: command.origin, asOutlines: textAsOutlines)
            return
        }
        cairo_save(cairo)
        cairo_translate(cairo, command.origin.x, command.origin.y)
        cairo_rotate(cairo, -.pi / 2)
        engine.show(command.line, on: cairo, at: Point(x: 0, y: 0), asOutlines: textAsOutlines)
        cairo_restore(cairo)
    }

    /// The error of any call so far.
    func check() throws(PlotError) {
        let status = cairo_status(cairo)
        guard status == CAIRO_STATUS_SUCCESS else {
            throw .backend(library: "cairo", reason: String(cString: cairo_status_to_string(status)))
        }
    }
}
