extension Profile {
    /// One of UAI's two columns, 3.25 in (from TUEplots 0.2 for the class of 2023, which sets Times).
    public static let uaiColumn = Profile("uai-column", width: inches(3.25), fontFamilies: times)
    /// Both columns of UAI, 6.75 in.
    public static let uaiPage = Profile("uai-page", width: inches(6.75), fontFamilies: times)
}
