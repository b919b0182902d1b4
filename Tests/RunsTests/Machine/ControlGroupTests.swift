import Testing

@testable import Runs
@testable import TestSupport

/// The groups of a process, read from files made here.
@Suite struct ControlGroupTests {
    private let folder: TestFolder
    private var group: ControlGroup { ControlGroup(root: folder.url) }

    init() throws { folder = try TestFolder() }

    @Test func outsideOfGroupsNothingIsLimited() throws {
        #expect(group.memoryLimit == nil && group.memoryLeft == nil && group.processors == nil)
        // Groups without a list of the process's own are those of others.
        try folder.write("1000\n", to: "sys/fs/cgroup/memory.max")
        #expect(group.memoryLimit == nil)
        try folder.write("no line of three fields\n", to: "proc/self/cgroup")
        #expect(group.memoryLimit == nil)
    }

    /// The tightest group bounds the limit, and the fullest one what is left.
    @Test func everyGroupAboveCounts() throws {
        try folder.write("0::/a/b\n", to: "proc/self/cgroup")
        for (path, limit, used) in [("", "max", 900), ("/a", "1000", 900), ("/a/b", "500", 100), ("/other", "10", 0)] {
            try folder.write("\(limit)\n", to: "sys/fs/cgroup\(path)/memory.max")
            try folder.write("\(used)\n", to: "sys/fs/cgroup\(path)/memory.current")
        }
        #expect(group.memoryLimit == 500 && group.memoryLeft == 100)
        // What is in use beyond a limit that was lowered leaves nothing.
        try folder.write("2000\n", to: "sys/fs/cgroup/a/memory.current")
        #expect(group.memoryLeft == 0)
        try folder.write("inactive_file 1500\nfile 7\n", to: "sys/fs/cgroup/a/memory.stat")
        #expect(group.memoryLeft == 400)
    }

    /// Under version 1 each controller has a path of its own, and version 2 may stand beside it.
    @Test func controllersHaveTheirOwnGroups() throws {
        try folder.write("5:memory:/m\n4:cpu,cpuacct:/c\n0::/u\n", to: "proc/self/cgroup")
        try folder.write("300\n", to: "sys/fs/cgroup/memory/m/memory.limit_in_bytes")
        try folder.write("200\n", to: "sys/fs/cgroup/memory/c/memory.limit_in_bytes")
        #expect(group.memoryLimit == 300)
        try folder.write("100\n", to: "sys/fs/cgroup/u/memory.max")
        #expect(group.memoryLimit == 100)
        try folder.write("150000\n", to: "sys/fs/cgroup/cpu/c/cpu.cfs_quota_us")
        #expect(group.processors == nil)
        try folder.write("100000\n", to: "sys/fs/cgroup/cpu/c/cpu.cfs_period_us")
        #expect(group.processors == 1.5)
        try folder.write("120000 100000\n", to: "sys/fs/cgroup/u/cpu.max")
        #expect(group.processors == 1.2)
    }
}
