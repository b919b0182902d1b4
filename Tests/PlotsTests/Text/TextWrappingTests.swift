import Testing

@testable import Plots

@Suite struct TextWrappingTests {
    /// A line that fits stays one, and so does one that exactly fits.
    @Test func whatFitsIsNotBroken() {
        TextEngine.withEngine { engine in
            let style = TextStyle(size: 8)
            let whole = engine.measure("two words", style: style)
            let (lines, isCut) = engine.wrap("two words", style: style, width: whole.width)
            #expect(lines == [whole] && !isCut)
            #expect(engine.wrap("two words", style: style, width: whole.width - 0.1).lines.count == 2)
        }
    }

    @Test func linesAreWrappedBetweenWords() {
        TextEngine.withEngine { engine in
            let style = TextStyle(size: 8)
            let (lines, isCut) = engine.wrap("Gradient explosion exponent", style: style, width: 60)
            #expect(lines.map(\.string) == ["Gradient", "explosion", "exponent"])
            #expect(!isCut)
            #expect(lines.allSatisfy { $0.width <= 60 })
        }
    }

    /// Filled lines would leave the last word alone.
    @Test func linesAreAboutEquallyLong() {
        TextEngine.withEngine { engine in
            let (lines, _) = engine.wrap("first norm over last", style: TextStyle(size: 8), width: 70)
            #expect(lines.map(\.string) == ["first norm", "over last"])
        }
    }

    @Test func wordsLongerThanALineAreBroken() {
        TextEngine.withEngine { engine in
            let (lines, isCut) = engine.wrap(
                RichText(verbatim: String(repeating: "w", count: 30)), style: TextStyle(size: 8), width: 80,
                maximumLines: 9)
            #expect(!isCut)
            #expect(lines.map(\.string).joined() == String(repeating: "w", count: 30))
            #expect(lines.allSatisfy { $0.width <= 80 })
        }
    }

    @Test func whatDoesNotFitIsCutAndSaid() {
        TextEngine.withEngine { engine in
            let long = RichText(verbatim: Array(repeating: "word", count: 50).joined(separator: " "))
            let (lines, isCut) = engine.wrap(long, style: TextStyle(size: 8), width: 60, maximumLines: 2)
            #expect(isCut)
            #expect(lines.count == 2)
            #expect(lines[1].string.hasSuffix("…"))
            #expect(lines.allSatisfy { $0.width <= 60 })
        }
    }

    @Test func scriptsSurviveWrapping() {
        TextEngine.withEngine { engine in
            let (lines, _) = engine.wrap("norm ‖∇L‖_{2} of each layer", style: TextStyle(size: 8), width: 50)
            let runs = lines.flatMap(\.runs)
            #expect(runs.contains { $0.text == "2" && $0.size < 8 })
            #expect(lines.map(\.string).joined(separator: " ") == "norm ‖∇L‖2 of each layer")
        }
    }

    /// A break inside a word adds no space, and a script that ends a word stays with it.
    @Test func partsOfWordsJoinWithoutSpaces() {
        TextEngine.withEngine { engine in
            let style = TextStyle(size: 8)
            let width = engine.measure("abcdef", style: style).width
            let (lines, _) = engine.wrap("abcdefghij kl", style: style, width: width, maximumLines: 9)
            #expect(lines.map(\.string).joined() == "abcdefghij kl")
            let broken = engine.wrap("abcdefghij_{2} kl", style: style, width: width, maximumLines: 9)
            #expect(broken.lines.map(\.string).joined(separator: "/") == "abcdef/ghij2/kl")
            let scripts = engine.wrap("a x^{2} b", style: style, width: engine.measure("a x^{2}", style: style).width)
            #expect(scripts.lines.map(\.string) == ["a x2", "b"])
        }
    }

    /// Where not even one character fits, the mark of omission alone remains.
    @Test func nothingButAnEllipsisFits() {
        TextEngine.withEngine { engine in
            let (lines, isCut) = engine.wrap("word word", style: TextStyle(size: 8), width: 1, maximumLines: 1)
            #expect(lines.map(\.string) == ["…"] && isCut)
        }
    }
}
