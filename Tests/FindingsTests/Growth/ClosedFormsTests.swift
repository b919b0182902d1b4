import Networks
import Testing
import Theory

@testable import Findings

@Suite struct ClosedFormsTests {
    /// Whoever adds a built-in normalizer says which forms it has, if none.
    @Test func everyBuiltInNormalizerIsKnown() {
        #expect(Set(ClosedForms.table.keys) == Set(Normalizer.builtIn))
    }

    /// A layer is what its definition says, whatever its name.
    @Test func aLayerOfABuiltInDefinitionHasItsForms() {
        let own = layer(Normalizer.batchNorm.definition)
        guard case .fixedPoint(let cosine) = ClosedForms.of(own).similarity else {
            Issue.record("no fixed point")
            return
        }
        #expect(abs(cosine - 1 / Double.pi) < 1e-12)
    }

    @Test func whatTheAlgebraOfKernelsDoesNotCoverHasNone() {
        let uncovered: [LayerDeclaration] = [
            // Not linear.
            LayerDeclaration(steps: [NormalizerStep(pointwise: .tanh(slope: 0.5, shift: nil))]),
            // A divisor for each channel that counts its mean, before another activation and with a large epsilon.
            LayerDeclaration(
                steps: [NormalizerStep(scaling: .init([.batch, .space], spread: .rootMeanSquare))],
                activation: .scaledRectifier),
            LayerDeclaration(
                steps: [
                    NormalizerStep(scaling: .init([.batch, .space], spread: .rootMeanSquare, epsilon: .fixed(0.1)))
                ]),
            // Another activation, other weights, an epsilon as large as the variance, another gain.
            LayerDeclaration(steps: Self.mixed, activation: .scaledRectifier),
            LayerDeclaration(steps: Self.mixed, weights: .centred),
            LayerDeclaration(
                steps: [
                    NormalizerStep(
                        scaling: .init([.channel, .space], spread: .rootMeanSquare, epsilon: .fixed(0.1)))
                ]),
            LayerDeclaration(
                steps: [
                    NormalizerStep(
                        scaling: .init([.channel, .space], spread: .rootMeanSquare), affine: .init(gain: 2, shift: 0))
                ]),
        ]
        for declaration in uncovered {
            let forms = ClosedForms.of(layer(declaration.definition))
            #expect(forms.similarity == nil && forms.growth == nil, "\(declaration)")
        }
    }

    /// What a channel shares over the batch is there what it shares over a map in Filter Response Normalization.
    @Test(arguments: [[.batch, .space], [.space]] as [StatisticAxes])
    func channelsOverTheirRootMeanSquaresHaveFluctuatingDivisors(_ axes: StatisticAxes) {
        let declaration = LayerDeclaration(steps: [NormalizerStep(scaling: .init(axes, spread: .rootMeanSquare))])
        let forms = ClosedForms.of(layer(declaration.definition))
        guard case .filterResponseMeanField = forms.similarity, case .filterResponseMeanField = forms.growth else {
            Issue.record("\(forms)")
            return
        }
    }

    private static let mixed: [NormalizerStep] = {
        let parts: [StatisticAxes] = [[.batch, .space], [.space], [.channel, .space]]
        return [
            NormalizerStep(centring: .init(mixing: parts), scaling: .init(mixing: parts, spread: .standardDeviation))
        ]
    }()

    /// Switchable Norm at equal weights, in an infinitely wide network: the fixed point that docs/science.md has, which
    /// independent simulations confirmed (cosine .341 to .351, growth 1.433 to 1.444, second moment .88 to .91).
    @Test func switchableNormHasItsFixedPoint() throws {
        guard
            case .linearStatistics(let chain) = ClosedForms.of(
                layer(LayerDeclaration(steps: Self.mixed).definition)
            ).similarity
        else {
            Issue.record("no linear statistics")
            return
        }
        let last = try #require(chain.layers(60, groupSize: nil)?.last)
        #expect(abs(last.state.correlations.crossSample - 0.347) < 5e-4)
        #expect(abs(last.gradientGrowth - 1.445) < 5e-4)
        #expect(abs(last.state.secondMoment - 0.900) < 5e-4)
    }

    /// Two steps: the second of two equal ones changes nothing.
    @Test func aStepTwiceIsTheStepOnce() throws {
        let step = NormalizerStep(
            centring: .init([.batch, .space], amount: 0.5),
            scaling: .init([.batch, .space], spread: .standardDeviation))
        func last(_ steps: [NormalizerStep]) throws -> LinearStatisticsNormalizer.State {
            let chain = try #require(LinearStatisticsChain(LayerDeclaration(steps: steps).definition))
            return try #require(chain.layers(30, groupSize: nil)?.last).state
        }
        let scaling = NormalizerStep(scaling: step.scaling)
        let (once, twice) = (try last([step]), try last([step, scaling]))
        #expect(abs(once.correlations.crossSample - twice.correlations.crossSample) < 1e-9)
    }

    private func layer(_ definition: NormalizerDefinition) -> Normalizer {
        Normalizer(
            "own-norm", label: "Own", formula: "", statistics: "", source: "", family: .activation,
            definition: definition)
    }
}
