/// The network that must have learned before others are compared with it: if BatchNorm itself is near chance, training
/// says nothing about normalizers.
package struct LearnedReference: Sendable {
    /// What it is, as "BatchNorm in cnn-10".
    let name: String
    /// Its training accuracy after the last epoch, averaged over seeds.
    let accuracy: Double
    /// The accuracy that it must reach, fixed beforehand for the setting.
    let level: Double

    /// A reference.
    package init(_ name: String, accuracy: Double, level: Double) {
        self.name = name
        self.accuracy = accuracy
        self.level = level
    }

    /// Whether it has learned.
    var suffices: Bool { accuracy >= level }

    /// Why there is no verdict if it has not learned, as the end of a sentence.
    var shortage: Prose {
        let name = name.map { $0.isLetter || $0.isNumber ? String($0).lowercased() : "-" }.joined()
        return """
            \(self.name) has not learned: its final training accuracy is \
            \(accuracy, "\(name)-accuracy", .percent(0)), but \(level, "threshold-\(name)-learned", .percent(0)) is needed
            """
    }
}
