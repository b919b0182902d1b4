import Foundation

/// Where a program writes in an output folder, which may hold other things too: the current folder, say, or the user's home.
/// Only there can its dead writers have left anything.
package struct OutputLayout: Sendable {
    /// The names of the files in the folder itself.
    package let files: Set<String>
    /// The names of the folders in it, all of whose content is the program's.
    package let folders: Set<String>

    /// Makes a layout of the names of files and folders.
    package init(files: Set<String>, folders: Set<String>) {
        self.files = files
        self.folders = folders
    }
}

/// Files and folders that a dead writer left: under a temporary name, or to claim what it was making.
package enum Leftover {
    /// A temporary name that no other writer uses.
    static func name(for final: String) -> String { ".\(final).\(UUID().uuidString)" }

    /// The name of the file by which a process claims an item, which it locks while it makes the item.
    package static func claim(for final: String) -> String { ".\(final)\(claimSuffix)" }

    private static let claimSuffix = ".claim"

    /// Whether a name is a temporary one, or that of a claim.
    static func isTemporary(_ name: String) -> Bool { final(of: name) != nil }

    /// The name that a temporary one, or that of a claim, stands for; nil for any other.
    static func final(of name: String) -> String? {
        guard name.hasPrefix("."), let dot = name.lastIndex(of: "."), dot > name.startIndex else { return nil }
        let isClaim = name.hasSuffix(claimSuffix)
        guard isClaim || UUID(uuidString: String(name[name.index(after: dot)...])) != nil else { return nil }
        return String(name[..<dot].dropFirst())
    }
}

extension OutputFiles {
    /// The age in seconds at which a temporary item on a file system without locks counts as abandoned: one day.
    private static let longestRest = 86_400.0

    /// What dead writers left in an output folder, in order of path.
    package func leftovers(in output: URL, _ layout: OutputLayout) -> [URL] {
        Self.names(in: output).flatMap { name -> [URL] in
            let item = output.appendingPathComponent(name)
            if let final = Leftover.final(of: name) {
                let isOurs = layout.files.contains(final) || layout.folders.contains(final)
                return isOurs && isAbandoned(item) ? [item] : []
            }
            return layout.folders.contains(name) && Self.isRealFolder(item.path) ? leftovers(below: item) : []
        }
    }

    private func leftovers(below folder: URL) -> [URL] {
        Self.names(in: folder).flatMap { name -> [URL] in
            let item = folder.appendingPathComponent(name)
            if Leftover.isTemporary(name) { return isAbandoned(item) ? [item] : [] }
            return Self.isRealFolder(item.path) ? leftovers(below: item) : []
        }
    }

    private static func names(in folder: URL) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
    }

    /// Removes what dead writers left in an output folder.
    ///
    /// - Returns: the removed items.
    /// - Throws: `OutputError.cannotWrite`.
    @discardableResult
    package func sweep(_ output: URL, _ layout: OutputLayout) throws(OutputError) -> [URL] {
        var swept: [URL] = []
        for item in leftovers(in: output, layout) where try withAbandoned(item, remove) { swept.append(item) }
        return swept
    }

    /// Whether the writer of an item has ended, however it did. On a file system without locks an item counts as abandoned
    /// when it is a day old.
    package func isAbandoned(_ item: URL) -> Bool { (try? withAbandoned(item) { _ in }) ?? false }

    /// Performs an action on an item that a dead writer left. The item is locked meanwhile, so that a writer that has
    /// just created it does not go on to use it.
    ///
    /// - Returns: whether the writer is dead.
    private func withAbandoned(_ item: URL, _ body: (URL) throws(OutputError) -> Void) throws(OutputError) -> Bool {
        // Not through `calls`: opening for reading changes nothing.
        // O_NONBLOCK: a pipe in its place would be waited for.
        let descriptor = open(item.path, O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        switch calls.lock(descriptor, .exclusive) {
        case .taken: break
        case .refused: return false
        case .unsupported:
            var status = stat()
            guard fstat(descriptor, &status) == 0,
                Date().timeIntervalSince1970 - Double(status.st_mtim.tv_sec) > Self.longestRest
            else { return false }
        }
        try body(item)
        return true
    }
}
