extension Profile {
    /// One of AISTATS's two columns, 3.25 in: half of the 6.75 in of text without the 0.25 in between the columns
    /// (`\textwidth` and `\columnsep` in aistats2025.sty, which keeps LaTeX's Computer Modern).
    public static let aistatsColumn = Profile("aistats-column", width: inches(3.25), fontFamilies: computerModern)
    /// Both columns of AISTATS, 6.75 in.
    public static let aistatsPage = Profile("aistats-page", width: inches(6.75), fontFamilies: computerModern)
}
