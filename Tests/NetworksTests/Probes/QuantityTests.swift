import Foundation
import Tensors
import Testing

@testable import Networks

@Suite struct QuantityTests {
    @Test func namesAreThoseOfTheFiles() {
        #expect(
            Quantity.builtIn.map(\.identifier) == [
                "standard-deviation", "gradient-norm", "same-sample-correlation", "cross-sample-correlation",
                "inverse-variance", "removed-gradient-share", "activation-variance", "cosine-similarity",
                "stable-rank", "participation-ratio", "second-moment", "branch-mean-square", "shortcut-mean-square",
                "sum-mean-square",
            ])
        #expect(Quantity.builtIn.filter { $0.kind == .convolution }.count == 6)
        #expect(Set(Quantity.builtIn).count == Quantity.builtIn.count)
        #expect(
            Quantity.builtIn.filter { !$0.isMeasuredInTraining } == [
                .removedGradientShare, .stableRank, .participationRatio, .branchMeanSquare, .shortcutMeanSquare,
                .sumMeanSquare,
            ])
    }

    @Test func measurementsAreWrittenWithNullWhereUndefined() throws {
        let layer = LayerMeasurement(
            name: "stage1.block2.output", kind: .activation, role: .blockOutput(BlockPlace(stage: 1, block: 2)),
            height: 4, channels: 8, quantities: [.cosineSimilarity: nil, .stableRank: 1.5])
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let text = String(decoding: try encoder.encode(layer), as: UTF8.self)
        #expect(
            text == """
                {"channels":8,"height":4,"kind":"activation","name":"stage1.block2.output",\
                "quantities":{"cosine-similarity":null,"stable-rank":1.5},\
                "role":{"block":2,"role":"block-output","stage":1}}
                """)
        #expect(try JSONDecoder().decode(LayerMeasurement.self, from: Data(text.utf8)) == layer)
        #expect(layer[.cosineSimilarity] == nil && layer[.stableRank] == 1.5 && layer[.activationVariance] == nil)
    }

    @Test(arguments: [
        LayerRole.plain, .opening, .branch(BlockPlace(stage: 2, block: 9)), .shortcut(BlockPlace(stage: 3, block: 1)),
        .blockOutput(BlockPlace(stage: 1, block: 1)),
    ])
    func rolesComeBack(_ role: LayerRole) throws {
        #expect(try JSONDecoder().decode(LayerRole.self, from: JSONEncoder().encode(role)) == role)
    }

    @Test func unknownRolesAreRefused() {
        for text in [#"{"role":"cellar"}"#, #"{"role":"branch","stage":1}"#] {
            #expect(throws: DecodingError.self) {
                try JSONDecoder().decode(LayerRole.self, from: Data(text.utf8))
            }
        }
    }

    /// A quantity from elsewhere is measured beside the program's own.
    @Test func aQuantityFromElsewhereIsMeasured() throws {
        let largest = Quantity("largest-value", of: .activation, .output { Double($0.output.planar.max() ?? 0) })
        let recorder = PassRecorder(measuring: Quantity.builtIn + [largest])
        let shape = ActivationShape(batch: 2, channels: 1, height: 1, width: 2)
        recorder.activation(
            Layer("layer", .plain), output: Activation(shape: shape, planar: [1, 4, 2, 3]), WorkerThreads(count: 1))
        #expect(recorder.layers[0][largest] == 4 && recorder.layers[0][.secondMoment] == 7.5)
    }
}
