extension Profile {
    /// One of IEEE's two columns, 3.5 in; all text 8 pt.
    public static let ieeeColumn = Profile(
        "ieee-column", width: inches(3.5), tickSize: 8, refusesTransparency: true)
    /// Both columns of IEEE, 7.16 in; all text 8 pt.
    public static let ieeePage = Profile("ieee-page", width: inches(7.16), tickSize: 8, refusesTransparency: true)
}
