/// The bounds of the numbers on the command line.
///
/// The upper ones lie far beyond what makes sense, and keep what is computed from several of them within what a 64-bit
/// number holds.
enum Bounds {
    /// Images in a batch.
    static let batch = NumberBounds(1...65_536)
    /// Threads, or runs at once.
    static let threads = NumberBounds(1...1024)
    static let epochs = NumberBounds(1...100_000)
    /// Images of a set.
    static let images = NumberBounds(1...10_000_000)
    /// Steps of a training run.
    static let steps = NumberBounds(1...1_000_000_000)
    /// Channels, layers, groups, and what a width is divided by.
    static let size = NumberBounds(1...4096)
    static let seed = NumberBounds(0...UInt64.max)
    static let learningRate = NumberBounds<Double>(words: "a number above 0, up to 1e30") { $0 > 0 && $0 <= 1e30 }
    static let momentum = NumberBounds<Double>(words: "0 or more, below 1") { $0 >= 0 && $0 < 1 }
    static let weightDecay = NumberBounds<Double>(words: "0 to 1e30") { $0 >= 0 && $0 <= 1e30 }
    /// Of a figure on paper, in inches: from what still holds a panel to a poster.
    static let figureWidth = 1.5...40.0
    /// Of a figure on paper, in inches.
    static let figureHeight = 1.0...60.0
    static let dotsPerInch = NumberBounds<Double>(words: "36 to 2400") { $0 >= 36 && $0 <= 2400 }
}
