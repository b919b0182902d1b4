import Testing

@testable import Findings
@testable import Paper
@testable import Reports

@Suite struct RegisterSectionTests {
    /// Where one of two bounds suffices and holds, the register does not print the other as a refutation.
    @Test func alternativesThatFailAreNotFindings() throws {
        let parts = try FabricatedStudy(.original).parts
        let entry = try #require(
            RegisterSection(parts: parts, figures: [:]).entries.flatMap(\.statements).first { $0.id == "c1.1" })
        let finding = try #require(
            parts.claims.flatMap(\.statements).first { $0.finding.statement == .subExponentialVariance }?.finding)
        var alternatives = 0
        for member in finding.members where member.outcome == .holds {
            for evidence in member.evidence {
                let name = "\(member.name): \(evidence.quantity)"
                let effect = try #require(entry.effects.first { $0.name == name })
                #expect(effect.outcome == (evidence.outcome == .holds ? .holds : nil), "\(name)")
                alternatives += evidence.outcome == .holds ? 0 : 1
            }
        }
        #expect(alternatives > 0)
    }
}
