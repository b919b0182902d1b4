import Foundation
import Tensors
import Testing

@testable import Networks

/// Random declarations on odd shapes, beside plain loops in double precision and central differences of them.
///
/// There are 1,000; an ordinary run of the tests takes as many as fit into some seconds, always the first ones.
/// NORMREPORT_DECLARATIONS=all takes all of them.
@Suite struct RandomDeclarationTests {
    private static let count = 1000
    private static let fewest = 60
    private static let seconds = 6.0
    private static let step = 1e-6
    /// Of the largest component of an array.
    private static let tolerance = 1e-4
    /// A value this close to a kink may fall to its other side.
    private static let kinkDistance = 5e-4

    @Test func gradientsAreCentralDifferences() throws {
        let takesAll = ProcessInfo.processInfo.environment["NORMREPORT_DECLARATIONS"] == "all"
        let start = Date()
        var (checked, left) = (0, 0)
        for index in 0..<Self.count {
            guard takesAll || index < Self.fewest || -start.timeIntervalSinceNow < Self.seconds else { break }
            if try check(RandomDeclaration(index)) { checked += 1 } else { left += 1 }
        }
        #expect(checked >= Self.fewest * 3 / 4)
        #expect(left * 10 <= checked + left, "\(left) of \(checked + left) have a value at a kink in every draw")
        if takesAll { print("\(checked) declarations checked, \(left) left out") }
    }

    /// Values, gradients and what is kept for evaluation, bit by bit.
    @Test(arguments: [2, 3, 5]) func threadsChangeNothing(_ threads: Int) {
        for declaration in (0..<200).map(RandomDeclaration.init) {
            let inputs = declaration.inputs(declaration.engine(), attempt: 0)
            func bits(_ layer: EngineLayer) -> [[UInt32]] {
                for (name, parameter) in layer.parameters {
                    for (position, value) in inputs.parameters[name]!.enumerated() {
                        parameter.values.pointer[position] = Float(value)
                    }
                }
                let pass = layer.forward(inputs.x.map { Float($0) }, skip: inputs.skip?.map { Float($0) })
                let (input, skip) = layer.backward(pass, outputGradient: inputs.outputGradient.map { Float($0) })
                let trained = layer.operation.parameters.map(\.gradient.array)
                let kept = layer.operation.statistics.map(\.values.array)
                return ([pass.values, input.planar, skip.planar] + trained + kept).map { $0.map(\.bitPattern) }
            }
            #expect(bits(declaration.engine()) == bits(declaration.engine(threads: threads)), "\(declaration)")
        }
    }

    /// Whether values away from all kinks were found.
    private func check(_ declaration: RandomDeclaration) throws -> Bool {
        let reference = DeclaredReference(declaration)
        let layer = declaration.engine()
        let draws = (0..<30).lazy.map { declaration.inputs(layer, attempt: $0) }
        guard let inputs = draws.first(where: { reference.forward($0).kinkDistance > Self.kinkDistance }) else {
            return false
        }
        for (name, parameter) in layer.parameters {
            for (position, value) in inputs.parameters[name]!.enumerated() {
                parameter.values.pointer[position] = Float(value)
            }
        }
        let pass = layer.forward(inputs.x.map { Float($0) }, skip: inputs.skip?.map { Float($0) })
        try expectClose(pass.values, reference.forward(inputs).output, "\(declaration): output")
        #expect(pass.output.hasZeroPadding, "\(declaration): output")
        let (input, skip) = layer.backward(pass, outputGradient: inputs.outputGradient.map { Float($0) })
        #expect(input.hasZeroPadding, "\(declaration): input gradient")

        func loss(_ inputs: RandomDeclaration.Inputs) -> Double {
            zip(reference.forward(inputs).output, inputs.outputGradient).reduce(0) { $0 + $1.0 * $1.1 }
        }
        func differences(_ path: WritableKeyPath<RandomDeclaration.Inputs, [Double]>) -> [Double] {
            inputs[keyPath: path].indices.map { position in
                var (up, down) = (inputs, inputs)
                up[keyPath: path][position] += Self.step
                down[keyPath: path][position] -= Self.step
                return (loss(up) - loss(down)) / (2 * Self.step)
            }
        }
        try expectClose(input.planar, differences(\.x), "\(declaration): input gradient")
        if inputs.skip != nil {
            try expectClose(skip.planar, differences(\.skip![]), "\(declaration): skip gradient")
        }
        for (name, parameter) in layer.parameters {
            try expectClose(
                parameter.gradient.array, differences(\.parameters[name]![]), "\(declaration): gradient of \(name)")
        }
        return true
    }

    private func expectClose(_ measured: [Float], _ expected: [Double], _ place: String) throws {
        try #require(measured.count == expected.count, "\(place)")
        let scale = max(expected.map(abs).max() ?? 0, 1e-3)
        let worst = zip(measured, expected).map { abs(Double($0) - $1) }.max() ?? 0
        #expect(worst <= Self.tolerance * scale, "\(place) is off by \(worst), where the largest is \(scale)")
    }
}

extension Array {
    /// The array itself, as the end of a key path through an optional.
    fileprivate subscript() -> [Element] {
        get { self }
        set { self = newValue }
    }
}
