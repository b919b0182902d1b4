import Files
import Foundation
import Paper
import Runs
import Training

/// Everything that the figures, tables and reports of a study depend on, as one digest: the program and the libraries that
/// it runs with, fonts, the configuration, the stored runs, the templates, and what the report says of the machine.
package struct ReportInputs: Sendable {
    private let study: Study
    private let store: RunStore
    private let templates: [URL]
    private let machine: String

    /// - Parameters:
    ///   - templates: the folders of templates, a user's own first.
    ///   - machine: what the report says of the machine, and of how it is made again.
    package init(_ study: Study, store: RunStore, templates: [URL], machine: String) {
        self.study = study
        self.store = store
        self.templates = templates
        self.machine = machine
    }

    /// The SHA-256 digest; nil if something cannot be read.
    package var digest: String? {
        var inputs = Inputs()
        guard let configuration = try? JSONEncoder.sorted.encode(study.configuration),
            let program = try? Data(contentsOf: URL(fileURLWithPath: "/proc/self/exe"), options: .alwaysMapped)
        else { return nil }
        inputs.add("program", program)
        inputs.add("configuration", configuration)
        inputs.add("machine", Data(machine.utf8))
        for run in study.plan.runs { inputs.add(run.key, store.digests(run.specification) ?? Data()) }
        for folder in templates {
            for file in Self.files(below: folder) { inputs.add(file.path, (try? InputFile.data(of: file)) ?? Data()) }
        }
        inputs.add("libraries", Data(Self.libraries.map(Self.stamp).joined(separator: "\n").utf8))
        inputs.add("fonts", Data(Self.fonts.map(Self.stamp).joined(separator: "\n").utf8))
        return inputs.digest()
    }

    /// The shared libraries that this process has loaded.
    private static var libraries: [String] {
        // Whose size the kernel states as 0, and of which a read gives a part.
        let maps = FileHandle(forReadingAtPath: "/proc/self/maps").flatMap { try? $0.readToEnd() } ?? Data()
        let paths = String(decoding: maps, as: UTF8.self).split(separator: "\n").compactMap { line in
            line.firstIndex(of: "/").map { String(line[$0...]) }
        }
        return Set(paths.filter { $0.contains(".so") }).sorted()
    }

    /// The files where fontconfig finds fonts and its configuration, unless its environment names others.
    private static var fonts: [String] {
        let environment = ProcessInfo.processInfo.environment
        let home = NSHomeDirectory()
        let named = ["FONTCONFIG_FILE", "FONTCONFIG_PATH", "XDG_DATA_HOME"].compactMap { environment[$0] }
        let folders = [
            "/etc/fonts", "/usr/share/fonts", "/usr/local/share/fonts", "\(home)/.fonts", "\(home)/.local/share/fonts",
            "\(home)/.config/fontconfig",
        ]
        return named
            + folders.flatMap { folder in files(below: URL(fileURLWithPath: folder, isDirectory: true)).map(\.path) }
    }

    /// A file's path, size and time of its last change.
    private static func stamp(_ path: String) -> String {
        var status = stat()
        guard stat(path, &status) == 0 else { return path }
        return "\(path) \(status.st_size) \(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec)"
    }

    /// All files below a folder, in a fixed order; none if it is not there.
    private static func files(below folder: URL) -> [URL] {
        let names = (try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? []
        return names.sorted().map { folder.appendingPathComponent($0) }
    }

    /// A digest of named pieces, each with its length, so that none can be mistaken for another.
    private struct Inputs: ~Copyable {
        private var message = SHA256()

        mutating func add(_ name: String, _ data: Data) {
            message.update([UInt8]("\(name.utf8.count) \(name) \(data.count)\n".utf8))
            data.withUnsafeBytes { message.update($0) }
        }

        consuming func digest() -> String { message.hexDigest() }
    }
}

extension JSONEncoder {
    fileprivate static var sorted: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return encoder
    }
}
