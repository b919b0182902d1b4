import Foundation

/// What a writer left under a temporary name.
package enum Leftover {
    /// A temporary name, which no other writer takes.
    static func name(for final: String) -> String { ".\(final).\(UUID().uuidString)" }

    /// Whether a name is a temporary one.
    static func isTemporary(_ name: String) -> Bool {
        guard name.hasPrefix("."), let dot = name.lastIndex(of: "."), dot > name.startIndex else { return false }
        return UUID(uuidString: String(name[name.index(after: dot)...])) != nil
    }
}

extension OutputFiles {
    /// How long something under a temporary name may rest on a file system without locks before its writer is taken for
    /// dead: a day.
    private static let longestRest = 86_400.0

    /// What dead writers left in a folder and those in it, in order.
    package func leftovers(in folder: URL) -> [URL] {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path) else { return [] }
        return names.sorted().flatMap { name -> [URL] in
            let item = folder.appendingPathComponent(name)
            if Leftover.isTemporary(name) { return isAbandoned(item) ? [item] : [] }
            return Self.isRealFolder(item.path) ? leftovers(in: item) : []
        }
    }

    /// Removes what dead writers left in a folder and those in it.
    ///
    /// - Returns: what was removed.
    /// - Throws: `OutputError.cannotWrite`.
    @discardableResult
    package func sweep(_ folder: URL) throws(OutputError) -> [URL] {
        var swept: [URL] = []
        for item in leftovers(in: folder) where try withAbandoned(item, remove) { swept.append(item) }
        return swept
    }

    private func isAbandoned(_ item: URL) -> Bool { (try? withAbandoned(item) { _ in }) ?? false }

    /// Does something with what a dead writer left, whose lock is held meanwhile, so that none that has just made it goes on
    /// with it.
    ///
    /// - Returns: whether the writer is dead.
    private func withAbandoned(_ item: URL, _ body: (URL) throws(OutputError) -> Void) throws(OutputError) -> Bool {
        // Not through the table: nothing is changed.
        let descriptor = open(item.path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
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
