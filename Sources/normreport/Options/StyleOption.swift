import ArgumentParser
import Networks
import Paper
import TOML

/// How figures look.
struct StyleOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "A file with the style of figures: names, order and appearance of series; 'none' for the built-in style.",
            valueName: "file.toml"))
    var style: String?

    /// What folders of figures in another style than the study's are named after; nil if the option is not given.
    var folderName: String? {
        style.map { path in
            let name = path.split(separator: "/").last.map(String.init) ?? path
            let words = name.split(separator: ".").first.map(String.init) ?? name
            return "style-" + words.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: "-")
        }
    }

    /// What the option asks for.
    enum Choice {
        /// What the study has.
        case unchanged
        /// The program's own looks.
        case none
        /// What a file says.
        case file(StudyStyle)
    }

    /// What was asked for, read and checked.
    ///
    /// - Parameters:
    ///   - declared: the layers that the study declares.
    ///   - catalogue: the experiments, whose figures a file may name.
    /// - Throws: `TOMLError`.
    func choice(declared: [Normalizer], _ catalogue: Catalogue) throws -> Choice {
        guard let style else { return .unchanged }
        guard style != "none" else { return .none }
        let figures = catalogue.figureIdentifiers.sorted()
        return .file(
            try StyleFile(path: style, normalizers: Normalizer.builtIn + declared, figures: figures).style)
    }
}

extension StudyConfiguration {
    /// Takes over what a style option asks for.
    mutating func take(_ choice: StyleOption.Choice) {
        switch choice {
        case .unchanged: break
        case .none: style = nil
        case .file(let style): self.style = style
        }
    }
}
