import Foundation
import Tensors

/// A step of the plain operator: its values and gradients, element by element.
struct ElementwiseStep {
    let state: StepState
    private let cells: StatisticCells

    init(_ state: StepState, _ cells: StatisticCells) {
        self.state = state
        self.cells = cells
    }

    /// Computes the statistics of x.
    func take(_ x: [Double], _ mode: Mode, _ workers: WorkerThreads) {
        let squares =
            state.takesSquares
            ? cells.map(workers) { _, _, row, squares in
                for cell in row { squares[cell] = x[cell] * x[cell] }
            } : []
        state.take(means: x, squares: squares, mode, workers)
    }

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

    /// The statistics of the last `take`, one number per element; nil if there is none.
    private struct Statistics {
        let shifts: [Double]?
        let divisors: [Double]?
        let otherDivisors: [Double]?

        init(_ state: StepState, _ workers: WorkerThreads) {
            shifts = state.centre?.shifts(workers)
            divisors = state.divisor?.divisors(workers)
            otherDivisors = state.otherDivisor?.divisors(workers)
        }
    }

    /// y with the statistics of the last `take`.
    func apply(_ x: [Double], _ workers: WorkerThreads) -> [Double] {
        let statistics = Statistics(state, workers)
        let pointwise = state.step.pointwise
        return cells.map(workers) { _, index, row, y in
            let channel = Channel(state, index)
            for cell in row {
                let centred = x[cell] - (statistics.shifts?[cell] ?? 0)
                let divisor = statistics.divisors?[cell] ?? 1
                let normalized: Double
                switch pointwise {
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
    }

    private func sigmoid(_ x: Double) -> Double { 1 / (1 + exp(-x)) }

    /// The gradients of one pass, as far as the step has what they are of.
    private struct Gradients {
        /// Per element: of x directly, of what is subtracted, and of both divisors.
        let x: CellNumbers
        let shifts: CellNumbers?
        let divisors: CellNumbers?
        let otherDivisors: CellNumbers?
        /// Per channel; of the gate's or the maximum's slope.
        let gamma: CellNumbers
        let beta: CellNumbers
        let slope: CellNumbers
        /// Per element: what it adds to the gradients of the one slope and the one offset of a layer.
        let layerSlope: CellNumbers?
        let layerOffset: CellNumbers?

        init(_ state: StepState, _ cells: StatisticCells) {
            func perElement(_ isNeeded: Bool) -> CellNumbers? { isNeeded ? CellNumbers(count: cells.count) : nil }
            x = CellNumbers(count: cells.count)
            shifts = perElement(state.centre != nil)
            divisors = perElement(state.divisor != nil)
            otherDivisors = perElement(state.otherDivisor != nil)
            gamma = CellNumbers(count: cells.channels)
            beta = CellNumbers(count: cells.channels)
            slope = CellNumbers(count: cells.channels)
            switch state.step.pointwise {
            case .tanh, .erf: layerSlope = CellNumbers(count: cells.count)
            case .none, .sigmoidGate, .maximum: layerSlope = nil
            }
            layerOffset = perElement(state.offset != nil)
        }

        /// Writes those of the parameters.
        func write(to state: StepState) {
            func write(_ numbers: CellNumbers, _ parameter: Parameter?) {
                guard let parameter else { return }
                for index in 0..<parameter.values.count {
                    parameter.gradient.pointer[index] = Float(numbers.pointer[index])
                }
            }
            write(gamma, state.gamma)
            write(beta, state.beta)
            if let layerSlope {
                state.slope?.gradient.pointer[0] = Float(layerSlope.total)
            } else {
                write(slope, state.slope)
            }
            if let layerOffset { state.offset?.gradient.pointer[0] = Float(layerOffset.total) }
        }
    }

    /// The gradient of x from that of y. Writes the parameters' gradients.
    func pullBack(_ gradient: [Double], input x: [Double], _ workers: WorkerThreads) -> [Double] {
        let statistics = Statistics(state, workers)
        let result = Gradients(state, cells)
        cells.forEachRow(workers) { _, index, row in
            let channel = Channel(state, index)
            for cell in row { pullBack(gradient[cell], x[cell], cell, index, channel, statistics, result) }
        }
        result.write(to: state)
        if let shifts = result.shifts { state.centre?.pullBack(shifts.pointer, means: result.x.pointer, workers) }
        // Of the mean square of a single value, which is its square.
        let squares = state.takesSquares ? CellNumbers(count: cells.count) : nil
        var ofEpsilon = 0.0
        for (divisor, values, gradients) in [
            (state.divisor, statistics.divisors, result.divisors),
            (state.otherDivisor, statistics.otherDivisors, result.otherDivisors),
        ] {
            guard let divisor, let values, let gradients else { continue }
            ofEpsilon += divisor.pullBack(
                gradients.pointer, divisors: values, values: x, means: result.x.pointer, squares: squares?.pointer,
                workers)
        }
        state.epsilon?.gradient.pointer[0] = Float(ofEpsilon)
        return cells.map(workers) { _, _, row, dx in
            for cell in row {
                dx[cell] = result.x.pointer[cell] + 2 * x[cell] * (squares?.pointer[cell] ?? 0)
            }
        }
    }

    @inline(__always)
    private func pullBack(
        _ upper: Double, _ x: Double, _ cell: Int, _ index: Int, _ channel: Channel, _ statistics: Statistics,
        _ result: Gradients
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
            result.slope.pointer[index] += ofArgument * x
            result.x.pointer[cell] += ofArgument * channel.slope
        case .maximum:
            let other = channel.slope * x + statistics.otherDivisors![cell]
            let largest = divisor < other ? other : divisor
            normalized = centred / largest
            ofCentred = ofNormalized / largest
            let ofLargest = -ofCentred * normalized
            if divisor < other {
                result.otherDivisors?.pointer[cell] = ofLargest
                result.slope.pointer[index] += ofLargest * x
                result.x.pointer[cell] += ofLargest * channel.slope
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
            result.layerSlope?.pointer[cell] = ofArgument * scaled
            result.layerOffset?.pointer[cell] = ofArgument
            ofCentred = ofArgument * channel.slope / divisor
            ofDivisor = -ofCentred * scaled
        }
        result.gamma.pointer[index] += upper * normalized
        result.beta.pointer[index] += upper
        result.x.pointer[cell] += ofCentred
        result.shifts?.pointer[cell] = -ofCentred
        result.divisors?.pointer[cell] = ofDivisor
    }
}
