import Testing

@testable import Runs

@Suite struct SlurmOptionsTests {
    @Test(arguments: [
        ("", []), ("  ", []), ("--partition=cpu", ["--partition=cpu"]),
        ("-p cpu  --account lab", ["-p", "cpu", "--account", "lab"]),
        ("--comment='two words' --x=\"a b\"", ["--comment=two words", "--x=a b"]),
        (#"--comment=a\ b --y='it'\''s'"#, ["--comment=a b", "--y=it's"]), ("--x=''", ["--x="]),
        ("--comment=$HOME;ls", ["--comment=$HOME;ls"]),
    ])
    func wordsAreThoseOfAShell(_ text: String, _ words: [String]) throws {
        #expect(try SlurmOptions(parsing: text).words == words)
    }

    @Test(arguments: ["--comment='open", "\"", "--x\\"])
    func openQuotesAreRefused(_ text: String) {
        #expect(throws: SlurmError.invalidOptions("a quote is not closed in '\(text)'")) {
            try SlurmOptions(parsing: text)
        }
    }

    /// The program could not find its tasks and their results again.
    @Test(arguments: [
        "--array=1-3", "-a 1-3", "--job-name=mine", "-Jmine", "--wrap=ls", "--dependency=afterok:1", "-o x",
        "--arr=1-3", "--out x", "--",
    ])
    func theProgramsOwnOptionsAreRefused(_ text: String) {
        #expect(throws: SlurmError.self) { try SlurmOptions(parsing: text) }
    }

    @Test func wordsBeforeTheFirstOptionAreRefused() {
        #expect(throws: SlurmError.invalidOptions("'cpu' is not an option of sbatch; options begin with a dash")) {
            try SlurmOptions(parsing: "cpu")
        }
    }

    @Test func optionsAreFoundInEveryForm() throws {
        let options = try SlurmOptions(parsing: "--mem-per-cpu=2G -t30 --requeue")
        #expect(options.names("--mem-per-cpu") && options.names("-t") && options.names("--requeue"))
        #expect(try SlurmOptions(parsing: "--mem-per-c=2G --tim=5").names("--time"))
        #expect(!options.names("--mem") && !options.names("-c") && !options.names("--time"))
    }
}
