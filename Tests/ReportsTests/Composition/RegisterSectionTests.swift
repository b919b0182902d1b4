import Testing

@testable import Findings
@testable import Paper
@testable import Reports

@Suite struct RegisterSectionTests {
    /// Where one of two bounds suffices and holds, the register does not print the other as a refutation.
    @Test func alternativesThatFailAreNotFindings() throws {
        let parts = try FabricatedStudy(.original).parts
        let entry = try #require(
            RegisterSection(parts: parts, figures: [:], hasFreshSeeds: true).entries.flatMap(\.statements).first {
                $0.id == "c1.1"
            })
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

    /// A study on seeds whose results had been seen says so: at the top, of every threshold, and of every statement.
    @Test func aStudyOnSeenSeedsIsNoFreshTest() throws {
        let parts = try FabricatedStudy(.original).parts
        func section(_ hasFreshSeeds: Bool) -> RegisterSection {
            RegisterSection(parts: parts, figures: [:], hasFreshSeeds: hasFreshSeeds)
        }
        #expect(section(true).warning == nil && section(false).warning != nil)
        for hasFreshSeeds in [true, false] {
            for entry in section(hasFreshSeeds).entries.flatMap(\.statements) {
                let statement = try #require(Statement.ofThePaper.first { $0.identifier == entry.id.rawValue })
                let isStale = !hasFreshSeeds && statement.thresholds.contains { !$0.precedesResults }
                let thresholds = entry.thresholds.map(\.plainText)
                #expect(thresholds.contains { $0.hasSuffix("set after results on these seeds") } == isStale)
                #expect(entry.remarks.contains { $0.plainText.hasPrefix("Not a fresh test") } == isStale)
            }
        }
    }
}
