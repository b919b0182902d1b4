import Random
import Tensors
import TestRandom

/// Random float32 numbers for tests, the same at every run.
struct RandomValues {
    private var stream: RandomStream

    init(_ index: Int) { stream = RandomStream(seed: 20_210_606, purpose: .test, index: index) }

    mutating func normal(mean: Float = 0, deviation: Float = 1) -> Float {
        mean + deviation * Float(stream.nextNormal())
    }

    mutating func normals(_ count: Int, mean: Float = 0, deviation: Float = 1) -> [Float] {
        (0..<count).map { _ in normal(mean: mean, deviation: deviation) }
    }

    /// Between two bounds.
    mutating func uniform(_ low: Float, _ high: Float) -> Float { low + (high - low) * Float(stream.nextUniform()) }

    mutating func uniforms(_ count: Int, _ low: Float, _ high: Float) -> [Float] {
        (0..<count).map { _ in uniform(low, high) }
    }

    mutating func sign() -> Float { stream.nextUniform() < 0.5 ? -1 : 1 }

    /// An activation in which channels differ in mean and scale, as a convolution's outputs do.
    mutating func activation(_ shape: ActivationShape) -> [Float] {
        let means = normals(shape.channels)
        let deviations = uniforms(shape.channels, 0.3, 2)
        return (0..<shape.elements).map {
            let channel = $0 / shape.positions % shape.channels
            return normal(mean: means[channel], deviation: deviations[channel])
        }
    }
}
