import Foundation

/// The memory that a process may use, in bytes.
package struct MemoryBounds: Hashable, Sendable {
    /// The upper limit: the smallest of the machine's memory and swap space, the limits of the control groups, and
    /// `ulimit -v`.
    package let limit: Double
    /// The memory available at present without swapping.
    let available: Double

    /// Makes bounds of given numbers of bytes.
    package init(limit: Double, available: Double) {
        self.limit = limit
        self.available = available
    }

    /// Reads the bounds that the system sets.
    ///
    /// - Parameters:
    ///   - root: the folder that contains /proc and /sys; tests use another folder.
    ///   - addressSpace: the limit of `ulimit -v` in bytes; nil if there is none.
    init(root: URL, addressSpace: Double?) {
        let kilobytes = Self.kilobytes(root.appendingPathComponent("proc/meminfo"))
        func bytes(_ key: String) -> Double? { kilobytes[key].map { $0 * 1024 } }
        let total = bytes("MemTotal") ?? Double(ProcessInfo.processInfo.physicalMemory)
        let group = ControlGroup(root: root)
        let addresses = addressSpace.map { max(0, $0 - Self.addressesTaken(root)) } ?? .infinity
        limit = min(total + (bytes("SwapTotal") ?? 0), group.memoryLimit ?? .infinity, addresses)
        available = min(bytes("MemAvailable") ?? total / 2, group.memoryLeft ?? .infinity, addresses)
    }

    /// Checks that a number of bytes is available.
    ///
    /// - Throws: `MemoryShortage` if it exceeds the memory available at present.
    package func check(_ bytes: Double) throws(MemoryShortage) {
        guard bytes <= min(limit, available) else {
            throw MemoryShortage(needed: bytes, available: min(limit, available))
        }
    }

    private static func kilobytes(_ file: URL) -> [String: Double] {
        guard let text = try? String(contentsOf: file, encoding: .utf8) else { return [:] }
        var values = [String: Double]()
        for line in text.split(separator: "\n") {
            let fields = line.split { $0 == " " || $0 == ":" }
            if fields.count >= 2 { values[String(fields[0])] = Double(fields[1]) }
        }
        return values
    }

    private static func addressesTaken(_ root: URL) -> Double {
        let text = try? String(contentsOf: root.appendingPathComponent("proc/self/statm"), encoding: .utf8)
        let pages = text?.split(separator: " ").first.flatMap { Double($0) } ?? 0
        return pages * Double(sysconf(Int32(_SC_PAGESIZE)))
    }
}
