import ExitCodes

/// Figures that should not be printed as they are.
struct FigureBreaches: ExitCoded {
    /// How many rules are broken, counting every figure.
    let count: Int

    var description: String {
        "\(count) \(count == 1 ? "breach" : "breaches") of the rules for printed figures, listed on standard output"
    }

    var exitCode: ExitCode { .data }
}
