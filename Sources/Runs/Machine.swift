import Foundation

/// What this machine has.
package enum Machine {
    /// Bytes that can be had without swapping, as the kernel says; half of all memory where it does not say.
    package static var availableMemory: Double {
        let half = Double(ProcessInfo.processInfo.physicalMemory) / 2
        guard let text = try? String(contentsOfFile: "/proc/meminfo", encoding: .utf8) else { return half }
        for line in text.split(separator: "\n") where line.hasPrefix("MemAvailable:") {
            if let kilobytes = line.split(whereSeparator: { $0 == " " }).dropFirst().first.flatMap({ Double($0) }) {
                return kilobytes * 1024
            }
        }
        return half
    }

    /// What one processor is taken to do before anything was measured on it; only foretold times depend on it.
    package static let assumedOperationsPerSecond = 3e10

    package static var processorCount: Int { ProcessInfo.processInfo.activeProcessorCount }

    /// The most memory that this process has held, in bytes.
    package static var peakMemory: Int {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return usage.ru_maxrss * 1024
    }

    /// The processor's name, as the kernel says.
    package static var processorName: String {
        guard let text = try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8) else { return "unknown" }
        for line in text.split(separator: "\n") where line.hasPrefix("model name") {
            return line.split(separator: ":").dropFirst().joined(separator: ":").trimmingCharacters(in: .whitespaces)
        }
        return "unknown"
    }
}
