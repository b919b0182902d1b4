import Foundation
import Networks
import Synchronization

@testable import Files

/// The kernel's system calls up to a power cut, with a memory of what has reached the disk: the bytes of a file when it was
/// synced, the names in a folder when that was.
package final class PowerCut: SystemCalls {
    /// What is found of that which was never synced.
    package enum Survival: CaseIterable, Sendable {
        case nothing
        /// Names, on files without their bytes.
        case names
        /// Names, on files with half of their bytes.
        case halves
    }

    private final class Node {
        let isFolder: Bool
        var content = Data()
        var synced = Data()
        var entries: [String: Node] = [:]
        var syncedEntries: [String: Node] = [:]
        init(isFolder: Bool) { self.isFolder = isFolder }
    }

    private struct State {
        var callsLeft: Int
        var count = 0
        var descriptors: [Int32: Node] = [:]
    }

    private let kernel = KernelCalls()
    private let root: URL
    // The tree is touched under the state's lock only.
    private nonisolated(unsafe) let tree = Node(isFolder: true)
    private let state: Mutex<State>

    /// - Parameters:
    ///   - root: an empty folder, in which all happens.
    ///   - calls: how many calls are made before the cut; those after it fail.
    package init(in root: URL, after calls: Int) {
        self.root = root
        state = Mutex(State(callsLeft: calls))
    }

    /// How many calls were made.
    package var count: Int { state.withLock { $0.count } }

    /// Leaves in the folder what is found when the power is back.
    package func restore(_ survival: Survival) throws {
        for name in try FileManager.default.contentsOfDirectory(atPath: root.path) {
            try FileManager.default.removeItem(at: root.appendingPathComponent(name))
        }
        try state.withLock { _ in try Self.restore(tree, to: root, survival) }
    }

    private static func restore(_ node: Node, to url: URL, _ survival: Survival) throws {
        for (name, child) in survival == .nothing ? node.syncedEntries : node.entries {
            let place = url.appendingPathComponent(name)
            if child.isFolder {
                try FileManager.default.createDirectory(at: place, withIntermediateDirectories: false)
                try restore(child, to: place, survival)
            } else if survival == .halves, child.synced != child.content {
                try child.content.prefix(child.content.count / 2).write(to: place)
            } else {
                try child.synced.write(to: place)
            }
        }
    }

    private func perform<Value: Sendable>(
        _ call: () throws(SystemCallError) -> Value, _ remember: (inout State, Value) -> Void
    ) throws(SystemCallError) -> Value {
        try state.withLock { state throws(SystemCallError) -> Value in
            guard state.callsLeft > 0 else { throw SystemCallError(EIO) }
            state.callsLeft -= 1
            state.count += 1
            let value = try call()
            remember(&state, value)
            return value
        }
    }

    /// The folder that a path is in, and its name there; nil outside of the root.
    private func place(_ path: String) -> (folder: Node, name: String)? {
        guard path.hasPrefix(root.path + "/") else { return nil }
        let names = path.dropFirst(root.path.count).split(separator: "/").map(String.init)
        var folder = tree
        for name in names.dropLast() {
            guard let next = folder.entries[name] else { return nil }
            folder = next
        }
        return names.last.map { (folder, $0) }
    }

    package func open(_ path: String, _ flags: Int32) throws(SystemCallError) -> Int32 {
        try perform { () throws(SystemCallError) in
            try kernel.open(path, flags)
        } _: { state, descriptor in
            if path == root.path { state.descriptors[descriptor] = tree }
            guard let (folder, name) = place(path) else { return }
            let node = folder.entries[name] ?? Node(isFolder: false)
            folder.entries[name] = node
            state.descriptors[descriptor] = node
        }
    }

    package func write(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) throws(SystemCallError) -> Int {
        try perform { () throws(SystemCallError) in
            try kernel.write(descriptor, bytes)
        } _: { state, count in
            state.descriptors[descriptor]?.content.append(contentsOf: bytes[..<count])
        }
    }

    package func synchronize(_ descriptor: Int32) throws(SystemCallError) {
        try perform { () throws(SystemCallError) in
        } _: { state, _ in
            guard let node = state.descriptors[descriptor] else { return }
            node.synced = node.content
            node.syncedEntries = node.entries
        }
    }

    package func close(_ descriptor: Int32) throws(SystemCallError) {
        state.withLock { $0.descriptors[descriptor] = nil }
        try kernel.close(descriptor)
    }

    package func rename(_ path: String, to newPath: String) throws(SystemCallError) {
        try perform { () throws(SystemCallError) in
            try kernel.rename(path, to: newPath)
        } _: { _, _ in
            guard let (folder, name) = place(path), let (newFolder, newName) = place(newPath) else { return }
            newFolder.entries[newName] = folder.entries.removeValue(forKey: name)
        }
    }

    package func makeFolder(_ path: String) throws(SystemCallError) {
        try perform { () throws(SystemCallError) in
            try kernel.makeFolder(path)
        } _: { _, _ in
            if let (folder, name) = place(path) { folder.entries[name] = Node(isFolder: true) }
        }
    }

    package func removeFile(_ path: String) throws(SystemCallError) {
        try perform { () throws(SystemCallError) in
            try kernel.removeFile(path)
        } _: { _, _ in
            if let (folder, name) = place(path) { folder.entries[name] = nil }
        }
    }

    package func removeFolder(_ path: String) throws(SystemCallError) {
        try perform { () throws(SystemCallError) in
            try kernel.removeFolder(path)
        } _: { _, _ in
            if let (folder, name) = place(path) { folder.entries[name] = nil }
        }
    }

    package func lock(_ descriptor: Int32, _ kind: LockKind) -> LockOutcome { kernel.lock(descriptor, kind) }
    package func unlock(_ descriptor: Int32) { kernel.unlock(descriptor) }
}
