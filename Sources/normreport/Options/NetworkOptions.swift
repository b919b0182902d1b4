import ArgumentParser
import Networks

/// Which network.
struct NetworkOptions: ParsableArguments {
    @Option(help: "The architecture.")
    var architecture: Architecture

    @Option(
        help: ArgumentHelp(
            "The normalizer: \(NormalizerChoice.names), or a file that declares one.", valueName: "name|file.toml"))
    var normalizer: NormalizerChoice

    @Option(
        parsing: .unconditional, help: "Channels per group, for normalizers with groups.",
        transform: Bounds.size.parse)
    var groupSize: Int?

    @Option(
        parsing: .unconditional, help: "Groups per layer, for normalizers with groups; 32 by default.",
        transform: Bounds.size.parse)
    var groupCount: Int?

    @Option(help: "How weights are parameterized.")
    var weights: WeightParameterization?

    @Option(help: "The residual block.")
    var block = ResidualBlock.postActivation

    @Flag(help: "Start each residual branch at a gain of zero (SkipInit).")
    var skipInit = false

    @Option(parsing: .unconditional, help: "Divisor of every width; 1 by default.", transform: Bounds.size.parse)
    var widthDivisor = 1

    @Option(
        parsing: .unconditional, help: "Number of layers of cnn-uniform, \(Bounds.size.words).",
        transform: Bounds.size.parse)
    var depth: Int?

    @Option(
        parsing: .unconditional, help: "Number of channels of cnn-uniform, \(Bounds.size.words).",
        transform: Bounds.size.parse)
    var width: Int?

    @Flag(help: "Use sample variances where the paper's published code does (group-norm and the EvoNorms).")
    var publishedCodeVariances = false

    func validate() throws {
        if groupSize != nil, groupCount != nil {
            throw ValidationError("--group-size and --group-count exclude each other; give one of them")
        }
    }

    /// - Throws: `ValidationError` or `TOMLError` where there is no such normalizer.
    func specification(classes: Int) throws -> NetworkSpecification {
        NetworkSpecification(
            architecture: architecture, normalizer: try normalizer.resolve().normalizer,
            grouping: groupSize.map(Grouping.size) ?? groupCount.map(Grouping.count), weights: weights, block: block,
            skipInit: skipInit, widthDivisor: widthDivisor, depth: depth, width: width, classes: classes,
            publishedCodeVariances: publishedCodeVariances)
    }
}
