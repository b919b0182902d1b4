import Foundation

/// Writes files and folders so that a reader meets them whole or not at all: under a temporary name first, which is then
/// changed to the final one.
///
/// What is written ``Durability/synced`` also survives a power cut, from the moment that the call returns.
///
/// A temporary name is `.NAME.UUID`. Its writer holds a shared lock on it as long as it lives, so that ``sweep(_:_:)`` can
/// tell what a dead one left.
package struct OutputFiles: Sendable {
    /// Whether a file must survive a power cut.
    package enum Durability: Sendable {
        /// It must: file and folder are synced before and after the change of name.
        case synced
        /// It need not, since it can be made again from what is synced.
        case unsynced
    }

    let calls: any SystemCalls

    /// - Parameter calls: the kernel's, but in tests that plant faults.
    package init(calls: any SystemCalls = KernelCalls()) { self.calls = calls }

    /// The files of this machine.
    package static let standard = OutputFiles()

    /// Writes a file in the place of an earlier one. Folders on the way are made.
    ///
    /// - Throws: `OutputError.cannotWrite`; the earlier file is then still there, or the new one is.
    package func write(_ data: Data, to file: URL, _ durability: Durability) throws(OutputError) {
        let folder = file.deletingLastPathComponent()
        do throws(SystemCallError) {
            try makeFolders(folder, durability)
            try withTemporary(for: file) { path throws(SystemCallError) in
                try calls.open(path, O_WRONLY | O_CREAT | O_EXCL)
            } fill: { path, descriptor throws(SystemCallError) in
                try write(data, to: descriptor)
                if durability == .synced { try calls.synchronize(descriptor) }
                try calls.rename(path, to: file.path)
            }
            if durability == .synced { try synchronize(folder: folder) }
        } catch {
            throw .cannotWrite(file.path, reason: "\(error)")
        }
    }

    /// Checks that a path that a user gave for a file is one, or is free: a device or pipe there would be replaced.
    ///
    /// - Throws: `OutputError.cannotWrite`.
    package static func checkIsFileOrFree(_ file: URL) throws(OutputError) {
        var status = stat()
        guard stat(file.path, &status) == 0, ![S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT) else { return }
        throw .cannotWrite(file.path, reason: "it is not a file")
    }

    /// Writes a folder of files, synced, unless something stands in its place already; an empty folder does not.
    ///
    /// - Returns: false where something does, and nothing was written.
    /// - Throws: `OutputError.cannotWrite`.
    package func publish(_ files: [(name: String, data: Data)], as folder: URL) throws(OutputError) -> Bool {
        let parent = folder.deletingLastPathComponent()
        do throws(SystemCallError) {
            try makeFolders(parent, .synced)
            try withTemporary(for: folder) { path throws(SystemCallError) in
                try calls.makeFolder(path)
                return try calls.open(path, O_RDONLY | O_DIRECTORY)
            } fill: { path, descriptor throws(SystemCallError) in
                for file in files { try writeNew(file.data, to: "\(path)/\(file.name)") }
                try calls.synchronize(descriptor)
                try calls.rename(path, to: folder.path)
            }
            try synchronize(folder: parent)
            return true
        } catch {
            if [EEXIST, ENOTEMPTY, ENOTDIR].contains(error.code), Self.exists(folder) { return false }
            throw .cannotWrite(folder.path, reason: "\(error)")
        }
    }

    /// Makes a folder and those above it, where they are missing.
    ///
    /// - Throws: `OutputError.cannotWrite`.
    package func makeFolder(_ folder: URL, _ durability: Durability) throws(OutputError) {
        do {
            try makeFolders(folder, durability)
        } catch {
            throw .cannotWrite(folder.path, reason: "\(error)")
        }
    }

    /// Moves a file or folder into another folder, under its own name or, where that is taken, with a number behind it. Where
    /// the other one lies on another file system, what can be read is copied.
    ///
    /// - Returns: where it now lies; nil if it was gone.
    /// - Throws: `OutputError.cannotWrite`.
    @discardableResult
    package func setAside(_ item: URL, into folder: URL) throws(OutputError) -> URL? {
        try makeFolder(folder, .synced)
        var place = folder.appendingPathComponent(item.lastPathComponent)
        var number = 1
        while Self.exists(place) {
            number += 1
            place = folder.appendingPathComponent("\(item.lastPathComponent).\(number)")
        }
        do throws(SystemCallError) {
            do throws(SystemCallError) {
                try calls.rename(item.path, to: place.path)
            } catch {
                guard error.code == EXDEV else { throw error }
                try copyTree(item.path, to: place.path)
                try removeTree(item.path)
            }
            try synchronize(folder: folder)
            try synchronize(folder: item.deletingLastPathComponent())
        } catch {
            if error.code == ENOENT { return nil }
            throw .cannotWrite(place.path, reason: "\(error)")
        }
        return place
    }

    /// Removes a file, or a folder with all that is in it. What is gone already is no error.
    ///
    /// - Throws: `OutputError.cannotWrite`.
    package func remove(_ item: URL) throws(OutputError) {
        do {
            try removeTree(item.path)
        } catch {
            throw .cannotWrite(item.path, reason: "it cannot be removed: \(error)")
        }
    }
}

extension OutputFiles {
    private func makeFolders(_ folder: URL, _ durability: Durability) throws(SystemCallError) {
        if folder.isFolder { return }
        let parent = folder.deletingLastPathComponent()
        if parent.path != folder.path { try makeFolders(parent, durability) }
        do throws(SystemCallError) {
            try calls.makeFolder(folder.path)
        } catch {
            // Another writer may have been first.
            guard error.code == EEXIST else { throw error }
            guard folder.isFolder else { throw SystemCallError(ENOTDIR) }
        }
        if durability == .synced { try synchronize(folder: parent) }
    }

    /// Makes something under a temporary name, locks it, and has it filled and renamed. Where that fails, the temporary one
    /// is removed.
    private func withTemporary(
        for final: URL, make: (String) throws(SystemCallError) -> Int32,
        fill: (String, Int32) throws(SystemCallError) -> Void
    ) throws(SystemCallError) {
        let folder = final.deletingLastPathComponent().path
        while true {
            let path = "\(folder)/\(Leftover.name(for: final.lastPathComponent))"
            var descriptor: Int32?
            do throws(SystemCallError) {
                let opened = try make(path)
                descriptor = opened
                // A sweeper may have come between making and locking, and then it has the lock or has removed the thing.
                guard calls.lock(opened, .shared) != .refused, Self.isLinked(opened) else {
                    try? removeTree(path)
                    try? calls.close(opened)
                    continue
                }
                try fill(path, opened)
            } catch {
                try? removeTree(path)
                if let descriptor { try? calls.close(descriptor) }
                throw error
            }
            if let descriptor { try calls.close(descriptor) }
            return
        }
    }

    /// Writes and syncs a file that is not there yet.
    private func writeNew(_ data: Data, to path: String) throws(SystemCallError) {
        let descriptor = try calls.open(path, O_WRONLY | O_CREAT | O_EXCL)
        do throws(SystemCallError) {
            try write(data, to: descriptor)
            try calls.synchronize(descriptor)
        } catch {
            try? calls.close(descriptor)
            throw error
        }
        try calls.close(descriptor)
    }

    func write(_ data: Data, to descriptor: Int32) throws(SystemCallError) {
        var rest = data[...]
        while !rest.isEmpty {
            let result = rest.withUnsafeBytes { bytes in
                Result { () throws(SystemCallError) in try calls.write(descriptor, bytes) }
            }
            let count = try result.get()
            // A device that takes nothing and says no error is full.
            guard count > 0 else { throw SystemCallError(ENOSPC) }
            rest = rest.dropFirst(count)
        }
    }

    /// Makes the names in a folder durable.
    func synchronize(folder: URL) throws(SystemCallError) {
        let descriptor = try calls.open(folder.path, O_RDONLY | O_DIRECTORY)
        defer { try? calls.close(descriptor) }
        do {
            try calls.synchronize(descriptor)
        } catch  where error.code == EINVAL {
            // The file system syncs no folders: its names are durable, or cannot be made so.
        }
    }

    /// Copies files and folders. Links, pipes and what cannot be read are left out.
    private func copyTree(_ path: String, to place: String) throws(SystemCallError) {
        if Self.isRealFolder(path) {
            try calls.makeFolder(place)
            for name in (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? [] {
                try copyTree("\(path)/\(name)", to: "\(place)/\(name)")
            }
        } else if !Self.isLink(path), let data = try? InputFile.data(of: URL(fileURLWithPath: path)) {
            try writeNew(data, to: place)
        }
    }

    func removeTree(_ path: String) throws(SystemCallError) {
        do {
            guard Self.isRealFolder(path) else { return try calls.removeFile(path) }
            for name in (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? [] {
                try removeTree("\(path)/\(name)")
            }
            try calls.removeFolder(path)
        } catch  where error.code == ENOENT {
            // Another one was first.
        }
    }

    /// Whether a folder lies at a path, not a link to one.
    static func isRealFolder(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    private static func isLink(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
    }

    private static func exists(_ item: URL) -> Bool {
        var status = stat()
        return lstat(item.path, &status) == 0
    }

    private static func isLinked(_ descriptor: Int32) -> Bool {
        var status = stat()
        return fstat(descriptor, &status) == 0 && status.st_nlink > 0
    }
}
