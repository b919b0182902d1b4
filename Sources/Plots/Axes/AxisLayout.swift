/// One axis set for a length: the ticks that fit, their labels, and the axis's own label.
struct AxisLayout {
    /// Which way an axis runs.
    enum Direction {
        case horizontal
        case vertical
    }

    /// A tick with its set label, of one or more lines.
    struct LabelledTick {
        var fraction: Double
        var lines: [MeasuredText]

        /// Whether nothing is written, as for categories without a name.
        var isBlank: Bool { lines.allSatisfy { $0.runs.isEmpty } }
    }

    var direction: Direction
    var ticks: [LabelledTick] = []
    var minor: [Double] = []
    var labelLines: [MeasuredText] = []
    var showsTickLabels = true
    /// Whether tick labels of a horizontal axis run upward, because they are too wide to fit side by side.
    var hasUprightLabels = false
    var hasGrid: Bool
    var marksZero: Bool
    var cutTexts: [String] = []

    private let tickStyle: TextStyle
    private let labelStyle: TextStyle

    /// Sets an axis.
    ///
    /// - Parameters:
    ///   - length: The frame's extent along the axis in points.
    ///   - labelLength: The room for the axis's label along the axis.
    init(
        _ axis: Axis, scale: any FittedScale, direction: Direction, length: Double, labelLength: Double,
        showsLabels: Bool, profile: Profile, engine: TextEngine
    ) {
        self.direction = direction
        hasGrid = axis.hasGrid
        marksZero = scale.marksZero
        showsTickLabels = showsLabels
        tickStyle = TextStyle(size: profile.tickSize)
        labelStyle = TextStyle(size: profile.labelSize)
        if scale is FittedCategoricalScale {
            setCategories(scale.tickSets.first?.major ?? [], length: length, engine: engine)
        } else {
            setTicks(scale.tickSets, length: length, engine: engine)
        }
        if showsLabels, let label = axis.label {
            var wrapped = engine.wrap(label, style: labelStyle, width: labelLength, maximumLines: 3)
            if wrapped.isCut, direction == .vertical {
                // Beside a low frame a label may stand out a little beyond its ends, where nothing else is.
                let longer = labelLength + 2 * Spacing.labelOverhang
                wrapped = engine.wrap(label, style: labelStyle, width: longer, maximumLines: 3)
            }
            labelLines = wrapped.lines
            if wrapped.isCut { cutTexts.append(label.description) }
        }
    }

    /// The densest ticks whose labels do not touch; failing that, the sparsest without those that do.
    private mutating func setTicks(_ sets: [TickSet], length: Double, engine: TextEngine) {
        var chosen: [LabelledTick] = []
        for set in sets {
            chosen = set.major.map {
                LabelledTick(fraction: $0.fraction, lines: [engine.measure($0.label, style: tickStyle)])
            }
            minor = set.minor
            if separated(chosen, length: length).count == chosen.count { break }
        }
        ticks = separated(chosen, length: length)
        // Minor ticks closer than this are a grey smear.
        let places = (minor + ticks.map(\.fraction)).sorted()
        if zip(places, places.dropFirst()).contains(where: { ($1 - $0) * length < 1.1 }) { minor = [] }
    }

    private func separated(_ ticks: [LabelledTick], length: Double) -> [LabelledTick] {
        var kept: [LabelledTick] = []
        for tick in ticks.sorted(by: { $0.fraction < $1.fraction }) {
            if let last = kept.last {
                let distance = (tick.fraction - last.fraction) * length
                if distance < (extent(last) + extent(tick)) / 2 + gap { continue }
            }
            kept.append(tick)
        }
        return kept
    }

    private var gap: Double {
        direction == .horizontal ? Spacing.horizontalLabelGap : Spacing.verticalLabelGap
    }

    /// The extent of a tick's label along the axis.
    private func extent(_ tick: LabelledTick) -> Double {
        let isAlong = direction == .horizontal && !hasUprightLabels
        return isAlong ? tick.lines.map(\.width).max() ?? 0 : Self.height(of: tick.lines)
    }

    /// Names are all kept: wrapped, or set upright where they are too wide.
    private mutating func setCategories(_ categories: [Tick], length: Double, engine: TextEngine) {
        let slot = length / Double(max(1, categories.count))
        func set(width: Double, lines: Int) -> [LabelledTick] {
            categories.map { tick in
                let wrapped = engine.wrap(tick.label, style: tickStyle, width: width, maximumLines: lines)
                if wrapped.isCut { cutTexts.append(tick.label.description) }
                return LabelledTick(fraction: tick.fraction, lines: wrapped.lines)
            }.filter { !$0.isBlank }
        }
        if direction == .vertical {
            let lines = min(2, max(1, Int(slot / (Spacing.lineHeight * tickStyle.size))))
            ticks = set(width: 110, lines: lines)
            guard !cutTexts.isEmpty else { return }
            cutTexts = []
            ticks = set(width: 130, lines: lines)
            return
        }
        // Names that are mostly left out may be wider than their place.
        let single = set(width: length, lines: 1)
        if cutTexts.isEmpty, separated(single, length: length).count == single.count {
            ticks = single
            return
        }
        cutTexts = []
        let words = categories.flatMap { $0.label.description.split(separator: " ") }
        let widest = words.map { engine.measure(RichText(verbatim: String($0)), style: tickStyle).width }.max() ?? 0
        if widest <= slot - gap / 2 {
            ticks = set(width: slot - gap / 2, lines: 3)
            if cutTexts.isEmpty { return }
            cutTexts = []
        }
        hasUprightLabels = true
        ticks = set(width: 110, lines: max(1, min(2, Int(slot / (Spacing.lineHeight * tickStyle.size)))))
    }

    /// The height of lines under one another.
    static func height(of lines: [MeasuredText]) -> Double {
        guard let last = lines.last else { return 0 }
        return last.height + Double(lines.count - 1) * Spacing.lineHeight * last.size
    }

    /// The extent of the tick labels across the axis.
    var tickLabelDepth: Double {
        guard showsTickLabels else { return 0 }
        let isAcross = direction == .vertical || hasUprightLabels
        return ticks.map { isAcross ? $0.lines.map(\.width).max() ?? 0 : Self.height(of: $0.lines) }.max() ?? 0
    }

    /// From the frame to the outer edge of everything beside it.
    var depth: Double {
        var depth = Spacing.majorTick
        if tickLabelDepth > 0 { depth += Spacing.tickLabelGap + tickLabelDepth }
        if !labelLines.isEmpty { depth += Spacing.axisLabelGap + Self.height(of: labelLines) }
        return depth
    }

    /// How far the first and the last tick label extend beyond the ends of the axis.
    func overhang(length: Double) -> (start: Double, end: Double) {
        guard showsTickLabels else { return (0, 0) }
        var start = 0.0
        var end = 0.0
        for tick in ticks {
            let half = extent(tick) / 2
            start = max(start, half - tick.fraction * length)
            end = max(end, half - (1 - tick.fraction) * length)
        }
        return (start, end)
    }
}
