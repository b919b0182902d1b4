import Paper

/// A section that another program or a test adds to the report. It precedes the last section, which says how to
/// reproduce the report.
package struct ReportSection: Sendable {
    /// Makes the section from a study and its parts.
    let make: @Sendable (Study, [StudyPart]) -> Section

    /// Makes a section from the function that writes it.
    package init(_ make: @escaping @Sendable (Study, [StudyPart]) -> Section) { self.make = make }
}
