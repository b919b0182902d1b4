import ArgumentParser
import Networks
import TOML

/// A normalizer on the command line: the name of a built-in layer, or a file that declares one.
struct NormalizerChoice: ExpressibleByArgument {
    private let argument: String

    init(argument: String) { self.argument = argument }

    static var names: String { Normalizer.builtIn.map(\.identifier).joined(separator: ", ") }

    /// Whether a file is meant: its name ends so, or says a folder.
    private var isFile: Bool { argument.hasSuffix(".toml") || argument.contains("/") }

    /// The layer, with its file if a file declares it.
    ///
    /// - Throws: `ValidationError` for a name that there is not, `TOMLError` for a file that declares no layer.
    func resolve() throws -> (normalizer: Normalizer, file: NormalizerFile?) {
        if isFile {
            let file = try NormalizerFile(path: argument)
            return (file.normalizer, file)
        }
        if let normalizer = ForgivingName.match(argument, among: Normalizer.builtIn, name: \.identifier) {
            return (normalizer, nil)
        }
        let hint = nearestName(to: argument, among: Normalizer.builtIn.map(\.identifier)).map {
            "; did you mean '\($0)'?"
        }
        throw ValidationError(
            "'\(argument)' is not a normalizer; --normalizer and explain take \(Self.names), or a file that declares one, as "
                + "my-norm.toml" + (hint ?? ""))
    }
}
