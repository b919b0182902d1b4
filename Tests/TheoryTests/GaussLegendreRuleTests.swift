import Foundation
import Testing

@testable import Theory

@Suite struct GaussLegendreRuleTests {
    @Test func fivePointsAreExactToDegreeNine() {
        let rule = GaussLegendreRule(count: 5, from: 0, to: 2)
        #expect(abs(rule.integral { pow($0, 9) } - 102.4) < 1e-12)
        #expect(abs(rule.integral { _ in 1 } - 2) < 1e-14)
    }

    @Test func smoothIntegrandsConverge() {
        let rule = GaussLegendreRule(count: 160, from: -9, to: 9)
        #expect(abs(rule.integral(of: GaussianMoments.density) - 1) < 1e-13)
        #expect(rule.nodes == rule.nodes.sorted())
    }

    @Test func oneNodeIsTheMidpoint() {
        let rule = GaussLegendreRule(count: 1, from: 1, to: 5)
        #expect(abs(rule.nodes[0] - 3) < 1e-15 && abs(rule.weights[0] - 4) < 1e-14)
    }
}
