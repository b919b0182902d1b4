import Foundation

/// What this machine has.
package enum Machine {
    /// Where the system says what this process may have.
    private static let root = URL(fileURLWithPath: "/", isDirectory: true)

    /// The memory that this process may take, as it is now.
    package static var memory: MemoryBounds {
        var bound = rlimit()
        let isBounded =
            getrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &bound) == 0 && bound.rlim_cur < UInt.max >> 1
        return MemoryBounds(root: root, addressSpace: isBounded ? Double(bound.rlim_cur) : nil)
    }

    /// What one processor is taken to do before anything was measured on it; only foretold times depend on it.
    package static let assumedOperationsPerSecond = 3e10

    /// The processors that this process may use.
    package static var processorCount: Int { ProcessorBounds(root: root).count }

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
