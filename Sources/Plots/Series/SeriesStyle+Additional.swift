extension SeriesStyle {
    /// Thirty-six styles for series beside those of ``distinct``, any two of which can be distinguished from each other and
    /// from the twelve wherever they are drawn: on screen, in grey print, and as points without lines.
    ///
    /// There are as many markers as shapes times two, filled and hollow. ``distinct`` takes twelve; the other twelve are
    /// given here in each of three strengths, first the middle one, then the strong, then the faint. Styles of one marker
    /// differ by at least 14 in L* on both grounds. Broken lines set all of them apart from the solid ones.
    public static let additional: [SeriesStyle] = Strength.allCases.flatMap { strength in
        markers.enumerated().map { index, marker in
            let color = colors[index % colors.count][strength.rawValue]
            // Half of the series of a strength share a colour with another one: their lines are broken otherwise.
            let isFirstHalf = index < colors.count
            return SeriesStyle(
                light: Color(color.light), dark: Color(color.dark),
                dash: isFirstHalf == (strength == .middle) ? .dashDotted : .longDashed, marker: marker.shape,
                isHollow: marker.isHollow)
        }
    }

    /// How strongly a colour stands out from its ground.
    private enum Strength: Int, CaseIterable {
        case middle
        case strong
        case faint
    }

    /// The markers that ``distinct`` leaves, those that are told apart at a glance first.
    private static let markers: [(shape: MarkerShape, isHollow: Bool)] = [
        (.cross, false), (.triangleLeft, false), (.triangleRight, false), (.star, true), (.triangleUp, true),
        (.triangleDown, true), (.pentagon, true), (.cross, true), (.triangleLeft, true), (.triangleRight, true),
        (.hexagon, true), (.plus, true),
    ]

    /// Six hues, each in the order of the strengths.
    private static let colors: [[(light: UInt32, dark: UInt32)]] = [
        [(0x0067A5, 0x56B4E9), (0x00355E, 0xA9DBF7), (0x2F96CF, 0x2F7FB0)],
        [(0xB34700, 0xFF8A3D), (0x661F00, 0xFFC9A0), (0xE2701F, 0xB85A1C)],
        [(0x007350, 0x2CC295), (0x003F29, 0x9BEBCF), (0x21A378, 0x1E8767)],
        [(0xA0487F, 0xE08BBE), (0x5A1C48, 0xF8D0E6), (0xC673A6, 0xA85C8B)],
        [(0x7A6000, 0xC9A92A), (0x433300, 0xF3E08A), (0xA08516, 0x8A7313)],
        [(0x4B4B4B, 0xB0B0B0), (0x111111, 0xEDEDED), (0x878787, 0x747474)],
    ]
}
