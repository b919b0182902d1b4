import Foundation
import Testing

@testable import Plots

@Suite struct ProvenanceTests {
    private let provenance = Provenance(
        softwareVersion: "normreport 1.2 (α)", experiment: "speed \"x\" \\ (y) <z> & ü 🎉", configurationHash: "3f",
        dataHash: "", additional: [.init(key: "seeds", value: "1, 2, 3"), .init(key: "seeds", value: "again")])

    @Test(arguments: OutputFormat.builtIn)
    func whatIsWrittenIsRead(format: OutputFormat) throws {
        var figure = Gallery.direct()
        figure.provenance = provenance
        let data = try figure.layout().encoded(as: format, dotsPerInch: 72)
        #expect(try Provenance.read(from: data) == provenance)
    }

    @Test func keysAreFound() {
        #expect(provenance[key: Provenance.configurationHashKey] == "3f")
        #expect(provenance[key: "absent"] == nil)
    }

    @Test(arguments: ["", "hello", "%PDF-1.4 without", "<svg></svg>", "\u{89}PNG"])
    func otherFilesAreRefused(content: String) {
        #expect(throws: PlotError.self) { try Provenance.read(from: Data(content.utf8)) }
    }

    @Test(arguments: OutputFormat.builtIn)
    func filesCutOffAreRefusedWithoutACrash(format: OutputFormat) throws {
        let data = try Gallery.direct().layout().encoded(as: format, dotsPerInch: 72)
        for length in [9, 20, 60, 120] {
            #expect(throws: PlotError.self) { try Provenance.read(from: data.prefix(length)) }
        }
    }

    @Test(arguments: ["", "{", "{\"a\"}", "{\"a\": \"b\"", "{\"a\": \"\\u12\"}", "[1]", "{\"a\": 1}"])
    func damagedRecordsAreRefused(text: String) {
        #expect(ProvenanceRecord.parse(text) == nil)
    }

    @Test func anEmptyRecordIsARecord() {
        #expect(ProvenanceRecord.parse(ProvenanceRecord.text(Provenance())) == Provenance())
    }
}
