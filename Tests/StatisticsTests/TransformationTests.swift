import Testing

@testable import Statistics

@Suite struct TransformationTests {
    @Test func logitHasKnownValues() throws {
        #expect(Transformation.logit.apply(0.5) == 0)
        #expect(agrees(try #require(Transformation.logit.apply(0.9)), 2.1972245773362196))
        #expect(agrees(Transformation.logit.invert(-800), 0))
        #expect(Transformation.logit.invert(800) == 1)
    }

    @Test(arguments: Transformation.allCases)
    func inversesInvert(transformation: Transformation) throws {
        for value in [1e-9, 0.2, 0.5, 0.999] {
            let transformed = try #require(transformation.apply(value))
            #expect(agrees(transformation.invert(transformed) / value, 1))
        }
    }

    @Test func domainsEnd() {
        #expect(Transformation.logarithm.apply(0) == nil)
        #expect(Transformation.logarithm.apply(-1) == nil)
        #expect(Transformation.logit.apply(0) == nil)
        #expect(Transformation.logit.apply(1) == nil)
        #expect(Transformation.identity.apply(-3) == -3)
    }
}
