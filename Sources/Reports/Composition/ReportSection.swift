import Paper

/// A section that a program or test from elsewhere adds to the report, before the last one, which says how the report is
/// made again.
package struct ReportSection: Sendable {
    /// The section, from a study and what became of its experiments.
    package let make: @Sendable (Study, [StudyPart]) -> Section

    /// A section.
    package init(_ make: @escaping @Sendable (Study, [StudyPart]) -> Section) { self.make = make }
}
