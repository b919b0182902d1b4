import Foundation
import Mustache

extension TemplateRecord: MustacheParent {
    /// The value of a name in the form that Mustache expects.
    ///
    /// An absent value or empty text is NSNull rather than nil. For nil, Mustache would look in the enclosing element
    /// and, for example, show the caption of the figure where an entry of its list has none.
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
