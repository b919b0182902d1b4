import Foundation
import Runs

/// The desktop's program for web pages.
enum Browser {
    /// Shows a page; says so where there is no program for it, since the page is written all the same.
    static func open(_ page: URL) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["xdg-open", page.path]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        do {
            try process.run()
            process.waitUntilExit()
        } catch {
            return StandardError.line("\(Software.name): cannot start a browser (\(error)); open \(page.path)")
        }
        if process.terminationStatus != 0 {
            StandardError.line("\(Software.name): xdg-open found no browser; open \(page.path)")
        }
    }
}
