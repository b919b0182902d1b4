import Foundation
import Mustache

extension TemplateRecord: MustacheParent {
    /// The value under a name in the form that Mustache expects.
    ///
    /// A value that is absent, or an empty text, is NSNull, not nil: for nil Mustache would go on to the enclosing element, and show the
    /// caption of the figure where an entry of its list has none.
    func child(named name: String) -> Any? {
        switch values[name] {
        case .text(let text)? where text.isEmpty: NSNull()
        case .text(let text)?: text
        case .flag(let flag)?: flag
        case .list(let records)?: records
        case .absent?: NSNull()
        case nil: nil
        }
    }
}
