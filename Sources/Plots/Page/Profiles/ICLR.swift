extension Profile {
    /// The text width of ICLR, 5.5 in.
    public static let iclr = Profile("iclr", width: inches(5.5))
}
