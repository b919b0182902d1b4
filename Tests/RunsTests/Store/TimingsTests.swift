import Foundation
import TestSupport
import Testing

@testable import Runs

@Suite struct TimingsTests {
    private let folder: TestFolder

    init() throws { folder = try TestFolder() }

    /// Processes side by side write files of their own, which the next one that has the folder to itself adds up.
    @Test func timesOfSeveralProcessesAreJoined() throws {
        var timings = Timings(output: folder.url)
        try timings.record(["a": 1])
        try timings.record(["b": 2], apart: "first")
        try timings.record(["c": 3], apart: "second")
        #expect(Timings(output: folder.url).seconds == ["a": 1, "b": 2, "c": 3])
        try timings.record(["d": 4])
        #expect(try folder.names() == ["timings.json"])
        #expect(Timings(output: folder.url).seconds == ["a": 1, "b": 2, "c": 3, "d": 4])
    }

    @Test func aDamagedFileCostsItsTimesOnly() throws {
        var timings = Timings(output: folder.url)
        try timings.record(["a": 1])
        try timings.record(["b": 2], apart: "first")
        try Data("{".utf8).write(to: folder.file("timings/first.json"))
        #expect(Timings(output: folder.url).seconds == ["a": 1])
    }
}
