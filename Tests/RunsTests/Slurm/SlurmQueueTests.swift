import Files
import TestSupport
import Testing

@testable import Runs

/// What Slurm's commands print, as Slurm 22.05 printed it.
@Suite struct SlurmQueueTests {
    @Test func tasksThatWaitOrRunAreRead() {
        let queue = SlurmQueue(
            squeue: """
                normreport-1f-0;3;PENDING;Resources
                normreport-1f-0;0;RUNNING;None
                normreport-1f-0;1;COMPLETED;None
                normreport-1f-0;2;REQUEUED;None
                normreport-1f-report;N/A;PENDING;Dependency
                normreport-1f-0;4;TIMEOUT;TimeLimit
                a line of something else

                """)
        #expect(
            queue.tasks == [
                .init(job: "normreport-1f-0", index: 3, isRunning: false, reason: "Resources"),
                .init(job: "normreport-1f-0", index: 0, isRunning: true, reason: "None"),
                .init(job: "normreport-1f-0", index: 2, isRunning: false, reason: "None"),
                .init(job: "normreport-1f-report", index: nil, isRunning: false, reason: "Dependency"),
            ])
    }

    /// Without jobs there is nothing to ask, on a machine without Slurm too.
    @Test func noJobsAreNoQuestion() throws { #expect(try SlurmQueue(jobs: []).tasks.isEmpty) }

    @Test func tasksOfTwoArraysAreFound() {
        let submission = SlurmSubmission(tasks: [["a"], ["b", "c"], ["d"], ["e"], ["f"]], name: "x", limit: 2)
        #expect(submission.arrays.map(\.name) == ["x-0", "x-1", "x-2"])
        #expect(submission.arrays.map(\.firstTask) == [0, 2, 4] && submission.arrays.map(\.count) == [2, 2, 1])
        func queue(_ job: String, _ index: Int) -> SlurmQueue {
            SlurmQueue(squeue: "\(job);\(index);PENDING;Priority\n")
        }
        #expect(submission.queuedKeys(queue("x-0", 1)) == ["b", "c"])
        #expect(submission.queuedKeys(queue("x-1", 0)) == ["d"])
        #expect(submission.queuedKeys(queue("x-2", 0)) == ["f"])
        // An index that the array does not have, and a job of another submission.
        #expect(submission.queuedKeys(queue("x-2", 1)).isEmpty && submission.queuedKeys(queue("y-0", 0)).isEmpty)
    }

    /// A record that names tasks that there are not was written by nobody.
    @Test(arguments: [(0, 3), (0, -1), (0, 0), (-1, 1), (2, 1), (1, Int.max), (Int.max, 1)])
    func aRecordOfOtherTasksIsNone(_ first: Int, _ count: Int) throws {
        let folder = try TestFolder()
        let arrays = "[{\"name\": \"x-0\", \"first-task\": \(first), \"count\": \(count)}]"
        try folder.write("{\"tasks\": [[\"a\"], [\"b\"]], \"arrays\": \(arrays)}", to: "slurm/1/submission.json")
        #expect(throws: OutputError.self) { try SlurmSubmission(folder.file("slurm/1")) }
        #expect(SlurmSubmission.all(in: folder.url).isEmpty)
        let sound = SlurmSubmission(tasks: [["a"], ["b"]], name: "x", limit: 1)
        try sound.save(to: folder.file("slurm/1"), files: .standard)
        #expect(SlurmSubmission.all(in: folder.url).map(\.submission.arrays) == [sound.arrays])
    }

    @Test(arguments: [
        ("MaxArraySize            = 1001\n", 1001), ("Foo = 1\nMaxArraySize            = 0\n", 0), ("Foo = 1\n", nil),
        ("MaxArraySize            = many\n", nil),
    ])
    func theLargestArrayIsRead(_ text: String, _ expected: Int?) {
        #expect(SlurmLimits(configuration: text)?.arrayTasks == expected)
    }

    /// What a job sets would be taken for options of the jobs that it submits.
    @Test func aJobsVariablesStayBehind() {
        let inside = [
            "SLURM_JOB_ID": "12", "SLURM_MEM_PER_CPU": "10", "SLURM_CONF": "/etc/slurm/slurm.conf", "PATH": "/bin",
            "SBATCH_ACCOUNT": "lab",
        ]
        #expect(
            SlurmCommand.environment(inside)
                == ["SLURM_CONF": "/etc/slurm/slurm.conf", "PATH": "/bin", "SBATCH_ACCOUNT": "lab"])
    }

    @Test func aBusyControllerIsToldFromARefusal() {
        #expect(SlurmExecutor.isBusy("Batch job submission failed: Socket timed out on send/recv operation"))
        #expect(SlurmExecutor.isBusy("Unable to contact slurm controller (connect failure)"))
        #expect(!SlurmExecutor.isBusy("Batch job submission failed: Invalid account or account/partition combination"))
    }
}
