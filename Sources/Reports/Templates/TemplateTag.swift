/// A tag of a template with its line: what the check of names reads.
indirect enum TemplateTag: Equatable, Sendable {
    /// `{{name}}` or `{{{name}}}`.
    case variable(String, line: Int)
    /// `{{#name}}...{{/name}}`, or `{{^name}}...{{/name}}`.
    case section(String, isInverted: Bool, [TemplateTag], line: Int)
    /// `{{> name}}`.
    case partial(String, line: Int)
}
