extension Profile {
    /// One of ICML's two columns, 3.25 in: half of the 6.75 in of text without the 0.25 in between the columns
    /// (`\textwidth` and `\columnsep` in icml2025.sty).
    public static let icmlColumn = Profile("icml-column", width: inches(3.25))
    /// Both columns of ICML, 6.75 in.
    public static let icmlPage = Profile("icml-page", width: inches(6.75))
}
