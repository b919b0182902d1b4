extension Profile {
    private static let libertine = ["Linux Libertine O", "Libertinus Serif", "Linux Libertine"]
    private static let textWidth = inches(8.5) - 2 * texPoints(54)

    /// One of the two columns of ACM's proceedings, 3.34 in: half of the text width without the 2 pc between the columns
    /// (acmart.cls, format sigconf: letter paper, `inner=54pt, outer=54pt, columnsep=2pc`, Linux Libertine).
    public static let acmColumn = Profile(
        "acm-column", width: (textWidth - texPoints(24)) / 2, fontFamilies: libertine)
    /// Both columns of ACM's proceedings, 7.01 in.
    public static let acmPage = Profile("acm-page", width: textWidth, fontFamilies: libertine)
}
