import Foundation
import Testing

@testable import Plots

@Suite struct PDFBackendTests {
    @Test func fontsAreEmbeddedAndTheDateIsFixed() throws {
        let data = try Gallery.direct().layout().encoded(as: .pdf)
        let text = String(decoding: data, as: UTF8.self)
        #expect(text.hasPrefix("%PDF-1.4"))
        #expect(text.contains("/FontFile2"))
        #expect(!text.contains("/Type3"))
        #expect(text.contains("20000101000000"))
        #expect(text.contains("/Title (Variance grows linearly.)"))
    }
}
