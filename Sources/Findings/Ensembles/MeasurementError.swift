import ExitCodes
import Networks

/// A measurement that an analysis cannot do without.
package enum MeasurementError: ExitCoded, Equatable {
    /// A growth is of positive numbers.
    case notPositive(Quantity, value: Double?, layer: Int, seed: UInt64)
    /// A network whose first and last layers are all it has.
    case tooShallow(layers: Int, needed: Int)

    package var description: String {
        switch self {
        case .notPositive(let quantity, let value, let layer, let seed):
            "\(quantity.identifier) of layer \(layer) is \(value.map { "\($0)" } ?? "undefined") with seed \(seed), where a "
                + "growth needs a positive number; leave that seed out"
        case .tooShallow(let layers, let needed):
            "a network of \(layers) layers has no interior; take at least \(needed)"
        }
    }

    package var exitCode: ExitCode { .data }
}
