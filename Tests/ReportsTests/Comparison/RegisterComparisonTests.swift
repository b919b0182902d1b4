import Foundation
import Testing

@testable import Findings
@testable import Paper
@testable import Reports

@Suite struct RegisterComparisonTests {
    private typealias Effect = ClaimRegister.Effect

    private func effect(_ name: String, _ value: Double?, _ low: Double?, _ high: Double?) -> Effect {
        Effect(name: name, value: value, low: low, high: high, seeds: 10)
    }

    private static let origin = ClaimRegister.Origin(
        program: "p", data: "d", dataDigest: "00", preset: "quick", seeds: [100], hasFreshSeeds: true)

    /// A claim with one statement of one member, and a claim's verdict that never changes.
    private func claim(_ verdict: Verdict, _ effects: [Effect], id: String = "c1") -> ClaimRegister.Claim {
        ClaimRegister.Claim(
            id: id, statement: "Layers differ.", place: "p", verdict: .inconclusive, summary: "",
            statements: [
                ClaimRegister.Statement(
                    id: "\(id).1", kind: "law", place: "p", text: "Variance grows.", rule: "r", decides: true,
                    verdict: verdict, reason: nil, pValue: nil, correctedPValue: nil, power: nil, powerRemark: nil,
                    thresholds: [], members: [], beside: effects, scale: "", data: [], remarks: [])
            ])
    }

    private func register(_ verdict: Verdict, _ effects: [Effect]) -> ClaimRegister {
        ClaimRegister(origin: Self.origin, claims: [claim(verdict, effects)])
    }

    /// Numbers of any size are compared and written.
    @Test func hugeNumbersAreCompared() throws {
        let wide = effect("slope", 0, -1e300, 1e300)
        let most = Double.greatestFiniteMagnitude
        let ends = (effect("slope", -most, -most, -most), effect("slope", most, most, most))
        #expect(!EffectChange(statement: "c1.1", first: wide, second: wide).hasMoved)
        let apart = EffectChange(statement: "c1.1", first: ends.0, second: ends.1)
        #expect(apart.hasMoved && apart.difference == nil && apart.margin == 0)
        let comparison = RegisterComparison(register(.reproduced, [ends.0]), register(.reproduced, [ends.1]))
        #expect(comparison.json.contains("slope") && comparison.moved.count == 1)
    }

    @Test func joinsFacingArms() {
        // Arms 3 above the first and 4 below the second: they may differ by 5.
        let first = effect("slope", 0, -1, 3)
        let within = EffectChange(statement: "c1.1", first: first, second: effect("slope", 5, 1, 5.1))
        #expect(within.margin == 5 && within.difference == 5 && !within.hasMoved)
        let beyond = EffectChange(statement: "c1.1", first: first, second: effect("slope", 5.01, 1.01, 5.1))
        #expect(beyond.hasMoved)
        // The other way round the other arms face each other: 1 below the first, 0 above the second.
        let down = EffectChange(statement: "c1.1", first: first, second: effect("slope", -1.5, -9, -1.5))
        #expect(down.margin == 1 && down.difference == -1.5 && down.hasMoved)
    }

    @Test func undefinedMovesOnlyAgainstDefined() {
        let undefined = effect("slope", nil, nil, nil)
        #expect(!EffectChange(statement: "c1.1", first: undefined, second: undefined).hasMoved)
        let change = EffectChange(statement: "c1.1", first: undefined, second: effect("slope", 1, 0, 2))
        #expect(change.hasMoved && change.difference == nil && change.margin == nil)
    }

    @Test func findsFlippedVerdictsAndStrangers() {
        let first = ClaimRegister(
            origin: Self.origin,
            claims: [
                claim(.reproduced, [effect("a", 1, 0, 2), effect("b", 1, 0, 2)]), claim(.inconclusive, [], id: "c9"),
            ])
        let second = ClaimRegister(
            origin: Self.origin,
            claims: [
                claim(.refuted, [effect("a", 1, 0, 2), effect("c", 1, 0, 2)]), claim(.inconclusive, [], id: "c8"),
            ])
        let comparison = RegisterComparison(first, second)
        #expect(comparison.judged == ["c1", "c1.1"])
        #expect(comparison.flipped.map(\.id) == ["c1.1"])
        #expect(comparison.flipped.first?.first == .reproduced && comparison.flipped.first?.second == .refuted)
        #expect(comparison.effects.map(\.first.name) == ["a"])
        #expect(comparison.moved.isEmpty)
        #expect(comparison.onlyInFirst == ["c1.1: b", "c9", "c9.1"])
        #expect(comparison.onlyInSecond == ["c1.1: c", "c8", "c8.1"])
        #expect(comparison.judgedInOne == ["c9", "c9.1", "c8", "c8.1"] && comparison.onlyInOneCount == 6)
    }

    /// Whoever reads that numbers differ must know first that they need not agree.
    @Test func whatTheStudiesDifferInComesFirst() {
        let register = register(.reproduced, [])
        let comparison = RegisterComparison(
            register, register,
            differences: [
                StudyDifference(aspect: "preset", first: "quick", second: "paper"),
                StudyDifference(aspect: "seeds", first: "0..9", second: "0..4"),
            ])
        #expect(
            comparison.text.hasPrefix(
                """
                the studies differ, so their numbers may differ too:
                  preset  quick  ->  paper
                  seeds   0..9   ->  0..4
                0 of 2 verdicts flipped
                """))
        #expect(comparison.json.contains("\"aspect\" : \"preset\""))
    }

    @Test func aRegisterEqualsItself() {
        let register = register(.reproduced, [effect("a", 1, 1, 1), effect("u", nil, nil, nil)])
        let comparison = RegisterComparison(register, register)
        #expect(comparison.flipped.isEmpty && comparison.moved.isEmpty)
        #expect(comparison.text == "0 of 2 verdicts flipped\n0 of 2 effects moved beyond their joint interval")
    }

    @Test func writesTextAndJSON() throws {
        let comparison = RegisterComparison(
            register(.reproduced, [effect("slope", 0.39, 0.38, 0.4)]),
            register(.inconclusive, [effect("slope", 0.5, 0.49, 0.51)]))
        #expect(
            comparison.text == """
                1 of 2 verdicts flipped
                  c1.1  reproduced  ->  inconclusive  Variance grows.
                1 of 1 effects moved beyond their joint interval
                  c1.1  slope  0.390 [0.380, 0.400]  ->  0.500 [0.490, 0.510]  (by more than 0.0141)
                """)
        let read = try JSONDecoder().decode(RegisterComparison.self, from: Data(comparison.json.utf8))
        #expect(read == comparison)
        #expect(comparison.json.contains("\"hasMoved\" : true"))
    }

    @Test func isADocument() throws {
        let comparison = RegisterComparison(
            register(.reproduced, [effect("slope", 0.39, 0.38, 0.4), effect("u", nil, nil, nil)]),
            register(.inconclusive, [effect("slope", 0.5, 0.49, 0.51), effect("u", nil, nil, nil)]))
        let document = comparison.document(first: "<a>", second: "b|c")
        let markdown = try TestTemplates.write(document, as: .markdown)
        #expect(markdown.contains("| C1.1 | Variance grows. | ✓ reproduced | ≈ inconclusive |"))
        #expect(
            markdown.contains("| C1.1 | slope | 0.390 [0.380, 0.400] | 0.500 [0.490, 0.510] | 0.110 | 0.0141 | moved |")
        )
        #expect(markdown.contains("| C1.1 | u | – | – | – | – | within |"))
        for format in ReportFormat.allCases {
            #expect(try TestTemplates.write(document, as: format).contains("Variance grows."))
        }
    }

    @Test func readsClaimsAndSaysWhatIsWrong() throws {
        let text = String(decoding: try register(.notDecidable, [effect("e", 1, nil, 2)]).json, as: UTF8.self)
        try TestTemplates.withFolder([
            "claims.json": text.replacing("\"place\" : \"p\"", with: "\"place\" : \"p\", \"more\" : 4"),
            "bad.json": text.replacing("not-decidable", with: "maybe"),
            "short.json": #"{"schema":2,"origin":{},"claims":[]}"#, "old.json": #"{"claims":[{"id":"c1"}]}"#,
            "no.json": "x",
        ]) { folder in
            let register = try ClaimRegister(contentsOf: folder.appendingPathComponent("claims.json"))
            #expect(register.claims.first?.statements.first?.verdict == .notDecidable)
            #expect(register.claims.first?.statements.first?.beside == [effect("e", 1, nil, 2)])
            let reasons = ["bad.json", "short.json", "old.json", "no.json", "none.json"].map {
                (name: String) -> String in
                do {
                    _ = try ClaimRegister(contentsOf: folder.appendingPathComponent(name))
                    return ""
                } catch let error as UnreadableRegister {
                    return error.reason
                } catch {
                    return "another error"
                }
            }
            #expect(
                reasons == [
                    "'claims[0].statements[0].verdict' has no valid value", "'origin.program' is missing",
                    "it has the form of an earlier version, but version 2 is needed",
                    "it is not a register of claims in JSON", "no such file or directory",
                ])
        }
    }
}
