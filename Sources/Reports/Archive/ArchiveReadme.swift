import Paper
import Runs
import VisibleText

/// The page that says what an archive holds, how to check it, and how to make the study again.
struct ArchiveReadme {
    let text: String

    init(_ configuration: StudyConfiguration, command: String, missingCount: Int) {
        let fence = "```"
        var parts = [
            """
            # \((configuration.title ?? StudyReport.standardTitle).visibleLine)

            A study by \(Software.name) \(Software.version) of \(configuration.data.label), SHA-256 of the images
            `\(configuration.data.sha256)`.

            | in this folder | |
            | --- | --- |
            | `report.html` | the report; it needs no network |
            | `report.md`, `report.tex` | the same as Markdown and LaTeX |
            | `claims.json` | the verdicts |
            | `figures/`, `data/` | each figure, and its numbers as CSV |
            | `\(TableFile.folder)/` | each table of the report as CSV |
            | `latex/` | figures, tables and numbers for `\\input` |
            | `configuration.json`, `runs/` | the configuration and the measurements; everything else follows from them |
            | `ro-crate-metadata.json` | the description of this folder (RO-Crate 1.1) |
            | `\(StudyArchive.manifestName)` | the digest of every file |
            """
        ]
        if missingCount > 0 { parts.append("\(missingCount) of the planned runs are missing.") }
        parts.append(
            """
            Check the files with `sha256sum -c \(StudyArchive.manifestName)` in this folder, or the archive with
            `normreport verify ARCHIVE`.

            To write figures and report again from the stored runs, use `normreport report --output FOLDER`, where FOLDER is
            this folder. To measure everything again, use

            \(fence)sh
            \(command.visibleLine)
            \(fence)
            """)
        if !configuration.preset.isBuiltIn {
            parts.append(
                "where the preset's file is\n\n\(fence)toml\n\(PresetText(configuration.preset.scale).text)\(fence)")
        }
        for declaration in configuration.declarations ?? [] {
            // Longer than any in the text.
            let fence = String(repeating: "`", count: 3 + declaration.text.count { $0 == "`" })
            let name = declaration.normalizer.identifier
            parts.append("where the file of \(name) is\n\n\(fence)toml\n\(declaration.text.visible)\n\(fence)")
        }
        text = parts.joined(separator: "\n\n") + "\n"
    }
}
