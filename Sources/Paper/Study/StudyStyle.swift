import Findings
import Foundation
import Networks
import Plots
import Training

/// How the figures of a study look: what a style file says, for all figures and for single ones.
package struct StudyStyle: Hashable, Codable, Sendable {
    /// The file, as the user named it.
    package let file: String
    /// The style of all figures.
    package let common: FigureStyle
    /// What differs in single figures, by their identifiers.
    package let figures: [String: FigureStyle]

    /// A style.
    package init(file: String, common: FigureStyle, figures: [String: FigureStyle] = [:]) {
        self.file = file
        self.common = common
        self.figures = figures
    }

    /// Draws a finding's figure in this style, and says in its caption what that leaves out or sets back.
    ///
    /// - Parameter normalizers: the layers whose series can be left out.
    func apply(to finding: inout FigureFinding, normalizers: [Normalizer]) {
        let style = figures[finding.figure.identifier].map { $0.over(common) } ?? common
        let styled = finding.figure.styled(
            style, selectable: Set(normalizers.map(\.identifier)), page: common)
        finding.figure = styled.figure
        func names(_ keys: [String]) -> String {
            keys.map { key in normalizers.first { $0.identifier == key }?.label ?? key }.joined(separator: ", ")
        }
        var remarks = [String]()
        if !styled.hidden.isEmpty { remarks.append("Omitted by the figure style: \(names(styled.hidden)).") }
        if !styled.grey.isEmpty { remarks.append("Shown in grey by the figure style: \(names(styled.grey)).") }
        guard !remarks.isEmpty else { return }
        let text = remarks.joined(separator: " ")
        finding.caption = finding.caption + Prose(text: " \(text)")
        finding.figure.alternativeText += " \(text)"
    }

    /// The SHA-256 digest of the style with its file's name.
    var digest: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        // Strings, numbers and lists of them can always be encoded.
        return sha256([UInt8](try! encoder.encode(self)))
    }
}
