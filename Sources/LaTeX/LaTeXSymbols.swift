/// The commands of plain LaTeX for characters.
enum LaTeXSymbols {
    /// ASCII characters that have a meaning in TeX, or that its original fonts show differently.
    static let ascii: [Character: String] = [
        "\\": "\\textbackslash{}", "{": "\\{", "}": "\\}", "$": "\\$", "&": "\\&", "#": "\\#", "%": "\\%",
        "_": "\\_", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}", "<": "\\textless{}",
        ">": "\\textgreater{}", "|": "\\textbar{}", "\"": "\\texttt{\\char34}", "`": "\\textasciigrave{}",
        "[": "{[}", "]": "{]}",
    ]

    /// Characters of text.
    static let text: [Character: String] = [
        "–": "--", "—": "---", "‘": "`", "’": "'", "“": "``", "”": "''", "…": "\\ldots{}", "\u{A0}": "~",
        "\u{2009}": "\\,", "\u{202F}": "\\,", "\u{2011}": "-{}", "\u{2010}": "-{}", "\u{200B}": "", "\u{FEFF}": "",
        "§": "\\S{}", "¶": "\\P{}", "©": "\\copyright{}", "®": "\\textregistered{}", "™": "\\texttrademark{}",
        "†": "\\dag{}", "‡": "\\ddag{}", "•": "\\textbullet{}", "°": "\\textdegree{}", "€": "\\texteuro{}",
        "£": "\\pounds{}", "ß": "\\ss{}", "æ": "\\ae{}", "Æ": "\\AE{}", "œ": "\\oe{}", "Œ": "\\OE{}",
        "ø": "\\o{}", "Ø": "\\O{}", "ł": "\\l{}", "Ł": "\\L{}", "ı": "\\i{}", "½": "\\textonehalf{}",
        "¼": "\\textonequarter{}", "¾": "\\textthreequarters{}", "¿": "?`", "¡": "!`",
    ]

    /// Characters of formulas, as commands of math mode.
    static let math: [Character: String] = [
        "α": "\\alpha", "β": "\\beta", "γ": "\\gamma", "δ": "\\delta", "ε": "\\varepsilon", "ϵ": "\\epsilon",
        "ζ": "\\zeta", "η": "\\eta", "θ": "\\theta", "ι": "\\iota", "κ": "\\kappa", "λ": "\\lambda", "μ": "\\mu",
        "µ": "\\mu", "ν": "\\nu", "ξ": "\\xi", "ο": "o", "π": "\\pi", "ρ": "\\rho", "σ": "\\sigma", "ς": "\\varsigma",
        "τ": "\\tau", "υ": "\\upsilon", "φ": "\\varphi", "ϕ": "\\phi", "χ": "\\chi", "ψ": "\\psi", "ω": "\\omega",
        "Γ": "\\Gamma", "Δ": "\\Delta", "Θ": "\\Theta", "Λ": "\\Lambda", "Ξ": "\\Xi", "Π": "\\Pi", "Σ": "\\Sigma",
        "Υ": "\\Upsilon", "Φ": "\\Phi", "Ψ": "\\Psi", "Ω": "\\Omega",
        "−": "-", "×": "\\times", "÷": "\\div", "·": "\\cdot", "⋅": "\\cdot", "±": "\\pm", "∓": "\\mp",
        "≤": "\\le", "≥": "\\ge", "≠": "\\ne", "≈": "\\approx", "≡": "\\equiv", "∼": "\\sim", "≃": "\\simeq",
        "∝": "\\propto", "∞": "\\infty", "≪": "\\ll", "≫": "\\gg", "∑": "\\sum", "∏": "\\prod", "∫": "\\int",
        "√": "\\surd", "∇": "\\nabla", "∂": "\\partial", "∈": "\\in", "∉": "\\notin", "∀": "\\forall",
        "∃": "\\exists", "∅": "\\emptyset", "→": "\\to", "←": "\\leftarrow", "↔": "\\leftrightarrow",
        "↦": "\\mapsto", "⇒": "\\Rightarrow", "⇔": "\\Leftrightarrow", "↑": "\\uparrow", "↓": "\\downarrow",
        "‖": "\\|", "∥": "\\|", "∣": "|", "⟨": "\\langle", "⟩": "\\rangle", "⌈": "\\lceil", "⌉": "\\rceil",
        "⌊": "\\lfloor", "⌋": "\\rfloor", "∘": "\\circ", "○": "\\circ", "⊙": "\\odot", "⊗": "\\otimes",
        "⊕": "\\oplus", "∧": "\\wedge", "∨": "\\vee", "¬": "\\neg", "∪": "\\cup", "∩": "\\cap", "⊂": "\\subset",
        "⊆": "\\subseteq", "′": "'", "″": "''", "✓": "\\surd", "✗": "\\times", "ℓ": "\\ell", "ℝ": "\\mathbf{R}",
        "ŷ": "\\hat{y}", "x̂": "\\hat{x}", "⊤": "\\top", "⊥": "\\perp", "∗": "*", "★": "\\star",
    ]

    /// Combining marks and the commands that put them on a letter.
    static let accents: [Unicode.Scalar: String] = [
        "\u{300}": "`", "\u{301}": "'", "\u{302}": "^", "\u{303}": "~", "\u{304}": "=", "\u{306}": "u",
        "\u{307}": ".", "\u{308}": "\"", "\u{30A}": "r", "\u{30B}": "H", "\u{30C}": "v", "\u{323}": "d",
        "\u{327}": "c", "\u{328}": "k", "\u{331}": "b",
    ]

    /// Whether a character is a superscript or subscript, and the corresponding normal character.
    static func script(_ character: Character) -> (script: LaTeXText.Script, base: String) {
        if let base = raised[character] { return (.raised, base) }
        if let base = lowered[character] { return (.lowered, base) }
        return (.none, "")
    }

    private static let raised: [Character: String] = [
        "⁰": "0", "¹": "1", "²": "2", "³": "3", "⁴": "4", "⁵": "5", "⁶": "6", "⁷": "7", "⁸": "8", "⁹": "9",
        "⁺": "+", "⁻": "-", "⁼": "=", "⁽": "(", "⁾": ")", "ⁿ": "n", "ⁱ": "i", "ᵀ": "T", "ˡ": "l",
    ]

    private static let lowered: [Character: String] = [
        "₀": "0", "₁": "1", "₂": "2", "₃": "3", "₄": "4", "₅": "5", "₆": "6", "₇": "7", "₈": "8", "₉": "9",
        "₊": "+", "₋": "-", "₌": "=", "₍": "(", "₎": ")", "ₐ": "a", "ₑ": "e", "ᵢ": "i", "ⱼ": "j", "ₖ": "k",
        "ₗ": "l", "ₘ": "m", "ₙ": "n", "ₚ": "p", "ₛ": "s", "ₜ": "t", "ₓ": "x",
    ]
}
