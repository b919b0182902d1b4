import Foundation
import Testing

@testable import Findings
@testable import Paper
@testable import Reports

@Suite struct RegisterComparisonTests {
    private typealias RegisteredEffect = ClaimRegister.RegisteredEffect

    private func effect(_ name: String, _ value: Double?, _ low: Double?, _ high: Double?) -> RegisteredEffect {
        RegisteredEffect(name: name, value: value, low: low, high: high, seeds: 10)
    }

    private func register(_ verdict: Verdict, _ effects: [RegisteredEffect], id: String = "c1") -> ClaimRegister {
        ClaimRegister(claims: [.init(id: id, statement: "Variance grows.", verdict: verdict, effects: effects)])
    }

    @Test func joinsFacingArms() {
        // Arms 3 above the first and 4 below the second: they may differ by 5.
        let first = effect("slope", 0, -1, 3)
        let within = EffectChange(claim: "c1", first: first, second: effect("slope", 5, 1, 5.1))
        #expect(within.margin == 5 && within.difference == 5 && !within.hasMoved)
        let beyond = EffectChange(claim: "c1", first: first, second: effect("slope", 5.01, 1.01, 5.1))
        #expect(beyond.hasMoved)
        // The other way round the other arms face each other: 1 below the first, 0 above the second.
        let down = EffectChange(claim: "c1", first: first, second: effect("slope", -1.5, -9, -1.5))
        #expect(down.margin == 1 && down.difference == -1.5 && down.hasMoved)
    }

    @Test func undefinedMovesOnlyAgainstDefined() {
        let undefined = effect("slope", nil, nil, nil)
        #expect(!EffectChange(claim: "c1", first: undefined, second: undefined).hasMoved)
        let change = EffectChange(claim: "c1", first: undefined, second: effect("slope", 1, 0, 2))
        #expect(change.hasMoved && change.difference == nil && change.margin == nil)
    }

    @Test func findsFlippedVerdictsAndStrangers() {
        let first = ClaimRegister(
            claims: register(.reproduced, [effect("a", 1, 0, 2), effect("b", 1, 0, 2)]).claims
                + register(.inconclusive, [], id: "c9").claims)
        let second = ClaimRegister(
            claims: register(.notReproduced, [effect("a", 1, 0, 2), effect("c", 1, 0, 2)]).claims
                + register(.inconclusive, [], id: "c8").claims)
        let comparison = RegisterComparison(first, second)
        #expect(comparison.claims == ["c1"])
        #expect(comparison.flipped.map(\.claim) == ["c1"])
        #expect(comparison.flipped.first?.first == .reproduced && comparison.flipped.first?.second == .notReproduced)
        #expect(comparison.effects.map(\.first.name) == ["a"])
        #expect(comparison.moved.isEmpty)
        #expect(comparison.onlyInFirst == ["c1: b", "c9"])
        #expect(comparison.onlyInSecond == ["c1: c", "c8"])
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
                the studies differ, and so may their numbers:
                  preset  quick  ->  paper
                  seeds   0..9   ->  0..4
                0 of 1 verdicts flipped
                """))
        #expect(comparison.json.contains("\"aspect\" : \"preset\""))
    }

    @Test func aRegisterEqualsItself() {
        let register = register(.reproduced, [effect("a", 1, 1, 1), effect("u", nil, nil, nil)])
        let comparison = RegisterComparison(register, register)
        #expect(comparison.flipped.isEmpty && comparison.moved.isEmpty)
        #expect(comparison.text == "0 of 1 verdicts flipped\n0 of 2 effects moved beyond their joint interval")
    }

    @Test func writesTextAndJSON() throws {
        let comparison = RegisterComparison(
            register(.reproduced, [effect("slope", 0.39, 0.38, 0.4)]),
            register(.inconclusive, [effect("slope", 0.5, 0.49, 0.51)]))
        #expect(
            comparison.text == """
                1 of 1 verdicts flipped
                  c1  reproduced  ->  inconclusive  Variance grows.
                1 of 1 effects moved beyond their joint interval
                  c1  slope  0.390 [0.380, 0.400]  ->  0.500 [0.490, 0.510]  (by more than 0.0141)
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
        #expect(markdown.contains("| C1 | Variance grows. | ✓ reproduced | ≈ inconclusive |"))
        #expect(
            markdown.contains("| C1 | slope | 0.390 [0.380, 0.400] | 0.500 [0.490, 0.510] | 0.110 | 0.0141 | moved |"))
        #expect(markdown.contains("| C1 | u | – | – | – | – | within |"))
        for format in ReportFormat.allCases {
            #expect(try TestTemplates.write(document, as: format).contains("Variance grows."))
        }
    }

    @Test func readsClaimsAndSaysWhatIsWrong() throws {
        let text =
            #"{"claims":[{"id":"c1","statement":"s","verdict":"not-decidable","effects":[{"name":"e","value":1,"low":null,"high":2,"seeds":3,"more":4}],"place":"p"}]}"#
        try TestTemplates.withFolder([
            "claims.json": text,
            "bad.json": #"{"claims":[{"id":"c1","statement":"s","verdict":"maybe","effects":[]}]}"#,
            "short.json": #"{"claims":[{"id":"c1"}]}"#, "no.json": "x",
        ]) { folder in
            let register = try ClaimRegister(contentsOf: folder.appendingPathComponent("claims.json"))
            #expect(register.claims.first?.verdict == .notDecidable)
            #expect(register.claims.first?.effects == [effect("e", 1, nil, 2).with(seeds: 3)])
            let reasons = ["bad.json", "short.json", "no.json", "none.json"].map { (name: String) -> String in
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
                    "'claims[0].verdict' has no legal value", "'claims[0].statement' is missing",
                    "it is no register of claims in JSON", "there is no such file, or it may not be read",
                ])
        }
    }
}

extension ClaimRegister.RegisteredEffect {
    fileprivate func with(seeds: Int) -> ClaimRegister.RegisteredEffect {
        ClaimRegister.RegisteredEffect(name: name, value: value, low: low, high: high, seeds: seeds)
    }
}
