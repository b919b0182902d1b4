import Foundation

/// How many processors a process may use.
struct ProcessorBounds {
    /// The processors that it is bound to, for example by `taskset`; fewer if a control group gives it less time.
    let count: Int

    /// - Parameter root: where /proc and /sys are found; another folder in tests.
    init(root: URL) {
        let bound = Self.bound(root) ?? ProcessInfo.processInfo.activeProcessorCount
        let share = ControlGroup(root: root).processors.map { Int($0.rounded(.up)) } ?? bound
        count = max(1, min(bound, share))
    }

    /// The size of a list such as "0-3,8"; nil if it is unknown.
    private static func bound(_ root: URL) -> Int? {
        guard let text = try? String(contentsOf: root.appendingPathComponent("proc/self/status"), encoding: .utf8),
            let line = text.split(separator: "\n").first(where: { $0.hasPrefix("Cpus_allowed_list:") })
        else { return nil }
        let list = line.dropFirst("Cpus_allowed_list:".count).trimmingCharacters(in: .whitespaces)
        let counts = list.split(separator: ",").map { range -> Int? in
            let ends = range.split(separator: "-").map { Int($0) }
            guard let first = ends.first ?? nil, let last = ends.last ?? nil, first <= last else { return nil }
            return last - first + 1
        }
        return counts.isEmpty || counts.contains(nil) ? nil : counts.compactMap { $0 }.reduce(0, +)
    }
}
