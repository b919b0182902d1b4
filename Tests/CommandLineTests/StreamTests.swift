import Foundation
import Testing

@testable import TestSupport

/// Standard output and standard error that cannot be written.
@Suite struct StreamTests {
    private static let network =
        "--architecture cnn-10 --normalizer batch-norm --width-divisor 16 --data generated --threads 1"

    @Test(arguments: ["list", "--help", "probe \(network) --batch 2", "probe \(network) --batch 2 --json"])
    func aLostResultIsAnError(_ command: String) throws {
        let full = try Program.shell("exec \"$P\" \(command) >/dev/full")
        #expect(full.status == 74 && full.errorLines.count == 1, "\(full.error)")
        #expect(full.error.contains("standard output cannot be written: No space left on device"))
        let closed = try Program.shell("exec \"$P\" \(command) >&-")
        #expect(closed.status == 74 && closed.errorLines.count == 1, "\(closed.error)")
    }

    /// As other tools do, though the signal itself is not taken: a study must survive it.
    @Test func aBrokenPipeEndsQuietly() throws {
        let outcome = try Program.shell("{ sleep 0.2; \"$P\" list; echo $? >&2; } | true")
        #expect(outcome.error == "141\n")
    }

    /// Progress that is lost is no reason to stop, and does not go into a file that takes the place of a closed one.
    @Test(arguments: ["2>/dev/full", "2>&-"]) func lostProgressIsNoError(_ redirection: String) throws {
        let (first, second) = (try TestFolder(), try TestFolder())
        let command =
            "train \(Self.network) --batch 16 --epochs 2 --training-images 32 --test-images 16 --output"
        let whole = try Program.run(command.split(separator: " ").map(String.init) + [first.url.path])
        #expect(whole.status == 0 && whole.errorLines.count == 2, "\(whole.error)")
        let lost = try Program.shell("exec \"$P\" \(command) \"$1\" \(redirection)", [second.url.path])
        #expect(lost.status == 0)
        #expect(lost.output == whole.output)
        #expect(try first.contentsWithoutTimes() == second.contentsWithoutTimes())
    }

    /// An error whose line is lost keeps its code.
    @Test func theCodeOutlivesTheLine() throws {
        #expect(try Program.shell("exec \"$P\" list colours 2>&-").status == 64)
    }

    /// The head of the table of claims is bold on a terminal that takes colours, and nowhere a visible escape sequence.
    @Test(arguments: [("TERM=xterm NO_COLOR=", true), ("TERM=xterm NO_COLOR=1", false), ("TERM=dumb NO_COLOR=", false)])
    func headingsAreBoldOnTerminals(_ variables: String, _ isBold: Bool) throws {
        let folder = try TestFolder()
        try PreparedStudy(in: folder.url).complete()
        let outcome = try Program.shell(
            "OUTPUT=\"$1\" \(variables) exec script -qec '\"$P\" report --output \"$OUTPUT\"' /dev/null",
            [folder.url.path])
        #expect(outcome.status == 0, "\(outcome.error)")
        #expect(outcome.output.contains("\u{1B}[1mclaim ") == isBold, "\(outcome.output)")
        #expect(outcome.output.contains("claim ") && !outcome.output.contains("\u{FFFD}"))
    }
}
