import Training

/// A difference between the configurations of two studies.
package struct StudyDifference: Hashable, Codable, Sendable {
    /// What differs, as "seeds".
    package let aspect: String
    /// What the first study has.
    package let first: String
    /// What the second study has.
    package let second: String

    /// A difference.
    package init(aspect: String, first: String, second: String) {
        self.aspect = aspect
        self.first = first
        self.second = second
    }
}

extension StudyConfiguration {
    /// What two studies were made with differently, the weightiest first: numbers of studies that differ here need not
    /// agree.
    package func differences(from second: StudyConfiguration) -> [StudyDifference] {
        func of(_ aspect: String, _ value: (StudyConfiguration) -> String) -> StudyDifference? {
            let values = (value(self), value(second))
            return values.0 == values.1 ? nil : StudyDifference(aspect: aspect, first: values.0, second: values.1)
        }
        return [
            of("preset") { $0.preset.label },
            of("data") { "\($0.data.label), SHA-256 \($0.data.sha256.prefix(12))" },
            of("seeds") { $0.seeds.isEmpty ? "none" : SeedRanges($0.seeds).text },
            of("experiments") { $0.experiments.joined(separator: ", ") },
            of("declared layers") {
                let words = ($0.declarations ?? []).map {
                    "\($0.normalizer.identifier), SHA-256 \(sha256($0.text).prefix(12))"
                }
                return words.isEmpty ? "none" : words.joined(separator: "; ")
            },
            of("style of figures") { $0.style.map { "\($0.file), \($0.digest.prefix(12))" } ?? "the program's own" },
            of("version") { $0.version },
            of("engine revision") { "\($0.engine.revision)" },
            of("library") { $0.engine.library },
            of("instruction set") { $0.engine.instructionSet },
            of("threads of a run") { "\($0.engine.threads)" },
        ].compactMap { $0 }
    }
}
