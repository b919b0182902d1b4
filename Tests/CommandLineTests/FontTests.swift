import Foundation
import Plots
import Testing

@testable import Findings
@testable import Reports
@testable import TestSupport
@testable import normreport

/// The fonts of figures.
@Suite struct FontTests {
    /// Rules that replace families, embolden, slant and stretch, and a folder without fonts: all that a user's settings do.
    private static let rules = """
        <?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
        <match target="pattern"><edit name="family" mode="assign" binding="strong"><string>DejaVu Sans Mono</string></edit>
        <edit name="matrix" mode="assign"><times><name>matrix</name>
        <matrix><double>1</double><double>0.3</double><double>0</double><double>1</double></matrix></times></edit></match>
        <match target="font"><edit name="embolden" mode="assign"><bool>true</bool></edit>
        <edit name="antialias" mode="assign"><bool>false</bool></edit></match>
        """

    @Test(arguments: ["<dir>/usr/share/fonts</dir>", ""]) func aUsersSettingsChangeNoByte(_ folders: String) throws {
        let (plain, changed) = (try TestFolder(), try TestFolder())
        for folder in [plain, changed] { try PreparedStudy(in: folder.url).complete() }
        let settings = try TestFolder()
        try Data("\(Self.rules)\(folders)</fontconfig>".utf8).write(to: settings.file("fonts.conf"))
        let render = ["render", "--dpi", "150"]
        #expect(try Program.run(render + ["--output", plain.url.path]).status == 0)
        let outcome = try Program.shell(
            "settings=$1; shift; export FONTCONFIG_FILE=\"$settings\"; exec \"$P\" \"$@\"",
            [settings.file("fonts.conf").path] + render + ["--output", changed.url.path])
        #expect(outcome.status == 0 && outcome.error.isEmpty, "\(outcome.error)")
        #expect(try plain.contents() == changed.contents())
    }

    /// Settings that nobody will ever write.
    @Test func settingsThatArePipesAreNotWaitedFor() throws {
        let folder = try TestFolder()
        try PreparedStudy(in: folder.url).complete()
        #expect(mkfifo(folder.file("fonts.conf").path, 0o600) == 0)
        let outcome = try Program.shell(
            "settings=$1; shift; FONTCONFIG_FILE=\"$settings\" exec timeout -s KILL 30 \"$P\" \"$@\"",
            [folder.file("fonts.conf").path, "render", "--dpi", "72", "--output", folder.url.path])
        #expect(outcome.status == 0, "\(outcome.error)")
    }

    @Test func figuresSayWhichFontsTheyAreDrawnIn() throws {
        let folder = try TestFolder()
        try PreparedStudy(in: folder.url).complete()
        #expect(try Program.run(["render", "--dpi", "72", "--output", folder.url.path]).status == 0)
        let outcome = try Program.run(
            ["inspect", folder.file("figures/residual-forward-variance.pdf").path, "--output", folder.url.path])
        #expect(outcome.outputLines.contains { $0.wholeMatch(of: /fonts +DejaVu Sans/) != nil }, "\(outcome.output)")
    }

    @Test func otherFontsAreSaidInOneLine() {
        func figure(_ warnings: [DrawingWarning]) -> OutputFolder.DrawnFigure {
            .init(
                finding: FigureFinding(Figure("f", panels: []), title: "", caption: "", rows: []), svg: "",
                fontWarnings: warnings)
        }
        #expect(FontWarnings.words([figure([]), figure([])]) == nil)
        let font = DrawingWarning.font(asked: "DejaVu Sans", drawn: "Other", text: "a")
        #expect(
            FontWarnings.words([figure([]), figure([font])])
                == "font \"DejaVu Sans\" was requested, but \"Other\" is drawn, in \"a\", in 1 of 2 figures; "
                + "'apt-get install fonts-dejavu-core' installs the font")
        // No package of the program's has them.
        #expect(
            FontWarnings.words([figure([.missingGlyphs(count: 1, text: "c")])])
                == "no installed font has 1 of the characters in \"c\", so boxes are drawn, in 1 of 1 figures; install a "
                + "font that has them, or change the text")
        let box = DrawingWarning.missingGlyphs(count: 2, text: "b")
        #expect(
            FontWarnings.words([figure([box, font]), figure([font])])
                == "no installed font has 2 of the characters in \"b\", so boxes are drawn; the same holds for 2 other "
                + "texts, in 2 of 2 figures; 'apt-get install fonts-dejavu-core' installs the font")
    }
}
