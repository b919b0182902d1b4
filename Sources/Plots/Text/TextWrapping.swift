/// Breaks lines that are longer than their place.
extension TextEngine {
    /// Sets a text in lines of at most `width` points: broken between words, else between characters, and after
    /// `maximumLines` cut with an ellipsis. Lines have similar lengths, so that the last word is not left alone.
    ///
    /// - Returns: the lines, and whether anything was cut.
    func wrap(
        _ text: RichText, style: TextStyle, width: Double, maximumLines: Int = 3
    ) -> (lines: [MeasuredText], isCut: Bool) {
        let whole = measure(text, style: style)
        if whole.width <= width { return ([whole], false) }
        let words = words(of: text).flatMap { pieces(of: $0, style: style, width: width) }
        var (lines, isWhole) = filled(words, style: style, width: width, maximumLines: maximumLines)
        guard isWhole else {
            if let last = lines.last { lines[lines.count - 1] = cut(last, style: style, width: width) }
            return (lines, true)
        }
        // The narrowest column of as many lines, to about a point.
        var (narrow, wide) = (whole.width / Double(max(1, lines.count)) * 0.9, width)
        while wide - narrow > 1 {
            let middle = (narrow + wide) / 2
            let found = filled(words, style: style, width: middle, maximumLines: lines.count)
            if found.isWhole, found.lines.allSatisfy({ $0.width <= middle }) {
                (lines, wide) = (found.lines, middle)
            } else {
                narrow = middle
            }
        }
        return (lines, false)
    }

    /// Lines each filled with as many words as fit, and whether these were all words.
    private func filled(
        _ words: [Word], style: TextStyle, width: Double, maximumLines: Int
    ) -> (lines: [MeasuredText], isWhole: Bool) {
        var lines: [MeasuredText] = []
        var rest = words
        while !rest.isEmpty, lines.count < maximumLines {
            var count = 1
            while count < rest.count, measure(joined(rest[...count]), style: style).width <= width { count += 1 }
            lines.append(measure(joined(rest[..<count]), style: style))
            rest.removeFirst(count)
        }
        return (lines, rest.isEmpty)
    }

    /// A word, with its scripts, and whether a space goes before it.
    private struct Word {
        var runs: [RichText.Run]
        var followsSpace: Bool
    }

    private func words(of text: RichText) -> [Word] {
        var words: [Word] = []
        var isOpen = false
        for run in text.runs {
            for (index, part) in run.text.split(separator: " ", omittingEmptySubsequences: false).enumerated() {
                if index > 0 { isOpen = false }
                guard !part.isEmpty else { continue }
                let piece = RichText.Run(String(part), script: run.script)
                if isOpen {
                    words[words.count - 1].runs.append(piece)
                } else {
                    words.append(Word(runs: [piece], followsSpace: true))
                    isOpen = true
                }
            }
        }
        return words
    }

    /// The word itself, or its parts where it is wider than a line.
    private func pieces(of word: Word, style: TextStyle, width: Double) -> [Word] {
        guard measure(RichText(runs: word.runs), style: style).width > width else { return [word] }
        var pieces: [Word] = []
        for run in word.runs {
            var part = ""
            for character in run.text {
                let longer = RichText(runs: [RichText.Run(part + String(character), script: run.script)])
                if !part.isEmpty, measure(longer, style: style).width > width {
                    pieces.append(Word(runs: [RichText.Run(part, script: run.script)], followsSpace: pieces.isEmpty))
                    part = ""
                }
                part.append(character)
            }
            pieces.append(Word(runs: [RichText.Run(part, script: run.script)], followsSpace: pieces.isEmpty))
        }
        return pieces
    }

    private func joined(_ words: ArraySlice<Word>) -> RichText {
        var runs: [RichText.Run] = []
        for (index, word) in words.enumerated() {
            var added = word.runs
            if index > 0, word.followsSpace {
                if runs.last?.script == .baseline {
                    runs[runs.count - 1].text += " "
                } else {
                    runs.append(RichText.Run(" "))
                }
            }
            if let first = added.first, let last = runs.last, last.script == first.script {
                runs[runs.count - 1].text += first.text
                added.removeFirst()
            }
            runs += added
        }
        return RichText(runs: runs)
    }

    private func cut(_ line: MeasuredText, style: TextStyle, width: Double) -> MeasuredText {
        var text = line.string
        while !text.isEmpty {
            let candidate = measure(RichText(verbatim: text + "…"), style: style)
            if candidate.width <= width { return candidate }
            text.removeLast()
        }
        return measure("…", style: style)
    }
}
