import Foundation

/// The control groups of this process, by which containers and batch systems limit its resources regardless of what the
/// machine has. Both versions of the kernel's interface are supported.
struct ControlGroup {
    private let root: URL
    /// Lines of /proc/self/cgroup as controllers and path; no controllers in version 2.
    private let entries: [(controllers: [Substring], path: String)]

    /// - Parameter root: the folder that contains /proc and /sys; tests use another folder.
    init(root: URL) {
        self.root = root
        let text = try? String(contentsOf: root.appendingPathComponent("proc/self/cgroup"), encoding: .utf8)
        entries = (text ?? "").split(separator: "\n").compactMap { line in
            let fields = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
            guard fields.count == 3 else { return nil }
            return (fields[1].split(separator: ","), String(fields[2]))
        }
    }

    /// The smallest memory limit of the process's group and the groups above it, in bytes; nil if there is none.
    var memoryLimit: Double? {
        memoryGroups.compactMap { $0.limit }.min()
    }

    /// The smallest unused memory of these groups in bytes, including reclaimable file cache; nil if there is no limit.
    var memoryLeft: Double? {
        memoryGroups.compactMap { group in
            group.limit.map { max(0, $0 - (group.used ?? 0) + (group.reclaimable ?? 0)) }
        }.min()
    }

    /// The smallest processor quota of these groups, as a number of processors; nil if there is none.
    var processors: Double? {
        let second = folders("cpu", in: ["sys/fs/cgroup/cpu", "sys/fs/cgroup/cpu,cpuacct"]).compactMap { folder in
            Self.ratio(number(folder, "cpu.cfs_quota_us"), number(folder, "cpu.cfs_period_us"))
        }
        let unified = folders(nil, in: ["sys/fs/cgroup"]).compactMap { folder -> Double? in
            guard let text = text(folder, "cpu.max") else { return nil }
            let fields = text.split(separator: " ").map { Double($0) }
            return fields.count == 2 ? Self.ratio(fields[0], fields[1]) : nil
        }
        return (second + unified).min()
    }

    private struct MemoryGroup {
        let limit: Double?
        let used: Double?
        let reclaimable: Double?
    }

    private var memoryGroups: [MemoryGroup] {
        let first = folders("memory", in: ["sys/fs/cgroup/memory"]).map { folder in
            MemoryGroup(
                limit: number(folder, "memory.limit_in_bytes"), used: number(folder, "memory.usage_in_bytes"),
                reclaimable: statistic(folder, "total_inactive_file"))
        }
        let unified = folders(nil, in: ["sys/fs/cgroup"]).map { folder in
            MemoryGroup(
                limit: number(folder, "memory.max"), used: number(folder, "memory.current"),
                reclaimable: statistic(folder, "inactive_file"))
        }
        return first + unified
    }

    /// The folders of the process's group and of all groups above it. A path that does not exist in the mount, as in a
    /// container, means the mount itself.
    private func folders(_ controller: String?, in mounts: [String]) -> [URL] {
        let entry = entries.first { entry in
            controller.map { name in entry.controllers.contains { $0 == name } } ?? entry.controllers.isEmpty
        }
        guard let entry else { return [] }
        var folders = [URL]()
        for mount in mounts {
            let top = root.appendingPathComponent(mount, isDirectory: true)
            let names = entry.path.split(separator: "/")
            for count in 0...names.count {
                folders.append(names.prefix(count).reduce(top) { $0.appendingPathComponent(String($1)) })
            }
        }
        return folders
    }

    private func text(_ folder: URL, _ name: String) -> String? {
        (try? String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8))?
            .trimmingCharacters(in: .whitespacesAndNewlines)
    }

    private func number(_ folder: URL, _ name: String) -> Double? { text(folder, name).flatMap { Double($0) } }

    private func statistic(_ folder: URL, _ key: String) -> Double? {
        for line in text(folder, "memory.stat")?.split(separator: "\n") ?? [] {
            let fields = line.split(separator: " ")
            if fields.count == 2, fields[0] == key { return Double(fields[1]) }
        }
        return nil
    }

    private static func ratio(_ quota: Double?, _ period: Double?) -> Double? {
        guard let quota, let period, quota > 0, period > 0 else { return nil }
        return quota / period
    }
}
