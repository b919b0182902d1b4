/// The paper's own figures and sections, written so that nobody takes them for the report's.
enum PaperPlace {
    /// The place in short: "section 3, figure 2" becomes "Sec. 3, Fig. 2".
    static func short(_ place: String) -> String {
        let forms = [
            ("figures ", "Figs. "), ("figure ", "Fig. "), ("sections ", "Secs. "), ("section ", "Sec. "),
            ("table ", "Table "),
        ]
        return forms.reduce(place) { $0.replacing($1.0, with: $1.1).replacing($1.0.capitalized, with: $1.1) }
    }
}
