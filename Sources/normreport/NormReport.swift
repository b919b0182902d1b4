import ArgumentParser

@main
struct NormReport: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Reports on normalization layers.")
}
