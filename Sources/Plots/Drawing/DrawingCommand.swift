/// One instruction of a recorded drawing. Backends, tests and lint read nothing else.
public indirect enum DrawingCommand: Hashable, Sendable {
    /// A filled or stroked outline.
    case path(PathCommand)
    /// One marker at many places.
    case symbols(SymbolsCommand)
    /// A line of text.
    case text(TextCommand)
    /// Instructions that belong together.
    case group(GroupCommand)

    /// All text commands among these and inside their groups, in drawing order.
    static func texts(in commands: [DrawingCommand]) -> [TextCommand] {
        commands.flatMap { command -> [TextCommand] in
            switch command {
            case .text(let text): [text]
            case .group(let group): texts(in: group.commands)
            case .path, .symbols: []
            }
        }
    }
}

/// The numbers behind a command, kept so that a page script can show them.
public struct DataValues: Hashable, Sendable {
    /// Horizontal values, in the order drawn.
    public var x: [Double]
    /// Vertical values, in the order drawn.
    public var y: [Double]
    /// What the colours of cells show, in the order drawn; `nil` for marks without.
    public var z: [Double]?

    /// Creates the record.
    public init(x: [Double], y: [Double], z: [Double]? = nil) {
        self.x = x
        self.y = y
        self.z = z
    }
}

/// The intervals behind a command, kept for the same purpose.
public struct IntervalValues: Hashable, Sendable {
    /// The abscissae, as those of the values that the intervals belong to.
    public var places: [Double]
    /// The lower bounds.
    public var lower: [Double]
    /// The upper bounds.
    public var upper: [Double]
    /// Whether the bounds lie on the horizontal axis, and the places on the vertical one.
    public var isHorizontal: Bool

    /// Creates the record.
    public init(places: [Double], lower: [Double], upper: [Double], isHorizontal: Bool = false) {
        self.places = places
        self.lower = lower
        self.upper = upper
        self.isHorizontal = isHorizontal
    }
}

/// What a panel and its axes show, in words.
public struct PanelWords: Hashable, Sendable {
    /// The panel's letter and title.
    public var title: String
    /// What the horizontal axis shows.
    public var x: String
    /// What the vertical axis shows.
    public var y: String
    /// What colours show, where the panel has cells.
    public var z: String
    /// The names of the places on a horizontal axis of names.
    public var xNames: [String]
    /// The names of the places on a vertical axis of names.
    public var yNames: [String]

    /// Creates the words.
    public init(title: String, x: String, y: String, z: String = "", xNames: [String] = [], yNames: [String] = []) {
        self.title = title
        self.x = x
        self.y = y
        self.z = z
        self.xNames = xNames
        self.yNames = yNames
    }
}

/// How an area of a series can be told apart, for lint.
public struct AreaDetails: Hashable, Sendable {
    /// The pattern that fills it.
    public var pattern: FillPattern
    /// The extent of a bar or box across its length, in points; `nil` for other shapes.
    public var width: Double?

    /// Creates the record.
    public init(pattern: FillPattern, width: Double? = nil) {
        self.pattern = pattern
        self.width = width
    }
}

/// A filled or stroked outline.
public struct PathCommand: Hashable, Sendable {
    /// The outline.
    public var path: Path
    /// The area's ink, or none.
    public var fill: Ink?
    /// The outline's style, or none.
    public var stroke: Stroke?
    /// The data that the outline shows.
    public var values: DataValues?
    /// The intervals that the outline shows.
    public var intervals: IntervalValues?
    /// What the outline bounds, where it is that of a series' area.
    public var area: AreaDetails?

    /// Creates the command.
    public init(
        _ path: Path, fill: Ink? = nil, stroke: Stroke? = nil, values: DataValues? = nil,
        intervals: IntervalValues? = nil
    ) {
        self.path = path
        self.fill = fill
        self.stroke = stroke
        self.values = values
        self.intervals = intervals
    }
}

/// One marker at many places.
public struct SymbolsCommand: Hashable, Sendable {
    /// The shape drawn.
    public var shape: MarkerShape
    /// The radius of a disc of the marker's area, in points.
    public var radius: Double
    /// Where.
    public var positions: [Point]
    /// The area's ink, or none.
    public var fill: Ink?
    /// The outline's style, or none.
    public var stroke: Stroke?
    /// The data at each position.
    public var values: DataValues?

    /// Creates the command.
    public init(
        _ shape: MarkerShape, radius: Double, at positions: [Point], fill: Ink?, stroke: Stroke?,
        values: DataValues? = nil
    ) {
        self.shape = shape
        self.radius = radius
        self.positions = positions
        self.fill = fill
        self.stroke = stroke
        self.values = values
    }
}

/// One line of text whose size on the page was measured when it was laid out.
public struct TextCommand: Hashable, Sendable {
    /// Which place of the line stays where it is if a document sets the text in another font.
    public enum Anchor: Hashable, Sendable {
        /// Its start.
        case start
        /// Its middle.
        case middle
        /// Its end.
        case end
    }

    /// What is written, and how.
    public var line: MeasuredText
    /// The left end of the baseline, before rotation.
    public var origin: Point
    /// Whether the line runs upward (a quarter turn counter-clockwise about the origin).
    public var isVertical: Bool
    /// The ink.
    public var ink: Ink
    /// Which place of the line stays where it is if a document sets the text in another font.
    public var anchor: Anchor

    /// Creates the command.
    public init(
        _ line: MeasuredText, origin: Point, isVertical: Bool = false, ink: Ink, anchor: Anchor = .start
    ) {
        self.line = line
        self.origin = origin
        self.isVertical = isVertical
        self.ink = ink
        self.anchor = anchor
    }

    /// The rectangle that the ink of the glyphs covers on the page.
    public var bounds: Rectangle {
        let ink = line.inkBounds
        return isVertical
            ? Rectangle(x: origin.x + ink.y, y: origin.y - ink.maxX, width: ink.height, height: ink.width)
            : Rectangle(x: origin.x + ink.x, y: origin.y + ink.y, width: ink.width, height: ink.height)
    }
}

/// Instructions that belong together, with what they are.
public struct GroupCommand: Hashable, Sendable {
    /// The meaning of a group, which lint and the SVG use.
    public enum Role: Hashable, Sendable {
        /// The ground of the figure.
        case ground
        /// All of one panel, counted from 0.
        case panel(Int)
        /// Axis lines, ticks and labels.
        case axis
        /// Grid lines, bands, halos: helpful, never the only carrier of information.
        case decoration
        /// The marks of one series.
        case series(Series)
        /// A legend.
        case legend
        /// Text, arrows, diagrams, colour bars.
        case annotation
    }

    /// The meaning of the group.
    public var role: Role
    /// The rectangle outside which nothing shows, or none.
    public var clip: Rectangle?
    /// What a panel shows, in words; `nil` for other groups.
    public var words: PanelWords?
    /// The instructions, first drawn first.
    public var commands: [DrawingCommand]

    /// Creates the group.
    public init(_ role: Role, clip: Rectangle? = nil, words: PanelWords? = nil, _ commands: [DrawingCommand]) {
        self.role = role
        self.clip = clip
        self.words = words
        self.commands = commands
    }
}
