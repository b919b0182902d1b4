import Testing

@testable import Runs
@testable import TestSupport

@Suite struct ProcessorBoundsTests {
    private let folder: TestFolder

    init() throws { folder = try TestFolder() }

    private var count: Int { ProcessorBounds(root: folder.url).count }

    @Test(arguments: [("0", 1), ("0-3", 4), ("0-3,8,10-11", 7)])
    func boundProcessorsAreCounted(_ list: String, _ expected: Int) throws {
        try folder.write("Name:\tnormreport\nCpus_allowed_list:\t\(list)\n", to: "proc/self/status")
        #expect(count == expected)
    }

    /// A share of a processor is one processor.
    @Test func controlGroupsAreBounds() throws {
        try folder.write("Cpus_allowed_list:\t0-15\n", to: "proc/self/status")
        try folder.write("0::/job\n", to: "proc/self/cgroup")
        try folder.write("max 100000\n", to: "sys/fs/cgroup/job/cpu.max")
        #expect(count == 16)
        try folder.write("250000 100000\n", to: "sys/fs/cgroup/job/cpu.max")
        #expect(count == 3)
        try folder.write("50000 100000\n", to: "sys/fs/cgroup/cpu.max")
        #expect(count == 1)
    }

    @Test func controlGroupsOfVersion1AreBounds() throws {
        try folder.write("Cpus_allowed_list:\t0-15\n", to: "proc/self/status")
        try folder.write("2:cpu,cpuacct:/job\n", to: "proc/self/cgroup")
        try folder.write("-1\n", to: "sys/fs/cgroup/cpu,cpuacct/cpu.cfs_quota_us")
        try folder.write("200000\n", to: "sys/fs/cgroup/cpu,cpuacct/job/cpu.cfs_quota_us")
        try folder.write("100000\n", to: "sys/fs/cgroup/cpu,cpuacct/job/cpu.cfs_period_us")
        #expect(count == 2)
    }
}
