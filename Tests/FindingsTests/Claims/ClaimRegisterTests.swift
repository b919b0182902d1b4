import Foundation
import Statistics
import Testing

@testable import Findings

@Suite struct ClaimRegisterTests {
    private static let claim = Claim("c9", statement: "Layers differ.", place: "section 9")
    private static let threshold = Threshold(
        "gap", .above(0.5), precedesResults: false, meaning: "how far they are apart")

    private static func register() throws -> ClaimRegister {
        let statement = Statement(
            "c9.1", of: claim, .law, place: "figure 9", text: "They do by \(0.5, "half").",
            rule: "The gap is \(threshold: threshold).", thresholds: [threshold], needs: .initialization)
        let other = Statement(
            "c9.2", of: claim, .beyond, place: "here", text: "So do others.", rule: "It is seen.", needs: .training)
        let values = (0..<10).map { 1 + 0.01 * Double($0) }
        let finding = try StatementFinding(statement, seeds: 10, figures: ["a-figure"], scale: "small") {
            .init(
                [
                    Member("first", Evidence("gap", try TTest(Sample(values)), in: threshold.region)),
                    Member("second", undecidable: "it was not trained"),
                ], beside: [Effect("undefined", value: .nan, seeds: 3)], remarks: ["It is \(1.045, "mean")."])
        }
        return ClaimRegister(
            [ClaimFinding(claim, [finding, StatementFinding(other, undecidable: "it is not measured yet")])],
            origin: .init(
                program: "p 1", data: "d", dataDigest: "00", preset: "quick", seeds: [100, 101], hasFreshSeeds: true))
    }

    /// What the file says, key by key, and back again.
    @Test func registerIsAsProgramsReadIt() throws {
        let register = try Self.register()
        let object = try #require(try JSONSerialization.jsonObject(with: register.json) as? [String: Any])
        #expect(Set(object.keys) == ["schema", "origin", "claims"] && object["schema"] as? Int == 2)
        let claim = try #require((object["claims"] as? [[String: Any]])?.first)
        #expect(Set(claim.keys) == ["id", "statement", "place", "verdict", "summary", "statements"])
        #expect(claim["verdict"] as? String == "inconclusive")
        #expect(
            claim["summary"] as? String == "0 of 1 statements reproduced; 1 inconclusive")
        let statement = try #require((claim["statements"] as? [[String: Any]])?.first)
        #expect(statement["text"] as? String == "They do by 0.500.")
        #expect(statement["rule"] as? String == "The gap is above 0.5.")
        #expect(statement["data"] as? [String] == ["data/a-figure.csv"])
        let threshold = try #require((statement["thresholds"] as? [[String: Any]])?.first)
        #expect(threshold["claimed"] as? String == "> 0.5" && threshold["precedesResults"] as? Bool == false)
        #expect(threshold["precedesSeeds"] as? Bool == true)
        let beside = try #require((statement["beside"] as? [[String: Any]])?.first)
        // Undefined numbers are null, and their keys are there.
        for key in ["value", "low", "high"] { #expect(beside[key] is NSNull, "\(key)") }
        #expect(try JSONDecoder().decode(ClaimRegister.self, from: register.json) == register)
    }

    /// The schema beside the documentation names every key that is written, and requires what is always there.
    @Test func theSchemaKnowsEveryKey() throws {
        let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("docs/claims.schema.json")
        let schema = try #require(
            try JSONSerialization.jsonObject(with: Data(contentsOf: url)) as? [String: Any])
        let value = try JSONSerialization.jsonObject(with: Self.register().json)
        let faults = SchemaCheck(schema).faults(value)
        #expect(faults.isEmpty, "\(faults)")
        // The check can fail: a register that lacks a key, and one that has a key too many.
        var broken = try #require(value as? [String: Any])
        broken["origin"] = nil
        broken["more"] = 1
        #expect(SchemaCheck(schema).faults(broken).count == 2)
    }
}

/// As much of JSON Schema (draft 2020-12) as docs/claims.schema.json uses: type, enum, const, properties, required,
/// additionalProperties, items and references to definitions.
struct SchemaCheck {
    private let root: [String: Any]

    init(_ root: [String: Any]) { self.root = root }

    /// What is wrong with a value, with its place.
    func faults(_ value: Any, at place: String = "") -> [String] { faults(value, against: root, at: place) }

    private func faults(_ value: Any, against schema: [String: Any], at place: String) -> [String] {
        if let reference = schema["$ref"] as? String {
            let name = String(reference.split(separator: "/").last ?? "")
            guard let definition = (root["$defs"] as? [String: Any])?[name] as? [String: Any] else {
                return ["\(place): no definition of \(reference)"]
            }
            return faults(value, against: definition, at: place)
        }
        var faults = [String]()
        if let types = schema["type"] as? [String] ?? (schema["type"] as? String).map({ [$0] }),
            !types.contains(where: { matches(value, $0) })
        {
            faults.append("\(place): no \(types)")
        }
        if let choices = schema["enum"] as? [String], !choices.contains(value as? String ?? "") {
            faults.append("\(place): none of \(choices)")
        }
        if let constant = schema["const"] as? Int, value as? Int != constant {
            faults.append("\(place): not \(constant)")
        }
        if let object = value as? [String: Any] {
            let properties = schema["properties"] as? [String: [String: Any]] ?? [:]
            for key in schema["required"] as? [String] ?? [] where object[key] == nil {
                faults.append("\(place).\(key): missing")
            }
            for (key, inner) in object {
                if let property = properties[key] {
                    faults += self.faults(inner, against: property, at: "\(place).\(key)")
                } else if schema["additionalProperties"] as? Bool == false {
                    faults.append("\(place).\(key): unknown")
                }
            }
        }
        if let list = value as? [Any], let items = schema["items"] as? [String: Any] {
            faults += list.enumerated().flatMap {
                self.faults($0.element, against: items, at: "\(place)[\($0.offset)]")
            }
        }
        return faults
    }

    private func matches(_ value: Any, _ type: String) -> Bool {
        switch type {
        case "null": value is NSNull
        case "object": value is [String: Any]
        case "array": value is [Any]
        case "string": value is String
        case "boolean": value is Bool
        case "integer": value is Int
        case "number": value is Double || value is Int
        default: false
        }
    }
}
