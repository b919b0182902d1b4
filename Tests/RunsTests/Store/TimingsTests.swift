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
        try timings.record(["a": RunTiming(seconds: 1)])
        try timings.record(["b": RunTiming(seconds: 2)], apart: "first")
        try timings.record(["c": RunTiming(seconds: 3)], apart: "second")
        #expect(Timings(output: folder.url).seconds == ["a": 1, "b": 2, "c": 3])
        try timings.record(["d": RunTiming(seconds: 4)])
        #expect(try folder.names() == ["timings.json"])
        #expect(Timings(output: folder.url).seconds == ["a": 1, "b": 2, "c": 3, "d": 4])
    }

    @Test func aDamagedFileCostsItsTimesOnly() throws {
        var timings = Timings(output: folder.url)
        try timings.record(["a": RunTiming(seconds: 1)])
        try timings.record(["b": RunTiming(seconds: 2)], apart: "first")
        try Data("{".utf8).write(to: folder.file("timings/first.json"))
        #expect(Timings(output: folder.url).seconds == ["a": 1])
    }

    /// When and where is kept too; earlier versions wrote the seconds alone.
    @Test func earlierFilesAreRead() throws {
        let text = "{\"a\": 1.5, \"b\": {\"seconds\": 2, \"start\": 7, \"host\": \"h\"}, \"c\": {\"seconds\": -1}}"
        try Data(text.utf8).write(to: folder.file("timings.json"))
        let timings = Timings(output: folder.url)
        #expect(timings.runs == ["a": RunTiming(seconds: 1.5), "b": RunTiming(seconds: 2, start: 7, host: "h")])
        var again = timings
        try again.record(["d": .ended(after: 1)])
        #expect(try #require(Timings(output: folder.url).runs["d"]?.host).isEmpty == false)
        #expect(Timings(output: folder.url).runs["b"] == timings.runs["b"])
    }
}
