extension Profile {
    /// The text width of NeurIPS, 5.5 in (`textwidth=5.5in` in neurips_2025.sty).
    public static let neurips = Profile("neurips", width: inches(5.5))
}
