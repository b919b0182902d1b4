import CCairo
import Foundation
import Synchronization

/// Shapes and measures text with Pango, at printed size and without hinting, so that widths are the same on every
/// surface and at every resolution.
///
/// Pango's objects belong to one thread at a time: engines are lent from a pool, each to one caller.
final class TextEngine: @unchecked Sendable {
    // Unchecked: the pool hands an engine to one caller at a time, and nothing else refers to one.

    private struct Key: Hashable {
        var text: String
        var size: Double
        var isBold: Bool
        var family: String
    }

    private struct Entry {
        var layout: OpaquePointer
        var width: Double
        var ink: Rectangle
        var families: [String]
        /// How many characters no font has.
        var unknownCount: Int
    }

    private static let pool = Mutex<[TextEngine]>([])

    private let fontMap: UnsafeMutablePointer<PangoFontMap>
    private let context: OpaquePointer
    private var entries: [Key: Entry] = [:]
    /// The family unless a caller asks for another.
    static let defaultFamily = "DejaVu Sans"
    /// The family that the current caller asks for.
    var family = TextEngine.defaultFamily
    /// What was drawn otherwise than asked for since the caller took the engine: in other families, or not at all.
    private(set) var substitutions: [DrawingWarning] = []
    /// The families that were drawn since then, in the order of their first use.
    private(set) var drawnFamilies: [String] = []

    private init() {
        let fonts = SystemFonts.standard
        fontMap = pango_cairo_font_map_new()
        ccairo_set_fonts(fontMap, fonts.configuration)
        context = pango_font_map_create_context(fontMap)
        pango_cairo_context_set_resolution(context, 72)
        pango_context_set_round_glyph_positions(context, 0)
        pango_context_set_base_dir(context, PANGO_DIRECTION_LTR)
        let options = cairo_font_options_create()
        cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
        cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
        cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY)
        pango_cairo_context_set_font_options(context, options)
        cairo_font_options_destroy(options)
        pango_context_set_language(context, pango_language_from_string("en"))
    }

    deinit {
        clear()
        g_object_unref(UnsafeMutableRawPointer(context))
        g_object_unref(UnsafeMutableRawPointer(fontMap))
    }

    /// Lends an engine for the length of a call.
    static func withEngine<Value, Failure: Error>(
        _ body: (TextEngine) throws(Failure) -> Value
    ) throws(Failure) -> Value {
        let engine = pool.withLock { $0.popLast() } ?? TextEngine()
        defer { pool.withLock { $0.append(engine) } }
        engine.family = TextEngine.defaultFamily
        engine.substitutions = []
        engine.drawnFamilies = []
        return try body(engine)
    }

    /// Sets a line: the runs side by side, scripts raised or lowered.
    func measure(_ text: RichText, style: TextStyle) -> MeasuredText {
        var runs: [MeasuredText.Run] = []
        var x = 0.0
        var ink: Rectangle?
        for run in text.runs {
            let (size, shift) = Self.placement(run.script, size: style.size)
            let entry = entry(run.text, size: size, isBold: style.isBold)
            note(entry, run.text)
            runs.append(MeasuredText.Run(text: run.text, size: size, x: x, shift: shift, width: entry.width))
            let box = Rectangle(
                x: x + entry.ink.x, y: shift + entry.ink.y, width: entry.ink.width, height: entry.ink.height)
            if box.width > 0, box.height > 0 { ink = ink?.union(box) ?? box }
            x += entry.width
        }
        return MeasuredText(
            runs: runs, size: style.size, isBold: style.isBold, width: x,
            inkBounds: ink ?? Rectangle(x: 0, y: 0, width: 0, height: 0))
    }

    private func note(_ entry: Entry, _ text: String) {
        var warnings = entry.families.filter { $0 != family }.map {
            DrawingWarning.font(asked: family, drawn: $0, text: text)
        }
        if entry.unknownCount > 0 { warnings.append(.missingGlyphs(count: entry.unknownCount, text: text)) }
        substitutions += warnings.filter { !substitutions.contains($0) }
        drawnFamilies += entry.families.filter { !drawnFamilies.contains($0) }
    }

    /// Size and shift of a script. Scripts are 70 % of the text, but never under the smallest size allowed.
    private static func placement(_ script: RichText.Script, size: Double) -> (size: Double, shift: Double) {
        let small = min(size, max(0.7 * size, Profile.minimumTextSize))
        return switch script {
        case .baseline: (size, 0)
        case .superscript: (small, -0.38 * size)
        case .subscript: (small, 0.2 * size)
        }
    }

    /// Draws a line with the current source of a Cairo context.
    ///
    /// - Parameter asOutlines: fills the outlines of the glyphs. Versions of Cairo place glyphs on different fractions of a
    ///   pixel, and outlines all in the same place. Fonts other than the one asked for may have no outlines.
    func show(_ line: MeasuredText, on cairo: OpaquePointer, at origin: Point, asOutlines: Bool) {
        for run in line.runs {
            let entry = entry(run.text, size: run.size, isBold: line.isBold)
            let glyphs = pango_layout_get_line_readonly(entry.layout, 0)
            cairo_move_to(cairo, origin.x + run.x, origin.y + run.shift)
            if asOutlines, entry.families == [family], entry.unknownCount == 0 {
                pango_cairo_layout_line_path(cairo, glyphs)
                cairo_fill(cairo)
            } else {
                pango_cairo_show_layout_line(cairo, glyphs)
            }
        }
    }

    private func entry(_ text: String, size: Double, isBold: Bool) -> Entry {
        let key = Key(text: text, size: size, isBold: isBold, family: family)
        if let known = entries[key] { return known }
        if entries.count >= 2048 { clear() }
        let entry = shape(key)
        entries[key] = entry
        return entry
    }

    private func shape(_ key: Key) -> Entry {
        let description = pango_font_description_new()
        pango_font_description_set_family(description, key.family)
        pango_font_description_set_absolute_size(description, key.size * Double(PANGO_SCALE))
        pango_font_description_set_weight(description, key.isBold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL)
        let layout = pango_layout_new(context)!
        pango_layout_set_font_description(layout, description)
        pango_font_description_free(description)
        pango_layout_set_single_paragraph_mode(layout, 1)
        // The same direction as an SVG text element has, whatever the script of the text.
        pango_layout_set_auto_dir(layout, 0)
        pango_layout_set_text(layout, key.text, -1)
        let line = pango_layout_get_line_readonly(layout, 0)
        var ink = PangoRectangle()
        var logical = PangoRectangle()
        pango_layout_line_get_extents(line, &ink, &logical)
        let unit = Double(PANGO_SCALE)
        return Entry(
            layout: layout, width: Double(logical.width) / unit,
            ink: Rectangle(
                x: Double(ink.x) / unit, y: Double(ink.y) / unit, width: Double(ink.width) / unit,
                height: Double(ink.height) / unit),
            families: Self.families(of: line), unknownCount: Int(pango_layout_get_unknown_glyphs_count(layout)))
    }

    /// The families that the runs of a line are really drawn with.
    private static func families(of line: UnsafeMutablePointer<PangoLayoutLine>?) -> [String] {
        var families: [String] = []
        var node = line?.pointee.runs
        while let current = node {
            let glyphs = current.pointee.data.assumingMemoryBound(to: PangoGlyphItem.self)
            if let font = glyphs.pointee.item.pointee.analysis.font, let description = pango_font_describe(font) {
                let family = pango_font_description_get_family(description).map { String(cString: $0) } ?? ""
                if !families.contains(family) { families.append(family) }
                pango_font_description_free(description)
            }
            node = current.pointee.next
        }
        return families
    }

    private func clear() {
        for entry in entries.values { g_object_unref(UnsafeMutableRawPointer(entry.layout)) }
        entries = [:]
    }
}
