import Findings
import LaTeX

extension LaTeXText {
    /// The inside of a formula.
    static func math(_ pieces: [MathPiece]) -> String {
        pieces.map { piece in
            switch piece {
            case .variable(let character): mathematical(character)
            case .plain(let text): math(plain: text)
            case .raised(let inner): "^{\(math(inner))}"
            case .lowered(let inner): "_{\(math(inner))}"
            }
        }.joined()
    }
}
