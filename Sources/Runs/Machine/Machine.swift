import Foundation

/// The properties of this machine.
package enum Machine {
    /// The root of the file system in which the kernel states the limits of this process.
    private static let root = URL(fileURLWithPath: "/", isDirectory: true)

    /// The memory that is available to this process at present.
    package static var memory: MemoryBounds {
        var bound = rlimit()
        let isBounded =
            getrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &bound) == 0 && bound.rlim_cur < UInt.max >> 1
        return MemoryBounds(root: root, addressSpace: isBounded ? Double(bound.rlim_cur) : nil)
    }

    /// The speed assumed for one processor before any run has been timed on this machine: between what the narrow networks of
    /// the quick preset reach on a processor with AVX-512, and what wide ones do. Only predicted times depend on it.
    static let assumedOperationsPerSecond = 7e10

    /// The processors that this process may use.
    package static var processorCount: Int { ProcessorBounds(root: root).count }

    /// The largest resident memory of this process so far, in bytes.
    package static var peakMemory: Int {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return usage.ru_maxrss * 1024
    }

    /// The name of the processor's model as the kernel reports it; "unknown" if it reports none.
    package static var processorName: String {
        guard let text = try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8) else { return "unknown" }
        for line in text.split(separator: "\n") where line.hasPrefix("model name") {
            return line.split(separator: ":").dropFirst().joined(separator: ":").trimmingCharacters(in: .whitespaces)
        }
        return "unknown"
    }
}
