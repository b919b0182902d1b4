/// A tag of a template with its line, for the check of names.
indirect enum TemplateTag: Equatable, Sendable {
    /// `{{name}}` or `{{{name}}}`.
    case variable(String, line: Int)
    /// `{{#name}}...{{/name}}`, or `{{^name}}...{{/name}}`.
    case section(String, isInverted: Bool, [TemplateTag], line: Int)
    /// `{{> name}}`.
    case partial(String, line: Int)
}
