import Foundation

/// The gain of a rectifier whose output is freed of its mean: 1/std(relu(z)) for z ~ N(0, 1), √(2π/(π − 1)) = 1.7129.
///
/// Sources: D. Arpit et al., Normalization propagation, 2016; A. Brock et al., Characterizing signal propagation, 2021.
enum RectifierGain {
    /// √(2π/(π − 1)) = 1.7129. The 1.7139 found in code is a Monte Carlo value.
    static let value = (2 * Double.pi / (Double.pi - 1)).squareRoot()

    /// E relu(z) = 1/√2π, which the scaled rectifier subtracts before the gain.
    static let rectifiedMean = 1 / (2 * Double.pi).squareRoot()

    /// The gain's square, 2π/(π − 1) = 2.934.
    static let squared = 2 * Double.pi / (Double.pi - 1)
}
