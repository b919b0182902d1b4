extension Profile {
    /// One of AAAI's two columns, 3.3125 in: half of the 7 in of text without the 0.375 in between the columns
    /// (`\textwidth` and `\columnsep` in aaai25.sty, which asks for Times).
    public static let aaaiColumn = Profile("aaai-column", width: inches(3.3125), fontFamilies: times)
    /// Both columns of AAAI, 7 in.
    public static let aaaiPage = Profile("aaai-page", width: inches(7), fontFamilies: times)
}
