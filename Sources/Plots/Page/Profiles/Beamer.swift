extension Profile {
    /// The text width of a beamer slide in the format 16:9, 14 cm: 16 cm of paper without two margins of 1 cm (beamer.cls,
    /// `aspectratio=169`). Of its height of 9 cm, 6.6 cm are left under the title and over the foot.
    public static let beamer = Profile(
        "beamer", width: millimetres(140), maximumHeight: millimetres(66), labelSize: 9, tickSize: 8, medium: .wall)
}
