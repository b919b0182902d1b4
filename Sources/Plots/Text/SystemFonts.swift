import CCairo

/// The fonts that text is drawn with: those of the system, under no rules. The rules of a user's or a system's fontconfig,
/// which may replace families, embolden or hint, would make the same figure come out otherwise elsewhere.
///
/// Unchecked: the configuration is complete before it is used, and is not changed afterwards.
struct SystemFonts: @unchecked Sendable {
    let configuration: OpaquePointer

    /// The fonts for all figures, in place of those of the process: Pango asks for these first, which would read a user's
    /// settings, wherever they lead.
    static let standard: SystemFonts = {
        let fonts = SystemFonts(family: TextEngine.defaultFamily)
        FcConfigSetCurrent(fonts.configuration)
        return fonts
    }()

    /// Folders in which systems keep fonts.
    private static let folders = ["/usr/share/fonts", "/usr/local/share/fonts"]

    /// - Parameter family: where the system's folders do not have it, the user's own are added, and those that fontconfig
    ///   knows.
    init(family: String, folders: [String] = Self.folders) {
        let system = SystemFonts(folders: folders)
        self = system.has(family) ? system : SystemFonts(folders: folders + Self.otherFolders)
    }

    private init(folders: [String]) {
        configuration = FcConfigCreate()!
        // Fontconfig's caches, without which every start would read every font.
        let caches = ["<cachedir>/var/cache/fontconfig</cachedir>", "<cachedir prefix=\"xdg\">fontconfig</cachedir>"]
        let places = folders.map { "<dir>\(SVGText.escaped($0))</dir>" }
        let text = "<?xml version=\"1.0\"?><fontconfig>\((places + caches).joined())</fontconfig>"
        FcConfigParseAndLoadFromMemory(configuration, text, FcTrue)
        FcConfigBuildFonts(configuration)
    }

    /// How many fonts there are.
    var count: Int { FcConfigGetFonts(configuration, FcSetSystem).map { Int($0.pointee.nfont) } ?? 0 }

    /// Whether a family is installed.
    func has(_ family: String) -> Bool {
        guard let pattern = FcPatternCreate() else { return false }
        defer { FcPatternDestroy(pattern) }
        FcPatternAddString(pattern, FC_FAMILY, family)
        guard let found = FcFontList(configuration, pattern, nil) else { return false }
        defer { FcFontSetDestroy(found) }
        return found.pointee.nfont > 0
    }

    /// The names of all families, in alphabetical order.
    var families: [String] {
        let (pattern, wanted) = (FcPatternCreate(), FcObjectSetCreate())
        defer {
            FcPatternDestroy(pattern)
            FcObjectSetDestroy(wanted)
        }
        FcObjectSetAdd(wanted, FC_FAMILY)
        guard let found = FcFontList(configuration, pattern, wanted) else { return [] }
        defer { FcFontSetDestroy(found) }
        return Set(
            (0..<Int(found.pointee.nfont)).compactMap { index -> String? in
                var name: UnsafeMutablePointer<FcChar8>?
                guard FcPatternGetString(found.pointee.fonts[index], FC_FAMILY, 0, &name) == FcResultMatch else {
                    return nil
                }
                return name.map { String(cString: $0) }
            }
        ).sorted()
    }

    /// The folders of fontconfig's own settings.
    private static var otherFolders: [String] {
        guard let list = FcConfigGetFontDirs(FcConfigGetCurrent()) else { return [] }
        defer { FcStrListDone(list) }
        var folders: [String] = []
        while let folder = FcStrListNext(list) { folders.append(String(cString: folder)) }
        return folders
    }
}

/// The font families that figures can be set in.
public enum InstalledFonts {
    /// Their names, in alphabetical order.
    public static var families: [String] { SystemFonts.standard.families }

    /// Whether a family is installed under this very name.
    public static func has(_ family: String) -> Bool { SystemFonts.standard.has(family) }
}
