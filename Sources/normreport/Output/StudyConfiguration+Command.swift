import Paper
import Runs

extension StudyConfiguration {
    /// The command that makes the study again, whatever was typed.
    ///
    /// - Parameter catalogue: all experiments, which need no `--only`.
    func command(_ catalogue: Catalogue) -> String {
        var words = ["./normreport all", "--preset \(ShellWord.quoted(preset.identifier))", "--data \(data.name)"]
        // Where the images lie is of no use to another machine.
        if data.isBroughtByUser { words.append("--data-directory FOLDER") }
        if !seeds.isEmpty { words.append("--seeds \(SeedRanges(seeds).option)") }
        for declaration in declarations ?? [] {
            words.append("--normalizer \(ShellWord.quoted(declaration.file))")
        }
        if let style { words.append("--style \(ShellWord.quoted(style.file))") }
        if let figures {
            words.append("--only \(figures.joined(separator: ","))")
        } else if experiments != catalogue.experiments.map({ $0.identifier }) {
            words.append("--only \(experiments.joined(separator: ","))")
        }
        if engine.threads != 1 { words.append("--threads-per-run \(engine.threads)") }
        return words.joined(separator: " ")
    }
}
