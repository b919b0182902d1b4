import CCairo

/// The versions of the libraries that draw.
public enum LibraryVersions {
    /// As "1.16.0".
    public static var cairo: String { String(cString: cairo_version_string()) }
    /// As "1.50.12".
    public static var pango: String { String(cString: pango_version_string()) }
}
