import Files
import Foundation
import VisibleText

/// The names in a folder, to find files and for error messages.
struct FolderContent {
    private let names: [String]?
    private let isThere: Bool

    init(_ path: String) {
        isThere = URL(fileURLWithPath: path).isFolder
        names = try? FileManager.default.contentsOfDirectory(atPath: path).sorted()
    }

    /// The first of some names that exists in the folder.
    func first(of names: [String]) -> String? { names.first { self.names?.contains($0) == true } }

    /// The content of the folder in a few words, for error messages.
    var description: String {
        guard let names else { return isThere ? "its folder cannot be read" : "its folder does not exist" }
        guard !names.isEmpty else { return "its folder is empty" }
        let shown = names.prefix(4).map(\.visibleLine).joined(separator: ", ")
        return "its folder has \(shown)" + (names.count > 4 ? " and \(names.count - 4) more" : "")
    }
}
