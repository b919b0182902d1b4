import Foundation
import Testing

@testable import Runs
@testable import TestSupport

/// What the system allows, read from files made here.
@Suite struct MemoryBoundsTests {
    private let folder: TestFolder

    init() throws { folder = try TestFolder() }

    private func bounds(addressSpace: Double? = nil) -> MemoryBounds {
        MemoryBounds(root: folder.url, addressSpace: addressSpace)
    }

    private func writeMachine() throws {
        try folder.write(
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
        try folder.write("0::/batch/job\n", to: "proc/self/cgroup")
        try folder.write("max\n", to: "sys/fs/cgroup/batch/job/memory.max")
        try folder.write("4096000\n", to: "sys/fs/cgroup/batch/memory.max")
        try folder.write("3000000\n", to: "sys/fs/cgroup/batch/memory.current")
        try folder.write("anon 1\ninactive_file 500000\n", to: "sys/fs/cgroup/batch/memory.stat")
        #expect(bounds() == MemoryBounds(limit: 4_096_000, available: 1_596_000))
    }

    /// A container does not see the folder that its group is called by.
    @Test func controlGroupsOfVersion1AreBounds() throws {
        try writeMachine()
        try folder.write("4:memory:/docker/0123\n3:cpuset:/\n0::/\n", to: "proc/self/cgroup")
        try folder.write("2048000\n", to: "sys/fs/cgroup/memory/memory.limit_in_bytes")
        try folder.write("1048000\n", to: "sys/fs/cgroup/memory/memory.usage_in_bytes")
        #expect(bounds() == MemoryBounds(limit: 2_048_000, available: 1_000_000))
    }

    /// `ulimit -v` bounds addresses, and those that are taken already count.
    @Test func addressesAreABound() throws {
        try writeMachine()
        try folder.write("10 5 3 1 0 2 0\n", to: "proc/self/statm")
        let page = Double(sysconf(Int32(_SC_PAGESIZE)))
        #expect(bounds(addressSpace: 1e6) == MemoryBounds(limit: 1e6 - 10 * page, available: 1e6 - 10 * page))
        #expect(bounds(addressSpace: 1e3).limit == 0)
    }

    @Test func whatIsTooMuchSaysHowMuchThereIs() throws {
        let bounds = MemoryBounds(limit: 3e9, available: 2.5e8)
        try bounds.check(2.5e8)
        #expect(throws: MemoryShortage(needed: 1e10, available: 2.5e8)) { try bounds.check(1e10) }
        let text = MemoryShortage(needed: 1e10, available: 2.5e8).description
        #expect(text.contains("10.0 GB") && text.contains("250 MB are available"))
    }
}
