@testable import Networks

/// The effective weights of a filter from the definition of its parameterization.
enum DefinedWeights {
    static func filter(_ parameterization: WeightParameterization, _ v: [Double], gain: Double) -> [Double] {
        let count = Double(v.count)
        let mean = v.reduce(0, +) / count
        let centred = v.map { $0 - mean }
        let norm = v.map { $0 * $0 }.reduce(0, +).squareRoot()
        let deviation = (centred.map { $0 * $0 }.reduce(0, +) / count).squareRoot()
        switch parameterization {
        case .plain: return v
        case .centred: return centred
        case .weightNorm: return v.map { gain * $0 / (norm + 1e-5) }
        case .scaledWeightStandardization:
            // sqrt(2 pi / (pi - 1)) in front.
            return centred.map { 1.7128585504496627 * gain * $0 / ((deviation + 1e-5) * count.squareRoot()) }
        default:
            let values = parameterization.centres ? centred : v
            let square = values.map { $0 * $0 }.reduce(0, +)
            let factor = parameterization.factor / (parameterization.dividesByFanIn ? count.squareRoot() : 1)
            let divisor =
                switch parameterization.divisor {
                case .none: 1.0
                case .norm: square.squareRoot() + 1e-5
                case .standardDeviation: (square / count).squareRoot() + 1e-5
                }
            return values.map { factor * gain * $0 / divisor }
        }
    }
}
