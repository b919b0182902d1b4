import Foundation

/// A step of the plain operator: its values and gradients, element by element.
struct ElementwiseStep {
    let state: StepState
    private let cells: StatisticCells

    init(_ state: StepState, _ cells: StatisticCells) {
        self.state = state
        self.cells = cells
    }

    /// Computes the statistics of x.
    func take(_ x: [Double], _ mode: Mode) { state.take(means: x, squares: x.map { $0 * $0 }, mode) }

    /// What is needed of one channel.
    private struct Channel {
        let gamma: Double
        let beta: Double
        let slope: Double
        let offset: Double

        init(_ state: StepState, _ channel: Int) {
            gamma = Double(state.gamma?.values.pointer[channel] ?? 1)
            beta = Double(state.beta?.values.pointer[channel] ?? 0)
            let slopes = state.slope?.values
            slope = Double(slopes.map { $0.pointer[$0.count > 1 ? channel : 0] } ?? 0)
            offset = Double(state.offset?.values.pointer[0] ?? 0)
        }
    }

    /// The statistics of the last `take`, one number per element; nil where there is none.
    private struct Statistics {
        let shifts: [Double]?
        let divisors: [Double]?
        let otherDivisors: [Double]?

        init(_ state: StepState) {
            shifts = state.centre?.shifts
            divisors = state.divisor?.divisors
            otherDivisors = state.otherDivisor?.divisors
        }
    }

    /// y with the statistics of the last `take`.
    func apply(_ x: [Double]) -> [Double] {
        let statistics = Statistics(state)
        var y = x
        cells.forEachRow { _, index, row in
            let channel = Channel(state, index)
            for cell in row {
                let centred = x[cell] - (statistics.shifts?[cell] ?? 0)
                let divisor = statistics.divisors?[cell] ?? 1
                let normalized: Double
                switch state.step.pointwise {
                case .none: normalized = centred / divisor
                case .sigmoidGate: normalized = centred * sigmoid(channel.slope * x[cell]) / divisor
                case .maximum:
                    let other = channel.slope * x[cell] + statistics.otherDivisors![cell]
                    normalized = centred / (divisor < other ? other : divisor)
                case .tanh: normalized = Foundation.tanh(channel.slope * centred / divisor + channel.offset)
                case .erf: normalized = Foundation.erf(channel.slope * centred / divisor + channel.offset)
                }
                y[cell] = channel.gamma * normalized + channel.beta
            }
        }
        return y
    }

    private func sigmoid(_ x: Double) -> Double { 1 / (1 + exp(-x)) }

    /// The gradients of one pass: of x directly, of what is subtracted and of both divisors, per element; of parameters.
    private struct Gradients {
        var x: [Double]
        var shifts: [Double]
        var divisors: [Double]
        var otherDivisors: [Double]
        var gamma: [Double]
        var beta: [Double]
        var slope: [Double]
        var offset = 0.0

        init(_ cells: StatisticCells) {
            x = [Double](repeating: 0, count: cells.count)
            (shifts, divisors, otherDivisors) = (x, x, x)
            gamma = [Double](repeating: 0, count: cells.channels)
            (beta, slope) = (gamma, gamma)
        }
    }

    /// The gradient of x from that of y. Writes the parameters' gradients.
    func pullBack(_ gradient: [Double], input x: [Double]) -> [Double] {
        let statistics = Statistics(state)
        var result = Gradients(cells)
        cells.forEachRow { _, index, row in
            let channel = Channel(state, index)
            for cell in row { pullBack(gradient[cell], x[cell], cell, index, channel, statistics, &result) }
        }
        write(result)
        var squares = [Double](repeating: 0, count: cells.count)
        var means = result.x
        state.centre?.pullBack(result.shifts, means: &means)
        var ofEpsilon = 0.0
        for (divisor, values, gradients) in [
            (state.divisor, statistics.divisors, result.divisors),
            (state.otherDivisor, statistics.otherDivisors, result.otherDivisors),
        ] {
            guard let divisor, let values else { continue }
            ofEpsilon += divisor.pullBack(gradients, divisors: values, values: x, means: &means, squares: &squares)
        }
        state.epsilon?.gradient.pointer[0] = Float(ofEpsilon)
        // The mean square of a single value is its square.
        for cell in means.indices { means[cell] += 2 * x[cell] * squares[cell] }
        return means
    }

    @inline(__always)
    private func pullBack(
        _ upper: Double, _ x: Double, _ cell: Int, _ index: Int, _ channel: Channel, _ statistics: Statistics,
        _ result: inout Gradients
    ) {
        let centred = x - (statistics.shifts?[cell] ?? 0)
        let divisor = statistics.divisors?[cell] ?? 1
        // Of f, of x − c mu, and of D.
        let ofNormalized = channel.gamma * upper
        let normalized: Double
        let ofCentred: Double
        var ofDivisor = 0.0
        switch state.step.pointwise {
        case .none:
            normalized = centred / divisor
            ofCentred = ofNormalized / divisor
            ofDivisor = -ofCentred * normalized
        case .sigmoidGate:
            let gate = sigmoid(channel.slope * x)
            normalized = centred * gate / divisor
            ofCentred = ofNormalized * gate / divisor
            ofDivisor = -ofNormalized * normalized / divisor
            let ofArgument = ofNormalized * centred / divisor * gate * (1 - gate)
            result.slope[index] += ofArgument * x
            result.x[cell] += ofArgument * channel.slope
        case .maximum:
            let other = channel.slope * x + statistics.otherDivisors![cell]
            let largest = divisor < other ? other : divisor
            normalized = centred / largest
            ofCentred = ofNormalized / largest
            let ofLargest = -ofCentred * normalized
            if divisor < other {
                result.otherDivisors[cell] += ofLargest
                result.slope[index] += ofLargest * x
                result.x[cell] += ofLargest * channel.slope
            } else {
                ofDivisor = ofLargest
            }
        case .tanh, .erf:
            let scaled = centred / divisor
            let argument = channel.slope * scaled + channel.offset
            let derivative: Double
            if case .tanh = state.step.pointwise {
                normalized = Foundation.tanh(argument)
                derivative = 1 - normalized * normalized
            } else {
                normalized = Foundation.erf(argument)
                derivative = 2 / Double.pi.squareRoot() * exp(-argument * argument)
            }
            let ofArgument = ofNormalized * derivative
            result.slope[0] += ofArgument * scaled
            result.offset += ofArgument
            ofCentred = ofArgument * channel.slope / divisor
            ofDivisor = -ofCentred * scaled
        }
        result.gamma[index] += upper * normalized
        result.beta[index] += upper
        result.x[cell] += ofCentred
        result.shifts[cell] = -ofCentred
        result.divisors[cell] = ofDivisor
    }

    private func write(_ result: Gradients) {
        func write(_ values: [Double], _ parameter: Parameter?) {
            guard let parameter else { return }
            for index in 0..<parameter.values.count { parameter.gradient.pointer[index] = Float(values[index]) }
        }
        write(result.gamma, state.gamma)
        write(result.beta, state.beta)
        write(result.slope, state.slope)
        write([result.offset], state.offset)
    }
}
