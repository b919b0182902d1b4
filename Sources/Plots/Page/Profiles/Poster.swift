extension Profile {
    /// One of three columns of an upright A0 poster, 25.4 cm: 84.1 cm of paper without two margins and two gaps of 2 cm.
    /// Text and strokes are three times as large as on a page, labels 24 pt.
    public static let poster = Profile(
        "poster", width: millimetres((841 - 4 * 20) / 3) / 3, magnification: 3, medium: .wall)
}
