import Foundation
import LaTeX

/// Writes the commands of LaTeX's package pgf. A document that has `\usepackage{pgf}` takes the file by `\input` and sets its
/// text, in its own font, at the figure's sizes.
///
/// Fonts differ in width from the one that the figure was laid out with: each text keeps its start, middle or end where it
/// was.
public struct PGFBackend: Backend {
    /// Creates a backend.
    public init() {}

    /// The bytes of the file.
    public func encode(_ drawing: Drawing) throws(PlotError) -> Data {
        var writer = PGFWriter(drawing)
        return Data(writer.document().utf8)
    }
}

/// Finds the record in a PGF: the comment after the first.
enum PGFRecord {
    /// The first line, by which files are known.
    static let head = "%% A figure for LaTeX: \\usepackage{pgf} in the preamble, \\input{...} in its place"
    static let prefix = "%% \(ProvenanceRecord.keyword): "

    static func text(in bytes: [UInt8]) -> String? {
        let lines = bytes.prefix(1 << 16).split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
        return lines.first { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) }
    }
}

/// Writes one drawing as commands of pgf.
private struct PGFWriter {
    private let drawing: Drawing
    private let magnification: Double
    private var output = ""

    init(_ drawing: Drawing) {
        self.drawing = drawing
        magnification = drawing.profile.magnification
    }

    mutating func document() -> String {
        let page = Rectangle(x: 0, y: 0, width: drawing.size.width, height: drawing.size.height)
        line(PGFRecord.head)
        line(PGFRecord.prefix + ProvenanceRecord.text(drawing.provenance))
        line("\\begin{pgfpicture}")
        line("\\pgfsetroundjoin")
        trace(Path(page))
        line("\\pgfusepath{use as bounding box}")
        write(drawing.commands)
        line("\\end{pgfpicture}")
        return output
    }

    /// A percent sign keeps the end of the line from becoming a space in the author's text.
    private mutating func line(_ text: String) { output += text + (text.hasPrefix("%") ? "\n" : "%\n") }

    /// Points of PostScript, which TeX calls big points.
    private func length(_ points: Double) -> String { Decimals.compact(points * magnification, 2) + "bp" }

    /// TeX counts upward.
    private func point(_ point: Point) -> String {
        "\\pgfqpoint{\(length(point.x))}{\(length(drawing.size.height - point.y))}"
    }

    private mutating func write(_ commands: [DrawingCommand]) {
        for command in commands {
            switch command {
            case .path(let path): write(path.path, fill: path.fill, stroke: path.stroke)
            case .symbols(let symbols):
                for center in symbols.positions {
                    let outline = symbols.shape.path(radius: symbols.radius, center: center)
                    write(outline, fill: symbols.fill, stroke: symbols.stroke)
                }
            case .text(let text): write(text)
            case .group(let group):
                guard let clip = group.clip else {
                    write(group.commands)
                    continue
                }
                line("\\begin{pgfscope}")
                trace(Path(clip))
                line("\\pgfusepath{clip}")
                write(group.commands)
                line("\\end{pgfscope}")
            }
        }
    }

    private mutating func write(_ path: Path, fill: Ink?, stroke: Stroke?) {
        guard fill != nil || stroke != nil, !path.elements.isEmpty else { return }
        line("\\begin{pgfscope}")
        if let fill { set(fill, "fill") }
        if let stroke {
            set(stroke.ink, "stroke")
            line("\\pgfsetlinewidth{\(length(stroke.width))}")
            if stroke.cap == .round { line("\\pgfsetroundcap") }
            if !stroke.dash.isEmpty {
                line("\\pgfsetdash{\(stroke.dash.map { "{\(length($0))}" }.joined())}{0bp}")
            }
        }
        trace(path)
        let uses = [fill.map { _ in "fill" }, stroke.map { _ in "stroke" }].compactMap { $0 }
        line("\\pgfusepath{\(uses.joined(separator: ","))}")
        line("\\end{pgfscope}")
    }

    private mutating func set(_ ink: Ink, _ use: String) {
        let (red, green, blue) = (ink.color.red, ink.color.green, ink.color.blue)
        line("\\definecolor{plot\(use)}{RGB}{\(red),\(green),\(blue)}\\pgfset\(use)color{plot\(use)}")
        if ink.opacity < 1 { line("\\pgfset\(use)opacity{\(Decimals.compact(ink.opacity, 3))}") }
    }

    private mutating func trace(_ path: Path) {
        for element in path.elements {
            switch element {
            case .move(let end): line("\\pgfpathmoveto{\(point(end))}")
            case .line(let end): line("\\pgfpathlineto{\(point(end))}")
            case .curve(let control1, let control2, let end):
                line("\\pgfpathcurveto{\(point(control1))}{\(point(control2))}{\(point(end))}")
            case .close: line("\\pgfpathclose")
            }
        }
    }

    private mutating func write(_ command: TextCommand) {
        let text = command.line
        guard !text.runs.isEmpty else { return }
        let (part, side) =
            switch command.anchor {
            case .start: (0.0, "left,")
            case .middle: (0.5, "")
            case .end: (1.0, "right,")
            }
        let along = part * text.width
        let place =
            command.isVertical
            ? Point(x: command.origin.x, y: command.origin.y - along)
            : Point(x: command.origin.x + along, y: command.origin.y)
        let turn = command.isVertical ? ",rotate=90" : ""
        let size = text.size * magnification
        let font =
            "\\fontsize{\(Decimals.compact(size, 2))bp}{\(Decimals.compact(size * Spacing.lineHeight, 2))bp}\\selectfont"
        let (red, green, blue) = (command.ink.color.red, command.ink.color.green, command.ink.color.blue)
        line(
            "\\pgftext[\(side)base,at={\(point(place))}\(turn)]{\\definecolor{plottext}{RGB}{\(red),\(green),\(blue)}"
                + "\\color{plottext}\(font)\(text.isBold ? "\\bfseries" : "") \(text.runs.map(Self.text).joined())}")
    }

    private static func text(_ run: MeasuredText.Run) -> String {
        let text = LaTeXText.escape(run.text)
        if run.shift == 0 { return text }
        return run.shift < 0 ? "\\textsuperscript{\(text)}" : "\\textsubscript{\(text)}"
    }
}
