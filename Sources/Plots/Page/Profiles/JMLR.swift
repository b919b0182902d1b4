extension Profile {
    /// The text width of JMLR, 6 in, on 8.5 in of text (`\textwidth` and `\textheight` in jmlr2e.sty, which keeps LaTeX's
    /// Computer Modern).
    public static let jmlr = Profile(
        "jmlr", width: inches(6), maximumHeight: inches(8.5), fontFamilies: computerModern)
}
