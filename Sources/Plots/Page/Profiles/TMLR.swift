extension Profile {
    /// The text width of TMLR, 6.5 in (`\textwidth` in tmlr.sty, which sets a sans serif, CM Bright).
    public static let tmlr = Profile("tmlr", width: inches(6.5))
}
