@testable import Networks

/// The effective weights of a filter from the definition of its parameterization.
enum DefinedWeights {
    static func filter(_ parameterization: WeightParameterization, _ v: [Double], gain: Double) -> [Double] {
        let count = Double(v.count)
        let mean = v.reduce(0, +) / count
        let centred = v.map { $0 - mean }
        let norm = v.map { $0 * $0 }.reduce(0, +).squareRoot()
        let deviation = (centred.map { $0 * $0 }.reduce(0, +) / count).squareRoot()
        return switch parameterization {
        case .plain: v
        case .centred: centred
        case .weightNorm: v.map { gain * $0 / (norm + 1e-5) }
        case .scaledWeightStandardization:
            // sqrt(2 pi / (pi - 1)) in front.
            centred.map { 1.7128585504496627 * gain * $0 / ((deviation + 1e-5) * count.squareRoot()) }
        }
    }
}
