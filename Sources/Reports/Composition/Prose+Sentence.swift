import Findings

extension Prose {
    /// Converts a finding's sentence. Its numbers keep their names.
    ///
    /// - Parameter group: the claim, figure or experiment that the numbers belong to.
    init(_ sentence: Sentence, group: String) {
        self.init(
            sentence.pieces.map { piece in
                switch piece {
                case .text(let text): .text(text)
                case .number(let number): .number(Number(number, group: group))
                }
            })
    }
}

extension Number {
    init(_ number: NamedNumber, group: String) {
        self.init(
            number.value, NumberFormat(number.format), source: .quantity(group: group, name: number.name))
    }
}

extension NumberFormat {
    init(_ format: NamedNumber.Format) {
        self =
            switch format {
            case .significant(let digits): .significant(digits)
            case .fixed(let decimals): .fixed(decimals)
            case .integer: .integer
            case .percent(let decimals): .percent(decimals)
            }
    }
}
