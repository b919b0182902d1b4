import Tensors
import Testing

@testable import Networks

/// Effective weights beside their definitions in plain loops, and gradients beside central differences of those.
@Suite struct EffectiveWeightsTests {
    private static let filters = 5
    private static let fanIn = 27

    private struct Filters {
        let effective: EffectiveWeights
        let trained: AlignedStorage
        let gain: AlignedStorage?

        func row(_ storage: AlignedStorage, _ index: Int) -> [Double] {
            storage.array[index * effective.fanIn..<(index + 1) * effective.fanIn].map(Double.init)
        }

        func gain(_ index: Int) -> Double { Double(gain?.pointer[index] ?? 1) }

        func written() -> AlignedStorage {
            let storage = AlignedStorage(count: trained.count)
            effective.write(trained: trained, gain: gain, into: storage)
            return storage
        }
    }

    private func randomFilters(_ parameterization: WeightParameterization, mean: Float = 0.2) -> Filters {
        var random = RandomValues(40)
        return Filters(
            effective: EffectiveWeights(parameterization: parameterization, filters: Self.filters, fanIn: Self.fanIn),
            trained: AlignedStorage(random.normals(Self.filters * Self.fanIn, mean: mean)),
            gain: parameterization.hasGain ? AlignedStorage(random.uniforms(Self.filters, -2, 2)) : nil)
    }

    @Test(arguments: WeightParameterization.tested)
    func valuesAreThoseOfTheDefinition(_ parameterization: WeightParameterization) {
        let filters = randomFilters(parameterization)
        let weights = filters.written()
        for index in 0..<Self.filters {
            let expected = DefinedWeights.filter(
                parameterization, filters.row(filters.trained, index), gain: filters.gain(index))
            let scale = expected.map(abs).max()!
            for (value, exact) in zip(filters.row(weights, index), expected) {
                #expect(abs(value - exact) <= 1e-6 * scale, "filter \(index)")
            }
        }
    }

    @Test(arguments: WeightParameterization.tested)
    func gradientsAreThoseOfTheDefinition(_ parameterization: WeightParameterization) {
        let filters = randomFilters(parameterization)
        var random = RandomValues(41)
        let upper = random.normals(Self.filters * Self.fanIn)
        let gradient = AlignedStorage(upper)
        let gainGradient = filters.gain.map { AlignedStorage(count: $0.count) }
        filters.effective.pullBack(
            gradient: gradient, trained: filters.trained, gain: filters.gain, gainGradient: gainGradient)
        let step = 1e-5
        for index in 0..<Self.filters {
            let v = filters.row(filters.trained, index)
            let above = upper[index * Self.fanIn..<(index + 1) * Self.fanIn].map(Double.init)
            func loss(_ v: [Double], _ gain: Double) -> Double {
                zip(DefinedWeights.filter(parameterization, v, gain: gain), above).map { $0 * $1 }.reduce(0, +)
            }
            let differences = v.indices.map { position in
                var (up, down) = (v, v)
                up[position] += step
                down[position] -= step
                return (loss(up, filters.gain(index)) - loss(down, filters.gain(index))) / (2 * step)
            }
            let scale = differences.map(abs).max()!
            for (value, difference) in zip(filters.row(gradient, index), differences) {
                #expect(abs(value - difference) <= 1e-6 * scale, "filter \(index)")
            }
            if let gainGradient {
                let gain = filters.gain(index)
                let difference = (loss(v, gain + step) - loss(v, gain - step)) / (2 * step)
                #expect(abs(Double(gainGradient.pointer[index]) - difference) <= 1e-6 * max(abs(difference), 1))
            }
        }
    }

    /// What the parameterizations promise of a filter.
    @Test func normsAndMeansAreAsPromised() {
        let weightNorm = randomFilters(.weightNorm)
        let standardized = randomFilters(.scaledWeightStandardization)
        let centred = randomFilters(.centred)
        for index in 0..<Self.filters {
            let norm = weightNorm.row(weightNorm.written(), index).map { $0 * $0 }.reduce(0, +).squareRoot()
            #expect(abs(norm - abs(weightNorm.gain(index))) < 1e-5 * norm + 1e-5)
            for filters in [standardized, centred] {
                let row = filters.row(filters.written(), index)
                #expect(abs(row.reduce(0, +)) < 1e-6 * row.map(abs).reduce(0, +))
            }
            // fan-in times the variance is 2 pi / (pi - 1) gamma^2, which keeps the variance of a layer.
            let square = standardized.row(standardized.written(), index).map { $0 * $0 }.reduce(0, +)
            let expected = 2.9338844137 * standardized.gain(index) * standardized.gain(index)
            #expect(abs(square / expected - 1) < 1e-4)
        }
    }

    /// A filter of zeros, and one of equal numbers (of which centring leaves nothing).
    @Test(arguments: WeightParameterization.named.map(\.value), [Float(0), 0.75])
    func constantFiltersGiveFiniteResults(_ parameterization: WeightParameterization, _ value: Float) {
        let effective = EffectiveWeights(parameterization: parameterization, filters: 1, fanIn: Self.fanIn)
        let trained = AlignedStorage([Float](repeating: value, count: Self.fanIn))
        let gain = parameterization.hasGain ? AlignedStorage([2]) : nil
        let weights = AlignedStorage(count: Self.fanIn)
        effective.write(trained: trained, gain: gain, into: weights)
        let isLost = parameterization == .centred || parameterization == .scaledWeightStandardization || value == 0
        // What is taken from itself leaves the rounding of its terms, which a deviation of 0 multiplies by 1 / 1e-5.
        let term: Float = parameterization == .scaledWeightStandardization ? 1.713 * 2 * value / (1e-5 * 5.196) : value
        #expect(weights.array.allSatisfy { isLost ? abs($0) <= 0x1p-23 * term : $0 > 0 })
        var random = RandomValues(42)
        let gradient = AlignedStorage(random.normals(Self.fanIn))
        let gainGradient = gain.map { _ in AlignedStorage(count: 1) }
        effective.pullBack(gradient: gradient, trained: trained, gain: gain, gainGradient: gainGradient)
        #expect(gradient.array.allSatisfy { $0.isFinite })
        #expect(gainGradient?.pointer[0].isFinite ?? true)
    }
}

extension WeightParameterization {
    /// Those with names, and others of the algebra.
    fileprivate static let tested =
        named.map(\.value) + [
            WeightParameterization(centres: true, divisor: .standardDeviation),
            WeightParameterization(divisor: .standardDeviation, factor: 0.7, dividesByFanIn: true),
            WeightParameterization(centres: true, divisor: .norm, factor: 1.3, gain: 1, hasBias: true),
            WeightParameterization(factor: 0.5, gain: 1),
        ]
}
