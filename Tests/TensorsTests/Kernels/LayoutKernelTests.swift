import CKernels
import Testing

/// What moves and copies numbers, and what adds whole arrays.
@Suite struct LayoutKernelTests {
    @Test(arguments: [1, 3, 8, 17, 24, 48])
    func blockedAndPlanarAreTheSameNumbers(_ channels: Int) {
        let block = KernelCase.block
        let (batch, positions) = (3, 5)
        let blocks = (channels + block - 1) / block
        let planar = (0..<batch * channels * positions).map { Float($0 + 1) }
        var blocked = [Float](repeating: .nan, count: batch * blocks * positions * block)
        nk_to_blocked(batch, channels, positions, planar, &blocked)
        for (index, value) in blocked.enumerated() {
            let (plane, position, lane) = (index / (positions * block), index / block % positions, index % block)
            let channel = plane % blocks * block + lane
            let expected =
                channel < channels ? planar[(plane / blocks * channels + channel) * positions + position] : 0
            #expect(value == expected, "place \(index)")
        }
        var back = [Float](repeating: .nan, count: planar.count)
        nk_to_planar(batch, channels, positions, blocked, &back)
        #expect(back == planar)
    }

    @Test(arguments: KernelCase.all) func planesAreFilled(_ c: KernelCase) {
        let values = (0..<c.laneCount).map { Float($0) }
        var x = [Float](repeating: .nan, count: c.count)
        nk_fill_planes(c.planes, c.positions, values, &x)
        #expect(x == (0..<c.count).map { values[c.lane($0)] })
    }

    @Test(arguments: [1, 7, 64, 1001]) func wholeArraysAreScaledAndAdded(_ count: Int) {
        var random = RandomFloats(8)
        let (r, s) = (random.normals(count), random.normals(count))
        var y = [Float](repeating: .nan, count: count)
        nk_scaled_add(count, 0.7, r, s, &y)
        expectRounded(y, count: count) { index in
            let scaled = Double(Float(0.7)) * Double(r[index])
            return (scaled + Double(s[index]), abs(scaled) + abs(Double(s[index])))
        }
        nk_scale(count, -1.5, r, &y)
        #expect(y == r.map { -1.5 * $0 })
    }

    private static let maps = [(1, 1), (1, 3), (2, 2), (5, 3), (4, 7)]

    @Test(arguments: maps) func periodicHaloTakesTheOppositeBorder(_ map: (Int, Int)) {
        let block = KernelCase.block
        let (planes, height, width) = (3, map.0, map.1)
        var random = RandomFloats(9)
        let x = random.normals(planes * height * width * block)
        var haloed = [Float](repeating: .nan, count: planes * (height + 2) * (width + 2) * block)
        nk_periodic_halo(planes, height, width, x, &haloed)
        for (index, value) in haloed.enumerated() {
            let (plane, lane) = (index / ((height + 2) * (width + 2) * block), index % block)
            let row = (index / ((width + 2) * block) % (height + 2) + height - 1) % height
            let column = (index / block % (width + 2) + width - 1) % width
            #expect(value == x[((plane * height + row) * width + column) * block + lane], "place \(index)")
        }
    }

    /// <halo x, g> = <x, adjoint g>.
    @Test(arguments: maps) func haloGradientIsTheAdjoint(_ map: (Int, Int)) {
        let block = KernelCase.block
        let (planes, height, width) = (2, map.0, map.1)
        var random = RandomFloats(10)
        let x = random.normals(planes * height * width * block)
        let gradient = random.normals(planes * (height + 2) * (width + 2) * block)
        var haloed = [Float](repeating: .nan, count: gradient.count)
        nk_periodic_halo(planes, height, width, x, &haloed)
        var dx = [Float](repeating: .nan, count: x.count)
        nk_periodic_halo_gradient(planes, height, width, gradient, &dx)
        let outer = gradient.indices.map { Double(haloed[$0]) * Double(gradient[$0]) }
        let inner = x.indices.map { Double(x[$0]) * Double(dx[$0]) }
        // Up to nine float32 numbers are added in one place of dx.
        let scale = outer.map(abs).reduce(0, +)
        #expect(abs(outer.reduce(0, +) - inner.reduce(0, +)) <= 9 * 0x1p-24 * scale)
    }
}
