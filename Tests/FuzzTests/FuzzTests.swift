import Foundation
import Testing

@testable import FuzzTargets

/// The readers of bytes from elsewhere, with their seeds, with inputs that were found to be faulty, and with seeds that
/// are cut and changed at random. `./test fuzz` gives them many more.
@Suite struct FuzzTests {
    /// Inputs that once ended the program, in a folder a target.
    private static let found = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("Found", isDirectory: true)

    @Test(arguments: FuzzTarget.all.map(\.name)) func nothingEndsTheProgram(_ name: String) throws {
        let target = try #require(FuzzTarget.all.first { $0.name == name })
        let seeds = try target.seeds()
        #expect(!seeds.isEmpty)
        for seed in seeds {
            target.read(seed)
            for length in stride(from: 0, to: seed.count, by: max(1, seed.count / 64)) {
                target.read([UInt8](seed.prefix(length)))
            }
        }
        var generator = Xorshift(state: 0x9E37_79B9_7F4A_7C15)
        for _ in 0..<300 {
            var input = seeds[Int.random(in: 0..<seeds.count, using: &generator)]
            for _ in 0..<Int.random(in: 1...4, using: &generator) where !input.isEmpty {
                let place = Int.random(in: 0..<input.count, using: &generator)
                switch Int.random(in: 0..<4, using: &generator) {
                case 0: input[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
                case 1: input[place] = [0, 0xFF, 0x7F, 0x80, 0x22, 0x7B].randomElement(using: &generator) ?? 0
                case 2: input.remove(at: place)
                default: input.insert(input[place], at: place)
                }
            }
            target.read(input)
        }
    }

    @Test func whatOnceEndedTheProgramNoLongerDoes() throws {
        for target in FuzzTarget.all {
            let folder = Self.found.appendingPathComponent(target.name)
            for name in (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [] {
                target.read([UInt8](try Data(contentsOf: folder.appendingPathComponent(name))))
            }
        }
    }

    private struct Xorshift: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return state
        }
    }
}
