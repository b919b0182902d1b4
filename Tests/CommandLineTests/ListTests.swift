import Foundation
import Networks
import Testing

@testable import Findings
@testable import Paper

/// `normreport list`, for people and for programs.
@Suite struct ListTests {
    private func entries(_ arguments: String...) throws -> [String: [[String: String]]] {
        let outcome = try Program.run(["list"] + arguments + ["--json"])
        #expect(outcome.status == 0 && outcome.error.isEmpty)
        return try JSONDecoder().decode([String: [[String: String]]].self, from: Data(outcome.output.utf8))
    }

    @Test func everythingIsListed() throws {
        let lists = try entries()
        #expect(
            Set(lists.keys) == ["normalizers", "architectures", "presets", "experiments", "claims", "figures", "data"])
        func identifiers(_ list: String) -> [String] { lists[list]?.compactMap { $0["id"] } ?? [] }
        #expect(identifiers("normalizers") == Normalizer.builtIn.map(\.identifier))
        #expect(identifiers("architectures") == Architecture.builtIn.map(\.identifier))
        #expect(identifiers("presets") == ["quick", "moderate", "standard", "overnight", "paper"])
        #expect(identifiers("experiments") == Catalogue.standard.experiments.map { $0.identifier })
        #expect(identifiers("figures") == Catalogue.standard.experiments.flatMap { $0.figures.map(\.identifier) })
        let claims = Claim.ofThePaper.flatMap { claim -> [String] in
            [claim.identifier] + Statement.ofThePaper.filter { $0.claim == claim }.map(\.identifier)
        }
        #expect(identifiers("claims") == claims)
        #expect(identifiers("data") == ["fashion-mnist", "cifar-10", "cifar-100", "generated", "generated-100"])
        for entry in lists.values.joined() {
            #expect(Set(entry.keys) == ["id", "summary"] && entry["summary"]?.isEmpty == false)
        }
    }

    @Test func oneListIsTheSameAsInAll() throws {
        let all = try entries()
        #expect(try entries("figures") == ["figures": all["figures"]!])
    }

    @Test func peopleGetOneLineAnEntry() throws {
        let outcome = try Program.run("list", "architectures")
        #expect(outcome.status == 0)
        #expect(
            outcome.outputLines.map { $0.split(separator: " ")[0] } == Architecture.builtIn.map { $0.identifier[...] })
        #expect(try Program.run("list").output.contains("\nFIGURES\n"))
    }
}
