import CKernels
import Foundation
import Testing

/// The EvoNorms' pointwise kernels beside plain loops.
@Suite struct EvoNormKernelTests {
    private func sigmoid(_ value: Double) -> Double { 1 / (1 + exp(-value)) }

    /// x sigmoid(x) where neither float32's range nor the limit of 87 on the exponent matters: a polynomial's error and
    /// a few roundings.
    @Test func sigmoidIsAccurate() {
        let block = KernelCase.block
        let values = (-80_000...80_000).map { Float($0) / 1000 }
        let positions = (values.count + block - 1) / block
        let x = values + [Float](repeating: 0, count: positions * block - values.count)
        let (one, zero) = ([Float](repeating: 1, count: block), [Float](repeating: 0, count: block))
        var y = [Float](repeating: .nan, count: x.count)
        nk_evonorm_s0(1, 1, positions, x, one, one, zero, &y)
        let exact = values.map { Double($0) * sigmoid(Double($0)) }
        expectClose(y.prefix(values.count), exact) { 5e-7 * abs(exact[$0]) }
    }

    @Test func sigmoidHasItsLimits() {
        let block = KernelCase.block
        var x = [Float](repeating: 0, count: block)
        (x[0], x[1], x[2], x[3]) = (1e4, -1e4, .nan, .infinity)
        let (one, zero) = ([Float](repeating: 1, count: block), [Float](repeating: 0, count: block))
        var y = x
        nk_evonorm_s0(1, 1, 1, x, one, one, zero, &y)
        #expect(y[0] == 1e4)
        #expect(abs(y[1]) < 1e-33)
        #expect(y[2].isNaN)
        #expect(y[3] == .infinity)
    }

    @Test(arguments: KernelCase.all) func gatedKernelsMatch(_ c: KernelCase) {
        var random = RandomFloats(5)
        let (x, u) = (random.normals(c.count), random.normals(c.count))
        let (a, b, constant) = (random.normals(c.laneCount), random.normals(c.laneCount), random.normals(c.laneCount))
        let (v, beta) = (random.normals(c.channelCount), random.normals(c.channelCount))
        let open = { (index: Int) in sigmoid(Double(v[c.channel(index)]) * Double(x[index])) }
        // Of x sigmoid(v x), by x and by v.
        let slope = { (index: Int) in
            open(index) + Double(v[c.channel(index)]) * Double(x[index]) * open(index) * (1 - open(index))
        }
        let byGate = { (index: Int) in Double(x[index]) * Double(x[index]) * open(index) * (1 - open(index)) }

        var y = [Float](repeating: .nan, count: c.count)
        nk_evonorm_s0(c.planes, c.blocks, c.positions, x, a, v, beta, &y)
        expectRounded(y, count: c.count, roundings: 12) { index in
            let gated = Double(a[c.lane(index)]) * Double(x[index]) * open(index)
            let added = Double(beta[c.channel(index)])
            return (gated + added, abs(gated) + abs(added))
        }
        var sums = [Double](repeating: .nan, count: 3 * c.laneCount)
        nk_evonorm_s0_sums(c.planes, c.blocks, c.positions, x, u, v, &sums)
        let expected = c.sums([
            { Double(u[$0]) }, { Double(u[$0]) * Double(x[$0]) * open($0) }, { Double(u[$0]) * byGate($0) },
        ])
        // The terms are float32 numbers.
        expectSums(sums, expected, relativeTo: Double(4 * c.positions), tolerance: 5e-7)
        var dx = [Float](repeating: .nan, count: c.count)
        nk_evonorm_s0_gradient(c.planes, c.blocks, c.positions, x, u, v, a, b, constant, &dx)
        expectRounded(dx, count: c.count, roundings: 16) { index in
            let lane = c.lane(index)
            let direct = Double(a[lane]) * Double(u[index])
            let along = Double(b[lane]) * Double(x[index])
            let rate = abs(Double(v[c.channel(index)]) * Double(x[index]))
            return (
                direct * slope(index) + along + Double(constant[lane]),
                abs(direct) * (1 + rate) + abs(along) + abs(Double(constant[lane]))
            )
        }
    }

    @Test(arguments: KernelCase.all) func maximumKernelsMatch(_ c: KernelCase) {
        var random = RandomFloats(6)
        let (x, u) = (random.normals(c.count), random.normals(c.count))
        let instance = random.uniforms(c.laneCount, 0.2, 1.5)
        let batch = random.uniforms(c.channelCount, 0.2, 1.5)
        let (v, gamma, beta) = (
            random.normals(c.channelCount), random.normals(c.channelCount), random.normals(c.channelCount)
        )
        let (b, constant) = (random.normals(c.laneCount), random.normals(c.laneCount))
        let other = { (index: Int) in
            Double(v[c.channel(index)]) * Double(x[index]) + Double(instance[c.lane(index)])
        }
        let isBatch = { (index: Int) in other(index) < Double(batch[c.channel(index)]) }
        let divisor = { (index: Int) in max(other(index), Double(batch[c.channel(index)])) }
        let squared = { (index: Int) in Double(u[index]) * Double(x[index]) / (divisor(index) * divisor(index)) }

        var y = [Float](repeating: .nan, count: c.count)
        nk_evonorm_b0(c.planes, c.blocks, c.positions, x, batch, instance, v, gamma, beta, &y)
        expectRounded(y, count: c.count, roundings: 8) { index in
            let channel = c.channel(index)
            let scaled = Double(gamma[channel]) * Double(x[index]) / divisor(index)
            return (scaled + Double(beta[channel]), abs(scaled) + abs(Double(beta[channel])))
        }
        var sums = [Double](repeating: .nan, count: 5 * c.laneCount)
        nk_evonorm_b0_sums(c.planes, c.blocks, c.positions, x, u, batch, instance, v, &sums)
        let expected = c.sums([
            { Double(u[$0]) }, { Double(u[$0]) * Double(x[$0]) / divisor($0) }, { isBatch($0) ? squared($0) : 0 },
            { isBatch($0) ? 0 : squared($0) }, { isBatch($0) ? 0 : squared($0) * Double(x[$0]) },
        ])
        let largest = (0..<c.count).map { abs(squared($0)) * max(1, abs(Double(x[$0]))) }.max()!
        expectSums(sums, expected, relativeTo: (4 + largest) * Double(c.positions), tolerance: 5e-7)
        var dx = [Float](repeating: .nan, count: c.count)
        nk_evonorm_b0_gradient(
            c.planes, c.blocks, c.positions, x, u, batch, instance, v, gamma, b, constant, &dx)
        expectRounded(dx, count: c.count, roundings: 12) { index in
            let (lane, channel) = (c.lane(index), c.channel(index))
            let direct = Double(gamma[channel]) * Double(u[index]) / divisor(index)
            let share = isBatch(index) ? 0 : Double(v[channel]) * Double(x[index]) / divisor(index)
            let rest = [Double(b[lane]) * Double(x[index]), Double(constant[lane])]
            return (
                direct * (1 - share) + rest[0] + rest[1], abs(direct) * (1 + abs(share)) + abs(rest[0]) + abs(rest[1])
            )
        }
    }

    /// A maximum with an undefined number is undefined.
    @Test func undefinedDeviationsAreNotMasked() {
        let block = KernelCase.block
        let (one, zero) = ([Float](repeating: 1, count: block), [Float](repeating: 0, count: block))
        var (batch, instance) = (one, one)
        batch[1] = .nan
        instance[2] = .nan
        var y = zero
        nk_evonorm_b0(1, 1, 1, one, batch, instance, one, one, zero, &y)
        #expect(y.indices.allSatisfy { y[$0].isNaN == ($0 == 1 || $0 == 2) })
        var dx = zero
        nk_evonorm_b0_gradient(1, 1, 1, one, one, batch, instance, one, one, zero, zero, &dx)
        #expect(dx.indices.allSatisfy { dx[$0].isNaN == ($0 == 1 || $0 == 2) })
        var sums = [Double](repeating: 0, count: 5 * block)
        nk_evonorm_b0_sums(1, 1, 1, one, one, batch, instance, one, &sums)
        #expect((0..<block).allSatisfy { sums[block + $0].isNaN == ($0 == 1 || $0 == 2) })
    }
}
