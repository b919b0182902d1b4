import CKernels
import Tensors

/// The effective weights of one convolution, and the gradient of the trained ones.
///
/// With the deviation v' = v - m mean(v) (m = 1 where the parameterization centres, else 0), r its norm ||v'||, s = 1
/// for the norm and sqrt(fan-in) for the standard deviation, all that divide are w = k gamma v' / (r / s + eps): d
/// w / d v = projection of (k gamma / D)(g - v' (g . v') s^-1 / (r D)) onto the centred filters, D = r / s + eps.
struct EffectiveWeights {
    let parameterization: WeightParameterization
    let filters: Int
    let fanIn: Int

    private var centres: Bool { parameterization.centres }

    /// The mean, the norm of the deviation and the factors of a filter.
    private struct Filter {
        var mean: Double
        var norm: Double
        /// D = r / s + eps.
        var divisor: Double
        /// k / D.
        var factor: Double
    }

    private func filters(of trained: AlignedStorage) -> [Filter] {
        var sums = [Double](repeating: 0, count: 2 * filters)
        nk_row_sums(filters, fanIn, trained.pointer, &sums)
        let count = Double(fanIn)
        return (0..<filters).map { row in
            let mean = centres ? sums[2 * row] / count : 0
            let square = sums[2 * row + 1] - count * mean * mean
            let norm = (square < 0 ? 0 : square).squareRoot()
            let constant = parameterization.constant(fanIn: count)
            let divisor: Double
            switch parameterization.divisor {
            case .none: return Filter(mean: mean, norm: norm, divisor: 1, factor: constant)
            case .norm: divisor = norm + WeightParameterization.epsilon
            case .standardDeviation: divisor = norm / count.squareRoot() + WeightParameterization.epsilon
            }
            return Filter(mean: mean, norm: norm, divisor: divisor, factor: constant / divisor)
        }
    }

    /// Writes w, computed from the trained v and the gains (one per filter, or none).
    func write(trained: AlignedStorage, gain: AlignedStorage?, into effective: AlignedStorage) {
        let filters = filters(of: trained)
        let scale = filters.indices.map { Float(filters[$0].factor * Double(gain?.pointer[$0] ?? 1)) }
        let shift = filters.indices.map {
            Float(-filters[$0].factor * filters[$0].mean * Double(gain?.pointer[$0] ?? 1))
        }
        nk_row_affine(self.filters, fanIn, trained.pointer, nil, scale, scale, shift, effective.pointer)
    }

    /// Converts the gradient with respect to w in place into that with respect to v, and writes the gradient of the
    /// gains.
    func pullBack(
        gradient: AlignedStorage, trained: AlignedStorage, gain: AlignedStorage?, gainGradient: AlignedStorage?
    ) {
        guard parameterization != .plain else { return }
        let filters = filters(of: trained)
        var products = [Double](repeating: 0, count: self.filters)
        var gradientSums = [Double](repeating: 0, count: 2 * self.filters)
        nk_row_products(self.filters, fanIn, gradient.pointer, trained.pointer, &products)
        nk_row_sums(self.filters, fanIn, gradient.pointer, &gradientSums)
        var a = [Float]()
        var b = [Float]()
        var c = [Float]()
        for (row, filter) in filters.enumerated() {
            let gamma = Double(gain?.pointer[row] ?? 1)
            let sum = gradientSums[2 * row]
            // g . v'
            let product = products[row] - filter.mean * sum
            gainGradient?.pointer[row] = Float(filter.factor * product)
            let scale = gamma * filter.factor
            var along = 0.0
            if parameterization.divisor != .none, filter.norm > 0 {
                let perNorm = parameterization.divisor == .norm ? 1 : Double(fanIn).squareRoot()
                along = -scale * product / (filter.norm * filter.divisor * perNorm)
            }
            a.append(Float(scale))
            b.append(Float(along))
            // The part along v' is already centred; the mean of the gradient itself is removed.
            c.append(Float(-along * filter.mean - (centres ? scale * sum / Double(fanIn) : 0)))
        }
        nk_row_affine(self.filters, fanIn, gradient.pointer, trained.pointer, a, b, c, gradient.pointer)
    }
}
