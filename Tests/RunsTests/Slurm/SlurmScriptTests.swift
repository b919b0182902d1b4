import Foundation
import TestSupport
import Testing

@testable import Runs

/// The script of a task, run by bash with the variables that Slurm sets.
@Suite struct SlurmScriptTests {
    private let folder: TestFolder

    init() throws { folder = try TestFolder() }

    /// - Parameter body: what stands in place of the program.
    private func run(_ body: String, restarts: Int = 0) throws -> (status: Int32, requeued: Bool, log: Bool) {
        let program = folder.file("a program's name")
        try write("#!/bin/bash\necho \"$@\" > '\(folder.file("arguments").path)'\n\(body)\n", to: program)
        let tools = folder.file("bin")
        try FileManager.default.createDirectory(at: tools, withIntermediateDirectories: true)
        try write(
            "#!/bin/bash\necho \"$@\" > '\(folder.file("requeued").path)'\n",
            to: tools.appendingPathComponent("scontrol"))
        let script = folder.file("task.sh")
        try write(SlurmScript.task(command: [program.path, "run", "it's"]), to: script)
        let log = folder.file("logs-2.log")
        try Data().write(to: log)
        let process = Process()
        // The threads that run tests block signals, which a child inherits; slurmd blocks none. A script that waits for
        // ever ends with 124.
        process.executableURL = URL(fileURLWithPath: "/usr/bin/perl")
        process.arguments = [
            "-MPOSIX", "-e", "sigprocmask(SIG_SETMASK, POSIX::SigSet->new()); exec @ARGV", "timeout", "60", "/bin/bash",
            script.path,
            "40",
            folder.file("logs").path,
        ]
        process.environment = [
            "PATH": "\(tools.path):/usr/bin:/bin", "SLURM_ARRAY_TASK_ID": "2", "SLURM_ARRAY_JOB_ID": "7",
            "SLURM_RESTART_COUNT": "\(restarts)",
        ]
        process.standardOutput = try FileHandle(forWritingTo: log)
        process.standardError = process.standardOutput
        try process.run()
        process.waitUntilExit()
        let requeued = try? String(contentsOf: folder.file("requeued"), encoding: .utf8)
        #expect(requeued == nil || requeued == "requeue 7_2\n")
        return (process.terminationStatus, requeued != nil, FileManager.default.fileExists(atPath: log.path))
    }

    private func write(_ text: String, to file: URL) throws {
        try Data(text.utf8).write(to: file)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
    }

    @Test func aTaskIsCalledByItsNumberAndAQuietLogGoes() throws {
        #expect(try run("exit 0") == (0, false, false))
        #expect(try String(contentsOf: folder.file("arguments"), encoding: .utf8) == "run it's --task 42\n")
    }

    @Test func aFailureKeepsItsLogAndItsStatus() throws {
        #expect(try run("echo why >&2; exit 65") == (65, false, true))
    }

    /// The limit is announced to the shell, which hands it on; the program saves and ends with 138.
    @Test func theLimitIsHandedOnAndTheTaskIsQueuedAgain() throws {
        let body = "trap 'sleep 0.2; exit 138' USR1; kill -USR1 $PPID; while :; do sleep 0.05; done"
        #expect(try run(body) == (138, true, false))
    }

    /// Preemption and cancellation are Slurm's affair.
    @Test func terminationSavesAndIsNotQueuedAgain() throws {
        let body = "trap 'exit 143' TERM; kill -TERM $PPID; while :; do sleep 0.05; done"
        #expect(try run(body) == (143, false, false))
    }

    @Test func aTaskThatNeverGetsFurtherIsGivenUp() throws {
        #expect(try run("exit 138", restarts: 50) == (138, false, false))
    }
}
