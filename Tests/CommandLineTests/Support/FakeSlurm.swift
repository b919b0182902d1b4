import Foundation
import Testing

@testable import TestSupport

/// Slurm's commands as of a cluster without a job, which takes what is submitted and runs nothing.
struct FakeSlurm {
    private let folder: TestFolder

    init() throws {
        folder = try TestFolder()
        let record = "for word; do echo \"$word\"; done >> \"${0%/*}/submitted\"; echo 1"
        for (name, text) in ["squeue": "", "scontrol": "", "sbatch": record] {
            try folder.write("#!/bin/sh\n\(text)\n", to: name)
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.file(name).path)
        }
    }

    /// Runs the program where these commands are found; one that waits for ever is killed.
    func run(_ arguments: [String]) throws -> Program.Outcome {
        try Program.shell(
            "PATH=\"$1:$PATH\"; shift; exec timeout -s KILL 60 \"$P\" \"$@\"", [folder.url.path] + arguments)
    }

    /// The words that sbatch was called with.
    var submitted: [String] {
        get throws {
            try String(contentsOf: folder.file("submitted"), encoding: .utf8).split(separator: "\n").map(String.init)
        }
    }
}
