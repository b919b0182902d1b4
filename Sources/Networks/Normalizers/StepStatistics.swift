import Foundation
import Tensors

func exponential(_ x: Double) -> Double { exp(x) }

/// The name of one of several things of a layer: with a number behind all but the first.
func numbered(_ name: String, _ index: Int) -> String { index == 0 ? name : "\(name)\(index + 1)" }

/// The mean c Σ w_k mean_k(x) that a step subtracts, one number per cell.
///
/// Backward, with g the gradient of that number: each cell of a set of n cells gets c w_k Σ_S g / n.
final class CentreStatistics {
    private let amount: Double
    private let layouts: [StatisticLayout]
    private let mixture: MixtureWeights
    private let running: [RunningStatistic?]
    /// By axes, then by set: the means of the last forward pass.
    private var means: [[Double]] = []

    init(
        _ centring: NormalizerStep.Centring, cells: StatisticCells, groupSize: Int, keepsRunning: Bool, name: String,
        number: Int
    ) {
        amount = centring.amount
        layouts = centring.axes.map { StatisticLayout($0, cells: cells, groupSize: groupSize) }
        mixture = MixtureWeights(count: layouts.count, name: "\(name).\(numbered("mean_weights", number))")
        running = layouts.enumerated().map { index, layout in
            guard keepsRunning, layout.spansBatch else { return nil }
            let suffix = numbered(numbered("moving_mean", number), index)
            return RunningStatistic("\(name).\(suffix)", count: layout.count, value: 0)
        }
    }

    var parameters: [Parameter] { [mixture.logits].compactMap { $0 } }
    var statistics: [RunningStatistic] { running.compactMap { $0 } }

    /// Computes the means, from the mean of x in each cell; in evaluation mode those that are kept come from training.
    func take(means values: UnsafePointer<Double>, _ mode: Mode, _ workers: WorkerThreads) {
        means = zip(layouts, running).map { layout, running in
            if mode == .evaluation, let running { return running.values.array.map(Double.init) }
            let means = layout.means(values, workers)
            for (set, mean) in means.enumerated() { running?.update(channel: set, with: mean) }
            return means
        }
    }

    /// What is subtracted in each cell.
    func shifts(_ workers: WorkerThreads) -> [Double] {
        var shifts = [Double](repeating: 0, count: layouts[0].cells.count)
        for (weight, (layout, means)) in zip(mixture.values, zip(layouts, means)) {
            let factor = amount * weight
            layout.add(to: &shifts, workers) { factor * means[$1] }
        }
        return shifts
    }

    /// Adds what the gradient of `shifts` gives to that of the cells' means.
    func pullBack(
        _ gradient: UnsafePointer<Double>, means result: UnsafeMutablePointer<Double>, _ workers: WorkerThreads
    ) {
        let weights = mixture.values
        var weightGradients = [Double](repeating: 0, count: weights.count)
        for (index, layout) in layouts.enumerated() {
            // The mean over cells, which is what each of them gets.
            let shares = layout.means(gradient, workers)
            for (set, share) in shares.enumerated() {
                weightGradients[index] += amount * share * Double(layout.size) * means[index][set]
            }
            let factor = amount * weights[index]
            layout.add(to: result, workers) { factor * shares[$1] }
        }
        mixture.pullBack(weightGradients)
    }
}

/// The divisor of a step, one number per cell: D = sqrt(Σ w_k v_k + eps), v_k variances or mean squares, or
/// D = Σ w_k v_k + eps, v_k mean absolute deviations.
///
/// Backward, with h_S the gradient of v over a set of n cells, p the mean and r the mean square of x in a cell: r gets
/// h_S / n and, for variances, p gets −2 mean_S h_S / n. For absolute deviations, where cells are values, x gets
/// (sign(x − mean_S) − its mean over S) h_S / n.
final class DivisorStatistics {
    private let spread: NormalizerStep.Scaling.Spread
    private let layouts: [StatisticLayout]
    private let mixture: MixtureWeights
    private let running: [RunningStatistic?]
    private let fixedEpsilon: Double
    /// The trained eps, which several divisors can share.
    let epsilon: Parameter?
    /// By axes, then by set, of the last forward pass.
    private var means: [[Double]] = []
    private var spreads: [[Double]] = []

    init(
        _ scaling: NormalizerStep.Scaling, axes: [StatisticAxes], cells: StatisticCells, groupSize: Int,
        keepsRunning: Bool, name: String, number: Int, epsilon: Parameter?, label: String = "var"
    ) {
        spread = scaling.spread
        layouts = axes.map { StatisticLayout($0, cells: cells, groupSize: groupSize) }
        mixture = MixtureWeights(count: layouts.count, name: "\(name).\(numbered("\(label)_weights", number))")
        running = layouts.enumerated().map { index, layout in
            guard keepsRunning, layout.spansBatch else { return nil }
            let suffix = numbered(numbered("moving_\(label)", number), index)
            return RunningStatistic("\(name).\(suffix)", count: layout.count, value: 1)
        }
        self.epsilon = epsilon
        fixedEpsilon =
            switch scaling.epsilon {
            case .fixed(let value): value
            case .learnable(let start): start
            }
    }

    var parameters: [Parameter] { [mixture.logits].compactMap { $0 } }
    var statistics: [RunningStatistic] { running.compactMap { $0 } }

    private var addend: Double { epsilon.map { Double(abs($0.values.pointer[0])) } ?? fixedEpsilon }

    /// Whether spreads are computed from mean squares.
    var takesSquares: Bool { spread != .meanAbsoluteDeviation }

    /// Computes the spreads from the mean and mean square of x in each cell; in evaluation mode those that are kept come
    /// from training.
    func take(
        means values: UnsafePointer<Double>, squares: UnsafePointer<Double>, _ mode: Mode, _ workers: WorkerThreads
    ) {
        means = layouts.map { spread == .rootMeanSquare ? [] : $0.means(values, workers) }
        spreads = layouts.indices.map { index in
            if mode == .evaluation, let running = running[index] { return running.values.array.map(Double.init) }
            let spreads = self.spreads(index, values, squares, workers)
            for (set, spread) in spreads.enumerated() { running[index]?.update(channel: set, with: spread) }
            return spreads
        }
    }

    private func spreads(
        _ index: Int, _ values: UnsafePointer<Double>, _ squares: UnsafePointer<Double>, _ workers: WorkerThreads
    ) -> [Double] {
        let layout = layouts[index]
        let means = means[index]
        switch spread {
        case .rootMeanSquare:
            return layout.means(squares, workers)
        case .standardDeviation:
            // For equal values rounding may give a negative result. NaN must remain NaN.
            return zip(layout.means(squares, workers), means).map { square, mean in
                let variance = square - mean * mean
                return variance < 0 ? 0 : variance
            }
        case .meanAbsoluteDeviation:
            return layout.sums(workers) { abs(values[$0] - means[$1]) }.map { $0 / Double(layout.size) }
        }
    }

    /// D of each cell.
    func divisors(_ workers: WorkerThreads) -> [Double] {
        let cells = layouts[0].cells
        var totals = [Double](repeating: addend, count: cells.count)
        for (weight, (layout, spreads)) in zip(mixture.values, zip(layouts, spreads)) {
            layout.add(to: &totals, workers) { weight * spreads[$1] }
        }
        guard takesSquares else { return totals }
        return cells.map(workers) { _, _, row, roots in
            for cell in row { roots[cell] = totals[cell].squareRoot() }
        }
    }

    /// Adds what the gradient of D gives to that of the cells' means and mean squares, and returns the gradient of a trained eps.
    ///
    /// - Parameters:
    ///   - divisors: D, as `divisors` gave them.
    ///   - values: the mean of x in each cell.
    func pullBack(
        _ gradient: UnsafePointer<Double>, divisors: UnsafePointer<Double>, values: UnsafePointer<Double>,
        means meanGradient: UnsafeMutablePointer<Double>, squares squareGradient: UnsafeMutablePointer<Double>?,
        _ workers: WorkerThreads
    ) -> Double {
        let inner = layouts[0].cells.map(workers) { _, _, row, inner in
            for cell in row { inner[cell] = takesSquares ? gradient[cell] / (2 * divisors[cell]) : gradient[cell] }
        }
        let weights = mixture.values
        var weightGradients = [Double](repeating: 0, count: weights.count)
        for (index, layout) in layouts.enumerated() {
            let shares = layout.means(inner, workers)
            for (set, share) in shares.enumerated() {
                weightGradients[index] += share * Double(layout.size) * spreads[index][set]
            }
            let (weight, means) = (weights[index], means[index])
            switch spread {
            case .rootMeanSquare:
                layout.add(to: squareGradient!, workers) { weight * shares[$1] }
            case .standardDeviation:
                layout.add(to: squareGradient!, workers) { weight * shares[$1] }
                layout.add(to: meanGradient, workers) { -(weight * shares[$1] * 2 * means[$1]) }
            case .meanAbsoluteDeviation:
                let signs = layout.sums(workers) { sign(values[$0] - means[$1]) }
                layout.add(to: meanGradient, workers) { cell, set in
                    let part = sign(values[cell] - means[set]) - signs[set] / Double(layout.size)
                    return weight * shares[set] * part
                }
            }
        }
        mixture.pullBack(weightGradients)
        guard let epsilon else { return 0 }
        let total = inner.reduce(0, +)
        return epsilon.values.pointer[0] < 0 ? -total : total
    }

    private func sign(_ x: Double) -> Double { x > 0 ? 1 : x < 0 ? -1 : 0 }
}
