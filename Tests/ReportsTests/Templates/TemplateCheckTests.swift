import Foundation
import Testing

@testable import Reports

/// Mistakes in a user's templates are errors with file and line.
@Suite struct TemplateCheckTests {
    /// The error that a user's files beside the project's own give.
    private func error(_ files: [String: String], format: ReportFormat = .html) throws -> String {
        try TestTemplates.withFolder(files) { folder in
            do {
                _ = try TemplateLibrary(format: format, folders: [folder, TestTemplates.folder])
                return "none"
            } catch {
                return "\(error)".replacing(folder.lastPathComponent, with: "own")
            }
        }
    }

    @Test func unknownName() throws {
        #expect(
            try error(["html/details.mustache": "<details>\n<summary>{{sumary}}</summary>\n{{body}}</details>"])
                == "own/html/details.mustache:2: unknown name 'sumary'; known here: body, summary")
    }

    @Test func unknownNameInASectionThatIsNotWritten() throws {
        let text = "{{#data}}\n{{#description}}\n\n{{contant}}{{/description}}\n{{/data}}"
        #expect(
            try error(["html/figure.mustache": text]).hasPrefix(
                "own/html/figure.mustache:4: unknown name 'contant'; known"))
        #expect(
            try error(["html/figure.mustache": "a\n{{^daten}}x{{/daten}}"]).hasPrefix(
                "own/html/figure.mustache:2: unknown name 'daten'"))
    }

    @Test func namesOfAListAreKnownWithinItOnly() throws {
        let message = try error(["html/list.mustache": "{{#items}}{{content}}{{/items}}\n{{{content}}}"])
        #expect(message == "own/html/list.mustache:2: unknown name 'content'; known here: isOrdered, items, title")
    }

    @Test func aListIsNoText() throws {
        #expect(
            try error(["html/list.mustache": "{{items}}"])
                == "own/html/list.mustache:1: 'items' is no text; use it as a section")
    }

    /// A misspelt file would change nothing, and a user would look for the reason for long. What the program's own
    /// templates are left without is no mistake.
    @Test func aTemplateThatNothingReadsIsAMistake() throws {
        #expect(
            try error(["html/figrue.mustache": "x"]).hasPrefix(
                "own/html/figrue.mustache: nothing reads this template; known: "))
        #expect(try error(["html/register.mustache": "x", "html/README.md": "y"]) == "none")
        #expect(try error(["html/list.mustache": "{{> mine}}", "html/mine.mustache": "x"]) == "none")
    }

    @Test func partials() throws {
        #expect(
            try error(["html/code.mustache": "\n{{> nothing}}"]).hasPrefix(
                "own/html/code.mustache:2: no template 'nothing' to include"))
        #expect(
            try error(["html/code.mustache": "{{> code}}"])
                == "own/html/code.mustache:1: the template 'code' includes itself")
        // A partial is checked with the names of the place that includes it.
        let files = ["html/code.mustache": "{{> own}}", "html/own.mustache": "{{content}}\n{{caption}}"]
        #expect(try error(files) == "own/html/own.mustache:2: unknown name 'caption'; known here: content, language")
    }

    @Test(arguments: [
        ("{{content", "1: a tag has no '}}'"), ("\n{{#items}}", "2: 'items' is opened but not closed"),
        ("{{/items}}", "1: 'items' is closed but was not opened"),
        ("{{#items}}\n{{/item}}", "2: 'item' is closed where 'items' (line 1) is open"),
        ("{{<base}}{{/base}}", "1: inheritance and pragmas are not supported"),
        ("{{> *name}}", "1: dynamic partials are not supported"), ("{{=<<}}", "1: a tag has no '=}}'"),
    ])
    func malformed(text: String, message: String) throws {
        #expect(try error(["html/list.mustache": text]) == "own/html/list.mustache:\(message)")
    }

    /// Every level is a call, so there are as many as anybody needs.
    @Test func sectionsHaveALimit() throws {
        func nested(_ depth: Int) -> String {
            String(repeating: "{{#items}}", count: depth) + String(repeating: "{{/items}}", count: depth)
        }
        #expect(
            try error(["html/list.mustache": nested(100_000)])
                == "own/html/list.mustache:1: sections are nested more than 64 deep")
    }

    @Test func changedDelimitersAreFollowed() throws {
        #expect(
            try error(["latex/code.mustache": "{{=<< >>=}}\n{{{x}}}<<! a comment >>\n<<contnet>>"], format: .latex)
                == "own/latex/code.mustache:3: unknown name 'contnet'; known here: content, language")
    }

    @Test func missingTemplates() throws {
        try TestTemplates.withFolder(["html/page.mustache": ""]) { folder in
            _ = #expect(throws: TemplateError.missing(template: "html/section.mustache", folders: [folder.path])) {
                try TemplateLibrary(format: .html, folders: [folder])
            }
        }
    }

    @Test(arguments: ReportFormat.allCases)
    func theProjectsOwnAreSound(format: ReportFormat) throws {
        _ = try TemplateLibrary(format: format, folders: [TestTemplates.folder])
    }

    @Test func aUsersFileTakesTheOthersPlace() throws {
        try TestTemplates.withFolder(["markdown/paragraph.mustache": "> {{content}}{{#own}}{{/own}}"]) { folder in
            _ = #expect(throws: TemplateError.self) {
                try TemplateLibrary(format: .markdown, folders: [folder, TestTemplates.folder])
            }
        }
        let text = try TestTemplates.withFolder(["markdown/paragraph.mustache": "> {{content}}\n"]) { folder in
            let library = try TemplateLibrary(format: .markdown, folders: [folder, TestTemplates.folder])
            let document = Document(title: "t", sections: [Section("s", title: "S") { Paragraph("a {{title}} b") }])
            return DocumentWriter(templates: library).write(try document.resolved())
        }
        // What looks like a tag in a value is text.
        #expect(text.contains("> a {{title}} b"))
    }
}
