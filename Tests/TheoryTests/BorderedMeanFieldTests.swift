import Foundation
import Testing

@testable import Theory

@Suite struct BorderedMeanFieldTests {
    /// The network of the fixture: maps of 16, 8, 4 and 2 a side.
    private static let convolutions: [PaddedConvolution] =
        [16, 8, 4].flatMap { side in
            Array(repeating: PaddedConvolution.unitStride(side: side), count: side == 16 ? 2 : 3)
                + [.strideTwo(outputSide: side / 2)]
        } + Array(repeating: .unitStride(side: 2), count: 4)

    @Test func agreesWithTheReference() throws {
        let fixture = try BorderedMeanFieldFixture.load()
        #expect(fixture.cases.count == 4)
        for expected in fixture.cases {
            let form = try #require(expected.mean)
            let layers = BorderedMeanField.layers(form, convolutions: Self.convolutions, after: fixture.start)
            #expect(layers.count == expected.layers.count)
            for (index, layer) in layers.enumerated() {
                let row = [Double(layer.side), layer.deviation, layer.secondMoment, layer.cosine]
                for column in row.indices {
                    let difference = abs(row[column] - expected.layers[index][column])
                    #expect(difference < 1e-8, "\(expected.form), layer \(index), column \(column)")
                }
            }
        }
    }

    /// BatchNorm's σ taken as one number for all channels overrates the similarity; by how much, the channels' own σ,
    /// drawn, tells: not at all on large maps, 0.07 on maps of two.
    @Test func batchNormsSimilarityIsAnUpperEstimateOnSmallMaps() throws {
        let fixture = try BorderedMeanFieldFixture.load()
        let layers = BorderedMeanField.layers(.batchNorm, convolutions: Self.convolutions, after: fixture.start)
        let excess = zip(layers, fixture.sampledBatchNormCosines).map { $0.cosine - $1 }
        #expect(excess.count == 15 && excess[0] == excess.min(by: { abs($0) < abs($1) }))
        let last = try #require(excess.last)
        #expect(excess.allSatisfy { $0 > -0.002 } && prints(last, as: 0.07, decimals: 2), "\(excess)")
    }

    /// The second moment's factor under Scaled Weight Standardization where layers on one map follow one another, and
    /// the plain network's beside its closed form.
    @Test func factorsOfTheSecondMomentSettle() {
        for (side, standardized) in [(8, 0.943), (4, 0.829), (2, 0.560)] {
            func factor(_ form: BorderedMeanField.Form) -> Double {
                let layers = BorderedMeanField.layers(
                    form, convolutions: Array(repeating: .unitStride(side: side), count: 24), after: 0)
                return layers[23].secondMoment / layers[22].secondMoment
            }
            #expect(prints(factor(.scaledWeightStandardization), as: standardized, decimals: 3), "\(side)")
            #expect(abs(factor(.plain) - ZeroPadding.iteratedFactor(side: side)) < 1e-4, "\(side)")
        }
        let a = 4.0 / 9
        let layers = BorderedMeanField.layers(
            .scaledWeightStandardization, convolutions: Array(repeating: .unitStride(side: 2), count: 2), after: 0)
        #expect(
            abs(layers[1].secondMoment / layers[0].secondMoment - a * (1 - a / Double.pi) / (1 - 1 / Double.pi)) < 1e-12
        )
    }

    /// Without borders Weight Normalization keeps 1; on maps of two it settles at v = 4/9 q, q the map of v, and its
    /// samples become alike.
    @Test func weightNormalizationSettlesBelowOne() throws {
        let layers = BorderedMeanField.layers(
            .weightNormalization, convolutions: Array(repeating: .unitStride(side: 2), count: 60), after: 0)
        let last = try #require(layers.last)
        let fixed = WeightNormalization.secondMomentMap(last.secondMoment * 4 / 9)
        #expect(abs(last.secondMoment - fixed) < 1e-9 && prints(fixed, as: 0.324, decimals: 3), "\(fixed)")
        #expect(last.cosine > 0.9)
    }

    /// BatchNorm's σ on maps of two, where every position is a corner, lies far below √((π − 1)/π) = 0.826.
    @Test func batchNormDividesByLessOnSmallMaps() throws {
        let last = try #require(
            BorderedMeanField.layers(
                .batchNorm, convolutions: Array(repeating: .unitStride(side: 2), count: 20), after: 0.3
            ).last)
        #expect(prints(last.deviation, as: 0.587, decimals: 3), "\(last)")
        #expect(abs(last.secondMoment - 0.5) < 1e-12)
    }

    @Test func samplesThatCoincideStayTogether() {
        for form in [BorderedMeanField.Form.plain, .weightNormalization] {
            let layers = BorderedMeanField.layers(form, convolutions: [.unitStride(side: 3)], after: 1)
            #expect(abs(layers[0].cosine - 1) < 1e-7)
        }
        #expect(BorderedMeanField.layers(.plain, convolutions: [], after: 0.5).isEmpty)
    }
}
