import Tensors
import Testing

@testable import Networks

extension ReferenceTests {
    @Test func networksMatch() throws {
        var comparison = Comparison(tolerance: 1e-4)
        for file in try ReferenceFile.all(.network) {
            try compareNetwork(file, &comparison)
            comparison.countCase()
        }
        comparison.printSummary("networks, over their training steps")
        #expect(comparison.cases > 0, "no network_*.json in \(ReferenceFile.folder.path)")
    }

    private func compareNetwork(_ file: ReferenceFile, _ comparison: inout Comparison) throws {
        let network = try makeNetwork(file)
        let names = ReferenceNames(
            family: try family(file), block: try block(file),
            isWeightSpace: try file.value("weights", as: String.self) != "plain")
        let parameters = Dictionary(uniqueKeysWithValues: network.parameters.map { ($0.name, $0) })
        let statistics = Dictionary(uniqueKeysWithValues: network.statistics.map { ($0.name, $0) })
        for (path, array) in try file.arrays("parameters") {
            let name = names.parameter(path)
            let values = try #require(
                parameters[name]?.values ?? statistics[name]?.values, "\(file.name): nothing is called \(name)")
            try #require(values.count == array.values.count)
            for (index, value) in array.floats.enumerated() { values.pointer[index] = value }
        }
        let labels: [Int] = try file.value("labels")
        let input = Activation(shape: network.inputShape, planar: try file.array("input").floats)
        let expectedLosses: [Double] = try file.value("losses")
        var losses = [Double]()
        var recorders = [PassRecorder]()
        for step in expectedLosses.indices {
            let recorder = PassRecorder()
            losses.append(
                try network.forward(input, labels: labels, mode: .training, keepsValues: true, observer: recorder).loss)
            if step == 0 {
                comparison.compare(network.logits, try file.array("firstLogits"), "first logits", file.name)
            }
            try network.backward(labels: labels)
            if step == 0 {
                try compareGradients(file, names, parameters, &comparison)
            }
            recorders.append(recorder)
            for parameter in network.parameters {
                parameter.step(
                    rate: Float(try file.value("learningRate", as: Double.self)),
                    momentum: Float(try file.value("momentum", as: Double.self)),
                    decay: Float(try file.value("weightDecay", as: Double.self)))
            }
        }
        comparison.compare(losses, expectedLosses, "loss", file.name)
        try compareProbes(file, names, recorders, &comparison)
        try network.forward(input, labels: labels, mode: .evaluation)
        comparison.compare(network.logits, try file.array("evaluationLogitsAfter"), "evaluation logits", file.name)
    }

    /// A parameter of a single number (FRN's epsilon, SkipInit's gain) has a gradient that is the difference of large
    /// sums: rounding the inputs and weights to float32 alone, in float64 arithmetic, moves FRN's by up to 1.4e-4 of
    /// itself. Such a number has no scale of its own, and is compared at the scale of its like in the same network.
    private func compareGradients(
        _ file: ReferenceFile, _ names: ReferenceNames, _ parameters: [String: Parameter],
        _ comparison: inout Comparison
    ) throws {
        let expected = try file.arrays("firstGradients")
        for (path, array) in expected {
            let gradient = try #require(parameters[names.parameter(path)], "\(file.name): \(path)").gradient
            guard array.values.count == 1, let suffix = path.split(separator: ".").last else {
                comparison.compare(gradient.array, array, "first gradient", "\(file.name) \(path)")
                continue
            }
            let alike = expected.filter { $0.key.hasSuffix(".\(suffix)") && $0.value.values.count == 1 }
            comparison.compare(
                gradient.array, array, "first gradient of a single number", "\(file.name) \(path)",
                scale: alike.values.map { abs($0.values[0]) }.max())
        }
    }

    private func compareProbes(
        _ file: ReferenceFile, _ names: ReferenceNames, _ recorders: [PassRecorder], _ comparison: inout Comparison
    ) throws {
        let probes: [String: [[String: Any]]] = try file.value("probes")
        let quantities: [String: Quantity] = [
            "variance": .activationVariance, "cosineSimilarity": .cosineSimilarity, "stableRank": .stableRank,
            "standardDeviation": .standardDeviation, "gradientNorm": .gradientNorm,
        ]
        for probe in (probes["activations"] ?? []) + (probes["convolutions"] ?? []) {
            let path = try #require(probe["name"] as? String)
            for (key, quantity) in quantities {
                guard let expected = probe[key] as? [Double] else { continue }
                let measured = try recorders.map { recorder in
                    let layer = try #require(
                        recorder.layers.first { $0.name == names.probe(path) }, "\(file.name): no probe \(path)")
                    return try #require(layer[quantity], "\(file.name): \(path) has no \(quantity.identifier)")
                }
                comparison.compare(measured, expected, quantity.identifier, "\(file.name) \(path)")
            }
        }
    }

    private func family(_ file: ReferenceFile) throws -> String {
        let architecture: [String: Any] = try file.value("architecture")
        return try #require(architecture["family"] as? String)
    }

    private func weights(_ file: ReferenceFile) throws -> WeightParameterization {
        let name: String = try file.value("weights")
        return try #require(WeightParameterization(named: name), "\(file.name): weights \(name)")
    }

    private func block(_ file: ReferenceFile) throws -> ResidualBlock? {
        let architecture: [String: Any] = try file.value("architecture")
        return (architecture["block"] as? String).flatMap(ResidualBlock.init)
    }

    private func makeNetwork(_ file: ReferenceFile) throws -> Network {
        let architecture: [String: Any] = try file.value("architecture")
        let widths = try #require(architecture["widths"] as? [Int])
        let geometry: Geometry
        switch try family(file) {
        case "cnn":
            geometry = .convolutional(widths: widths, strides: try #require(architecture["strides"] as? [Int]))
        case "resnet":
            geometry = .residual(
                widths: widths, blocksPerStage: try #require(architecture["blocksPerStage"] as? Int),
                block: try #require(try block(file)),
                skipInit: try #require(architecture["skipInit"] as? Bool))
        case let other:
            throw ReferenceError("\(file.name): unknown family \(other)")
        }
        let identifier: String = try file.value("normalizer")
        let normalizer = try #require(Normalizer.builtIn.first { $0.identifier == identifier })
        let input = try file.array("input")
        return try Network.make(
            geometry: geometry, definition: normalizer.definition,
            weights: try weights(file),
            grouping: .count(file.groupCount ?? 1), classes: try file.array("firstLogits").shape[1],
            input: ActivationShape(
                batch: input.shape[0], channels: input.shape[1], height: input.shape[2], width: input.shape[3]),
            options: ExecutionOptions(isDifferentiable: true, workers: WorkerThreads(count: 1)))
    }
}

/// From the reference's module paths to this project's names.
struct ReferenceNames {
    let family: String
    let block: ResidualBlock?
    /// Whether convolutions have gains of their own.
    let isWeightSpace: Bool

    func parameter(_ path: String) -> String {
        var parts = path.split(separator: ".").map(String.init)
        let suffix = parts.removeLast()
        if parts == ["classifier"] || parts == ["linear"] { return "classifier.\(suffix)" }
        return "\(layer(parts, suffix)).\(suffix == "skip_gain" ? "gain" : suffix)"
    }

    /// A probe's name is that of the layer it stands on.
    func probe(_ path: String) -> String {
        let parts = path.split(separator: ".").map(String.init)
        if family == "cnn" {
            let index = Int(parts[1])!
            return "layer\(index / 5 + 1)." + (index % 5 == 1 ? "convolution" : "activation")
        }
        let place = self.place(parts)
        switch parts.last! {
        case "conv_probe1": return "\(place).convolution" + (parts.count > 1 ? "1" : "")
        case "conv_probe2": return "\(place).convolution2"
        case "norm_probe1": return "\(place).activation" + (parts.count > 1 ? "1" : "")
        case "norm_probe2": return "\(place).output"
        default: return "\(place).shortcut.convolution"
        }
    }

    private func place(_ parts: [String]) -> String {
        guard parts.count > 1, parts[0].hasPrefix("layer") else { return "opening" }
        return "stage\(parts[0].dropFirst(5)).block\(Int(parts[1])! + 1)"
    }

    private func layer(_ parts: [String], _ suffix: String) -> String {
        let isConvolution = ["weight", "bias"].contains(suffix)
        if family == "cnn" {
            let index = Int(parts[1])!
            let kind = index % 5 == 0 ? "convolution" : suffix == "tau" ? "activation" : "normalizer"
            return "layer\(index / 5 + 1).\(kind)"
        }
        let place = self.place(parts)
        if suffix == "skip_gain" { return place }
        let module = parts.last!
        if parts.contains("shortcut") {
            let isGain = isShortcutConvolutionGain(parts, suffix)
            return "\(place).shortcut." + (isConvolution || isGain ? "convolution" : "normalizer")
        }
        let number = place == "opening" ? "" : String(module.last!)
        if module.hasPrefix("conv") { return "\(place).convolution\(number)" }
        if suffix == "tau" {
            let actsAfterAddition = block == .postActivation && number == "2"
            return "\(place)." + (actsAfterAddition ? "output" : "activation\(number)")
        }
        return "\(place).normalizer\(number)"
    }

    /// The convolution of a post-activation shortcut is its module 0, and that of weight-space networks has a gamma;
    /// normalizers stand at other places, but for the pre-activation shortcut's, which comes first.
    private func isShortcutConvolutionGain(_ parts: [String], _ suffix: String) -> Bool {
        suffix == "gamma" && parts.last == "0" && isWeightSpace
    }
}
