import ArgumentParser
import Paper
import TOML

/// A preset on the command line: the name of a built-in one, or a file that declares one.
struct PresetChoice: ExpressibleByArgument {
    private let argument: String

    init(argument: String) { self.argument = argument }

    static var names: String { Preset.builtIn.map(\.identifier).joined(separator: ", ") }

    /// Whether a file is meant: its name ends so, or says a folder.
    private var isFile: Bool { argument.hasSuffix(".toml") || argument.contains("/") }

    /// The preset.
    ///
    /// - Throws: `ValidationError` for a name that there is not, `TOMLError` for a file that declares no preset.
    func resolve() throws -> Preset {
        if isFile { return try PresetFile(path: argument).preset }
        if let preset = ForgivingName.match(argument, among: Preset.builtIn, name: \.identifier) { return preset }
        let hint = nearestName(to: argument, among: Preset.builtIn.map(\.identifier)).map { "; did you mean '\($0)'?" }
        throw ValidationError(
            "'\(argument)' is not a preset; --preset takes \(Self.names), or a file that declares one, such as my-preset.toml"
                + (hint ?? ""))
    }
}
