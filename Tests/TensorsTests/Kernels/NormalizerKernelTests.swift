import CKernels
import Testing

/// Sums over planes and the affine kernels beside plain loops.
@Suite struct NormalizerKernelTests {
    @Test(arguments: KernelCase.all) func sumsAreThoseOfEachPlaneAndLane(_ c: KernelCase) {
        var random = RandomFloats(1)
        let (x, u) = (random.normals(c.count), random.normals(c.count))
        var sums = [Double](repeating: .nan, count: 2 * c.laneCount)
        nk_plane_sums(c.planes, c.positions, x, &sums)
        let square = { (index: Int) in Double(x[index]) * Double(x[index]) }
        expectSums(sums, c.sums([{ Double(x[$0]) }, square]), relativeTo: Double(4 * c.positions))

        var squares = [Double](repeating: .nan, count: c.planes)
        nk_plane_squares(c.planes, c.positions, x, &squares)
        var products = squares
        nk_plane_products(c.planes, c.positions, u, x, &products)
        var expectedSquares = [Double](repeating: 0, count: c.planes)
        var expectedProducts = expectedSquares
        for index in 0..<c.count {
            expectedSquares[index / (c.positions * c.block)] += square(index)
            expectedProducts[index / (c.positions * c.block)] += Double(u[index]) * Double(x[index])
        }
        expectSums(squares, expectedSquares, relativeTo: Double(4 * c.positions * c.block))
        expectSums(products, expectedProducts, relativeTo: Double(4 * c.positions * c.block))
    }

    @Test(arguments: KernelCase.all, [false, true])
    func affineActivationMatches(_ c: KernelCase, _ hasSkip: Bool) {
        var random = RandomFloats(2)
        let (x, skip) = (random.normals(c.count), random.normals(c.count))
        let (a, b) = (random.normals(c.laneCount), random.normals(c.laneCount))
        let (threshold, shift) = (random.normals(c.channelCount), random.normals(c.channelCount))
        let scale = random.uniforms(c.channelCount, 0.5, 2)
        func run(_ x: [Float], into y: inout [Float]) {
            nk_affine_activation(
                c.planes, c.blocks, c.positions, x, a, b, hasSkip ? skip : nil, threshold, scale,
                shift, &y, nil)
        }
        var y = [Float](repeating: .nan, count: c.count)
        run(x, into: &y)
        expectRounded(y, count: c.count) { index in
            let (lane, channel) = (c.lane(index), c.channel(index))
            let (product, added) = (Double(a[lane]) * Double(x[index]), hasSkip ? Double(skip[index]) : 0)
            let before = product + Double(b[lane]) + added
            let gain = Double(scale[channel])
            return (
                max(before, Double(threshold[channel])) * gain + Double(shift[channel]),
                (abs(product) + abs(Double(b[lane])) + abs(added) + 1) * gain + abs(Double(shift[channel]))
            )
        }
        var inPlace = x
        inPlace.withUnsafeMutableBufferPointer {
            nk_affine_activation(
                c.planes, c.blocks, c.positions, $0.baseAddress, a, b, hasSkip ? skip : nil, threshold,
                scale, shift, $0.baseAddress, nil)
        }
        #expect(inPlace == y)
        // Sums that are taken along are those of a pass of their own, bit by bit.
        var summed = [Float](repeating: .nan, count: c.count)
        var sums = [Double](repeating: .nan, count: 2 * c.laneCount)
        var expected = sums
        nk_affine_activation(
            c.planes, c.blocks, c.positions, x, a, b, hasSkip ? skip : nil, threshold, scale, shift, &summed, &sums)
        nk_plane_sums(c.planes, c.positions, y, &expected)
        #expect(summed == y && sums == expected)
    }

    @Test(arguments: KernelCase.all) func activationGradientMatches(_ c: KernelCase) {
        var random = RandomFloats(3)
        let (x, dy) = (random.normals(c.count), random.normals(c.count))
        let (threshold, shift) = (random.normals(c.channelCount), random.normals(c.channelCount))
        let scale = random.uniforms(c.channelCount, 0.5, 2)
        let (one, zero) = ([Float](repeating: 1, count: c.laneCount), [Float](repeating: 0, count: c.laneCount))
        var y = [Float](repeating: .nan, count: c.count)
        nk_affine_activation(
            c.planes, c.blocks, c.positions, x, one, zero, nil, threshold, scale, shift, &y, nil)
        let passes = { (index: Int) in x[index] > threshold[c.channel(index)] }
        var u = [Float](repeating: .nan, count: c.count)
        var sums = [Double](repeating: .nan, count: 3 * c.laneCount)
        nk_activation_gradient(
            c.planes, c.blocks, c.positions, x, y, dy, threshold, scale, shift, &u, &sums)
        let before = { (index: Int) in passes(index) ? Double(dy[index]) * Double(scale[c.channel(index)]) : 0 }
        expectRounded(u, count: c.count) { (before($0), abs(before($0))) }
        let expected = c.sums([
            { Double(u[$0]) }, { Double(u[$0]) * Double(x[$0]) }, { passes($0) ? 0 : Double(dy[$0]) },
        ])
        expectSums(sums, expected, relativeTo: Double(4 * c.positions))
        var inPlace = dy
        inPlace.withUnsafeMutableBufferPointer {
            nk_activation_gradient(
                c.planes, c.blocks, c.positions, x, y, $0.baseAddress, threshold, scale, shift,
                $0.baseAddress, &sums)
        }
        #expect(inPlace == u)
    }

    @Test(arguments: KernelCase.all) func affineGradientMatches(_ c: KernelCase) {
        var random = RandomFloats(4)
        let (u, x) = (random.normals(c.count), random.normals(c.count))
        let coefficients = (0..<3).map { _ in random.normals(c.laneCount) }
        var dx = [Float](repeating: .nan, count: c.count)
        nk_affine_gradient(
            c.planes, c.positions, u, x, coefficients[0], coefficients[1], coefficients[2], &dx, nil)
        expectRounded(dx, count: c.count) { index in
            let lane = c.lane(index)
            let terms = [
                Double(coefficients[0][lane]) * Double(u[index]), Double(coefficients[1][lane]) * Double(x[index]),
                Double(coefficients[2][lane]),
            ]
            return (terms.reduce(0, +), terms.map(abs).reduce(0, +))
        }
        var squared = u
        var squares = [Double](repeating: .nan, count: c.planes)
        var expected = squares
        squared.withUnsafeMutableBufferPointer {
            nk_affine_gradient(
                c.planes, c.positions, $0.baseAddress, x, coefficients[0], coefficients[1], coefficients[2],
                $0.baseAddress, &squares)
        }
        nk_plane_squares(c.planes, c.positions, dx, &expected)
        #expect(squared == dx && squares == expected)
    }

    @Test func undefinedNumbersStayUndefined() {
        let block = KernelCase.block
        let c = KernelCase(batch: 1, blocks: 1, positions: 3)
        var x = [Float](repeating: 1, count: c.count)
        x[block + 2] = .nan
        let (one, zero) = ([Float](repeating: 1, count: block), [Float](repeating: 0, count: block))
        var y = x
        nk_affine_activation(1, 1, 3, x, one, zero, nil, zero, one, zero, &y, nil)
        var sums = [Double](repeating: 0, count: 2 * block)
        nk_plane_sums(1, 3, x, &sums)
        #expect(y.indices.allSatisfy { y[$0].isNaN == ($0 == block + 2) })
        #expect(sums.indices.allSatisfy { sums[$0].isNaN == ($0 % block == 2) })
    }
}
