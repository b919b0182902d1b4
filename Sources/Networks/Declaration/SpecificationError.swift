import ExitCodes

/// The reason why a network cannot be built.
package enum SpecificationError: ExitCoded, Hashable {
    case grouping(Grouping, channels: Int)
    case groupingNotTaken(Normalizer)
    case variancesNotTaken(Normalizer)
    case placementTaken(Normalizer)
    case gainTaken(Normalizer)
    case widthDivisor(Int, width: Int)
    case uniformNeedsDepthAndWidth
    case notConvolutional(Architecture)
    case notLinear(Normalizer)
    case optionNotTaken(String, architecture: Architecture)
    case tooSmall(String, value: Int, least: Int)
}

extension SpecificationError {
    package var description: String {
        switch self {
        case .grouping(.size(let size), let channels):
            "group size \(size) does not divide the \(channels) channels of a layer; choose a divisor of \(channels)"
        case .grouping(.count(let count), let channels):
            "\(count) groups do not divide the \(channels) channels of a layer; choose --group-count or --group-size so "
                + "that they do"
        case .groupingNotTaken(let normalizer):
            "\(normalizer) has no group size or group count; of the built-in layers only group-norm and evonorm-s0 have"
        case .variancesNotTaken(let normalizer):
            "--published-code-variances has no effect on \(normalizer); leave it out, or choose "
                + Normalizer.builtIn.filter(\.takesPublishedVariances).map(\.identifier).joined(separator: ", ")
        case .placementTaken(let normalizer):
            "\(normalizer) declares its own placement in the block; leave --block out"
        case .gainTaken(let normalizer):
            "\(normalizer) declares its own gain of the branch; leave --skip-init out"
        case .widthDivisor(let divisor, let width):
            "width divisor \(divisor) does not divide a layer's width of \(width); choose a divisor of \(width)"
        case .uniformNeedsDepthAndWidth:
            "cnn-uniform needs --depth and --width"
        case .notConvolutional(let architecture):
            "\(architecture) has no convolutions, and cannot run on images"
        case .notLinear(let normalizer):
            "\(normalizer) is not linear in its input once its statistics are known; choose a layer that is, such as batch-norm"
        case .optionNotTaken(let option, let architecture):
            "\(architecture) takes no \(option)"
        case .tooSmall(let what, let value, let least):
            "\(what) is \(value), but must be at least \(least)"
        }
    }
}

extension SpecificationError {
    /// The exit status of the program when this error ends it; see `ExitCode`.
    package var exitCode: ExitCode { .usage }
}
