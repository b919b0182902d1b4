import Foundation

@testable import Networks

/// The files of declared layers that come with the program.
enum ShippedNormalizers {
    static func all() throws -> [NormalizerFile] {
        var folder = URL(fileURLWithPath: #filePath)
        for _ in 0..<4 { folder.deleteLastPathComponent() }
        folder.appendPathComponent("normalizers")
        return try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".toml") }
            .sorted().map { try NormalizerFile(path: folder.appendingPathComponent($0).path) }
    }
}
