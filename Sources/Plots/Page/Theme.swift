/// Light or dark: the inks of everything that is not a series.
public enum Theme: String, CaseIterable, Hashable, Sendable {
    /// Dark ink on white, for paper.
    case light
    /// Light ink on near-black, for screens and slides.
    case dark

    /// The ground.
    public var ground: Ink { Ink(picks(light: .white, dark: Color(0x14161A)), property: "plot-ground") }
    /// Text and axis lines.
    public var ink: Ink { Ink(picks(light: Color(0x1A1A1A), dark: Color(0xE8E8E8)), property: "plot-ink") }
    /// Text and strokes of the second rank; still 4.5:1 on the ground.
    public var mutedInk: Ink { Ink(picks(light: Color(0x595959), dark: Color(0xA8ADB4)), property: "plot-muted") }
    /// Grid lines.
    public var gridInk: Ink { Ink(picks(light: Color(0xE3E3E3), dark: Color(0x2E3238)), property: "plot-grid") }
    /// Areas that hold diagrams' boxes.
    public var surfaceInk: Ink { Ink(picks(light: Color(0xF1F3F5), dark: Color(0x22262C)), property: "plot-surface") }

    /// How strongly a band shows over the ground.
    var bandOpacity: Double { picks(light: 0.16, dark: 0.22) }

    /// How strongly the area of a series shows over the ground: enough to tell it from a hollow one in grey print, and pale
    /// enough for text on it.
    var areaOpacity: Double { picks(light: 0.24, dark: 0.28) }

    /// Every ink of the theme, for style sheets.
    var inks: [Ink] { [ground, ink, mutedInk, gridInk, surfaceInk] }

    /// One of two values.
    func picks<Value>(light: Value, dark: Value) -> Value { self == .light ? light : dark }
}
