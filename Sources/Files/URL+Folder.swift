import Foundation

extension URL {
    /// Whether a folder lies here, or a link that leads to one.
    package var isFolder: Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    }

    /// Whether something lies here, or where a link leads, and is not a folder.
    package var isFile: Bool { FileManager.default.fileExists(atPath: path) && !isFolder }
}
