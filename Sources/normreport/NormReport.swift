import ArgumentParser

@main
struct NormReport: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "normreport", abstract: "Reports on normalization layers.", version: "0.1.0")
}
