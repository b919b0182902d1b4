import ExitCodes
import Networks

/// A measurement that does not allow the analysis that needs it.
package enum MeasurementError: ExitCoded, Equatable {
    /// A quantity is zero, negative or undefined (nil) where its logarithm is needed. Layers count from 1.
    case notPositive(Quantity, value: Double?, layer: Int, seed: UInt64)
    /// A quantity that is undefined.
    case undefined(Quantity, layer: Int, seed: UInt64)
    /// A network has fewer layers than the analysis needs.
    case tooShallow(layers: Int, needed: Int)

    package var description: String {
        switch self {
        case .notPositive(let quantity, let value, let layer, let seed):
            "\(quantity.identifier) of layer \(layer) is \(value.map { "\($0)" } ?? "undefined") with seed \(seed), where a "
                + "growth needs a positive number; leave that seed out"
        case .undefined(let quantity, let layer, let seed):
            "\(quantity.identifier) of layer \(layer) is undefined with seed \(seed); leave that seed out"
        case .tooShallow(let layers, let needed):
            "a network of \(layers) layers has no interior; take at least \(needed)"
        }
    }

    /// The exit status of the program when this error ends it; see `ExitCode`.
    package var exitCode: ExitCode { .data }
}
