import Foundation
import TestRandom
import Testing

@testable import Random

@Suite struct PurposeTests {
    private static let package = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The numbers that the files of a folder declare, each with its file.
    private static func declarations(in folder: String) throws -> [(number: UInt32, file: String)] {
        let root = package.appending(path: folder)
        let files = try #require(FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil))
        let declaration = /= (?:Self|RandomStream\.Purpose)\(number: ([0-9_]+)\)/
        var found: [(number: UInt32, file: String)] = []
        for case let file as URL in files where file.pathExtension == "swift" {
            for match in try String(contentsOf: file, encoding: .utf8).matches(of: declaration) {
                let number = try #require(UInt32(match.1.replacing("_", with: "")))
                found.append((number, file.lastPathComponent))
            }
        }
        return found
    }

    /// Modules declare their purposes apart; two that shared a number would share their random numbers.
    @Test func noTwoPurposesHaveANumberInCommon() throws {
        let declared = try Self.declarations(in: "Sources")
        // Those of old, which results rest on.
        #expect(Set(1...7).isSubset(of: declared.map(\.number)))
        for (number, uses) in Dictionary(grouping: declared, by: \.number) {
            #expect(uses.count == 1, "\(number) is declared in \(uses.map(\.file))")
            #expect(number != RandomStream.Purpose.test.number && number != 8, "\(number) in \(uses.map(\.file))")
        }
    }
}
