extension SeriesStyle {
    /// Twelve combinations of colour, dash and marker, any two of which can be distinguished on screen and in grey
    /// print: nine solid and filled, then three broken and hollow.
    ///
    /// The colours follow Okabe and Ito, *Color Universal Design* (2008), black, blue, vermillion, green and purple
    /// first. Their orange, sky blue and yellow have less than 3:1 on white: darker ones of the same hue stand in, and
    /// the originals serve the dark theme.
    public static let distinct: [SeriesStyle] = [
        solid(light: 0x000000, dark: 0xF2F2F2, .circle),
        solid(light: 0x0072B2, dark: 0x56B4E9, .square),
        solid(light: 0xD55E00, dark: 0xFF7F32, .triangleUp),
        solid(light: 0x00916A, dark: 0x2CC295, .diamond),
        solid(light: 0xC4689A, dark: 0xE6A3C8, .triangleDown),
        solid(light: 0xA66F00, dark: 0xE69F00, .pentagon),
        solid(light: 0x2A8FBD, dark: 0x8FD3F4, .star),
        solid(light: 0x5B3FA8, dark: 0xB39DFF, .hexagon),
        solid(light: 0x7A7A00, dark: 0xF0E442, .plus),
        broken(light: 0x767676, dark: 0x9AA0A6, .dotted, .circle),
        broken(light: 0xB2182B, dark: 0xFF8FA3, .dashed, .square),
        broken(light: 0x1F3F8F, dark: 0x8FB3FF, .dashDotted, .diamond),
    ]

    private static func solid(light: UInt32, dark: UInt32, _ marker: MarkerShape) -> SeriesStyle {
        SeriesStyle(light: Color(light), dark: Color(dark), marker: marker)
    }

    private static func broken(
        light: UInt32, dark: UInt32, _ dash: DashPattern, _ marker: MarkerShape
    ) -> SeriesStyle {
        SeriesStyle(light: Color(light), dark: Color(dark), dash: dash, marker: marker, isHollow: true)
    }
}
