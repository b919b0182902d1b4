import Foundation

/// What a folder has, for looking files up and for an error's wording.
struct FolderContent {
    private let names: [String]?
    private let isThere: Bool

    init(_ path: String) {
        isThere = Self.exists(path)
        names = try? FileManager.default.contentsOfDirectory(atPath: path).sorted()
    }

    /// The first of some names that is there.
    func first(of names: [String]) -> String? { names.first { self.names?.contains($0) == true } }

    /// The folder in a few words: what is found where something else was looked for.
    var description: String {
        guard let names else { return isThere ? "its folder cannot be read" : "its folder does not exist" }
        guard !names.isEmpty else { return "its folder is empty" }
        let shown = names.prefix(4).map(Self.printable).joined(separator: ", ")
        return "its folder has \(shown)" + (names.count > 4 ? " and \(names.count - 4) more" : "")
    }

    /// A name without the characters that would end a line or steer a terminal.
    private static func printable(_ name: String) -> String {
        String(
            String.UnicodeScalarView(
                name.unicodeScalars.map { CharacterSet.controlCharacters.contains($0) ? "?" : $0 }))
    }

    /// Whether there is a folder of that path.
    static func exists(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    }
}
