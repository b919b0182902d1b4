import Foundation
import Testing

@testable import Runs
@testable import TestSupport

/// What the system allows, read from files made here.
@Suite struct MemoryBoundsTests {
    private let folder: TestFolder

    init() throws { folder = try TestFolder() }

    private func write(_ text: String, to path: String) throws {
        let file = folder.file(path)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }

    private func bounds(addressSpace: Double? = nil) -> MemoryBounds {
        MemoryBounds(root: folder.url, addressSpace: addressSpace)
    }

    private func writeMachine() throws {
        try write(
            "MemTotal:       8000 kB\nMemFree:  100 kB\nMemAvailable:   5000 kB\nSwapTotal:      2000 kB\n",
            to: "proc/meminfo")
    }

    @Test func theMachineIsTheBound() throws {
        try writeMachine()
        #expect(bounds() == MemoryBounds(limit: 10_000 * 1024, available: 5000 * 1024))
    }

    /// Every group above the process's own counts, and the kernel's copies of files do not.
    @Test func controlGroupsOfVersion2AreBounds() throws {
        try writeMachine()
        try write("0::/batch/job\n", to: "proc/self/cgroup")
        try write("max\n", to: "sys/fs/cgroup/batch/job/memory.max")
        try write("4096000\n", to: "sys/fs/cgroup/batch/memory.max")
        try write("3000000\n", to: "sys/fs/cgroup/batch/memory.current")
        try write("anon 1\ninactive_file 500000\n", to: "sys/fs/cgroup/batch/memory.stat")
        #expect(bounds() == MemoryBounds(limit: 4_096_000, available: 1_596_000))
    }

    /// A container does not see the folder that its group is called by.
    @Test func controlGroupsOfVersion1AreBounds() throws {
        try writeMachine()
        try write("4:memory:/docker/0123\n3:cpuset:/\n0::/\n", to: "proc/self/cgroup")
        try write("2048000\n", to: "sys/fs/cgroup/memory/memory.limit_in_bytes")
        try write("1048000\n", to: "sys/fs/cgroup/memory/memory.usage_in_bytes")
        #expect(bounds() == MemoryBounds(limit: 2_048_000, available: 1_000_000))
    }

    /// `ulimit -v` bounds addresses, and those that are taken already count.
    @Test func addressesAreABound() throws {
        try writeMachine()
        try write("10 5 3 1 0 2 0\n", to: "proc/self/statm")
        let page = Double(sysconf(Int32(_SC_PAGESIZE)))
        #expect(bounds(addressSpace: 1e6) == MemoryBounds(limit: 1e6 - 10 * page, available: 1e6 - 10 * page))
        #expect(bounds(addressSpace: 1e3).limit == 0)
    }

    @Test func whatIsTooMuchSaysHowMuchThereIs() throws {
        let bounds = MemoryBounds(limit: 3e9, available: 2.5e8)
        try bounds.check(2.5e8)
        #expect(throws: MemoryShortage(needed: 1e10, available: 2.5e8)) { try bounds.check(1e10) }
        let text = MemoryShortage(needed: 1e10, available: 2.5e8).description
        #expect(text.contains("10.0 GB") && text.contains("250 MB can be had"))
    }
}

@Suite struct ProcessorBoundsTests {
    private let folder: TestFolder

    init() throws { folder = try TestFolder() }

    private func write(_ text: String, to path: String) throws {
        let file = folder.file(path)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }

    private var count: Int { ProcessorBounds(root: folder.url).count }

    @Test(arguments: [("0", 1), ("0-3", 4), ("0-3,8,10-11", 7)])
    func boundProcessorsAreCounted(_ list: String, _ expected: Int) throws {
        try write("Name:\tnormreport\nCpus_allowed_list:\t\(list)\n", to: "proc/self/status")
        #expect(count == expected)
    }

    /// A share of a processor is one processor.
    @Test func controlGroupsAreBounds() throws {
        try write("Cpus_allowed_list:\t0-15\n", to: "proc/self/status")
        try write("0::/job\n", to: "proc/self/cgroup")
        try write("max 100000\n", to: "sys/fs/cgroup/job/cpu.max")
        #expect(count == 16)
        try write("250000 100000\n", to: "sys/fs/cgroup/job/cpu.max")
        #expect(count == 3)
        try write("50000 100000\n", to: "sys/fs/cgroup/cpu.max")
        #expect(count == 1)
    }

    @Test func controlGroupsOfVersion1AreBounds() throws {
        try write("Cpus_allowed_list:\t0-15\n", to: "proc/self/status")
        try write("2:cpu,cpuacct:/job\n", to: "proc/self/cgroup")
        try write("-1\n", to: "sys/fs/cgroup/cpu,cpuacct/cpu.cfs_quota_us")
        try write("200000\n", to: "sys/fs/cgroup/cpu,cpuacct/job/cpu.cfs_quota_us")
        try write("100000\n", to: "sys/fs/cgroup/cpu,cpuacct/job/cpu.cfs_period_us")
        #expect(count == 2)
    }
}
