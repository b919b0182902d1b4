import Runs
import TOML
import Training

/// Reads the sizes of one table into what a base has, or insists on every key where there is no base.
struct SizeReader {
    private let reader: TableReader
    private let isWhole: Bool

    /// Images in a batch: two to compare, and what memory holds.
    static let batches = 2...8192

    init(_ reader: TableReader, isWhole: Bool) {
        self.reader = reader
        self.isWhole = isWhole
    }

    private func take<Value>(
        _ found: Value?, _ key: String, expected: String, into value: inout Value
    ) throws(TOMLError) {
        if let found {
            value = found
        } else if isWhole {
            throw reader.missing(key, expected: expected)
        }
    }

    func read(_ key: String, _ range: ClosedRange<Int>, into value: inout Int) throws(TOMLError) {
        try take(
            reader.integer(key, in: range), key,
            expected: "a whole number from \(range.lowerBound) to \(range.upperBound)", into: &value)
    }

    func read(_ key: String, powerOfTwo range: ClosedRange<Int>, into value: inout Int) throws(TOMLError) {
        let powers = Scale.powersOfTwo(upTo: range.upperBound).filter(range.contains).map { "\($0)" }.joined(
            separator: ", ")
        let found = try reader.integer(key, in: range)
        if let found, found.nonzeroBitCount != 1 { throw reader.invalid(key, "\(found)", allowed: "one of \(powers)") }
        try take(found, key, expected: "one of \(powers)", into: &value)
    }

    func read(_ key: String, _ range: ClosedRange<Int>, into values: inout [Int]) throws(TOMLError) {
        try take(
            reader.risingIntegers(key, in: range), key, expected: "a list of increasing whole numbers", into: &values)
    }

    func read<Value>(
        _ key: String, among named: [(name: String, value: Value)], orNone: Bool = false, into values: inout [Value]
    ) throws(TOMLError) {
        try take(
            reader.choices(key, among: named, orNone: orNone), key,
            expected: "a list of \(named.map(\.name).joined(separator: ", "))", into: &values)
    }

    /// A table within this one.
    func table(
        _ key: String, keys: [String], _ body: (SizeReader) throws(TOMLError) -> Void
    ) throws(TOMLError) {
        if let inner = try reader.table(key, keys: keys) {
            try body(SizeReader(inner, isWhole: isWhole))
        } else if isWhole {
            throw reader.missing(key, expected: "a table of \(keys.joined(separator: ", "))")
        }
    }
}

// MARK: - Training

extension SizeReader {
    static let trainingKeys = ["batch", "epochs", "images", "test-images", "probe-interval", "probe-steps"]

    /// How networks are trained.
    func read(into configuration: inout TrainingConfiguration) throws(TOMLError) {
        try read("batch", Self.batches, into: &configuration.batch)
        try read("epochs", 1...10_000, into: &configuration.epochs)
        try read("images", into: &configuration.trainingImages)
        try read("test-images", into: &configuration.testImages)
        var interval = configuration.probeInterval ?? 1
        try read("probe-interval", 1...100_000, into: &interval)
        configuration.probeInterval = interval
        var steps = configuration.probeSteps ?? 1
        try read("probe-steps", 1...1_000_000, into: &steps)
        configuration.probeSteps = steps
        for (key, count) in [("images", configuration.trainingImages), ("test-images", configuration.testImages)] {
            guard let count, count < configuration.batch else { continue }
            throw reader.conflict(key, "\(count) images are fewer than a batch of \(configuration.batch)")
        }
    }

    /// A number of images, or all of them.
    private func read(_ key: String, into count: inout Int?) throws(TOMLError) {
        let allowed = "a whole number from 16 to 100000000, or \"all\""
        if let text = try? reader.string(key) {
            guard text == "all" else { throw reader.invalid(key, "'\(text)'", allowed: allowed) }
            count = nil
        } else if let found = try reader.integer(key, in: 16...100_000_000) {
            count = found
        } else if isWhole {
            throw reader.missing(key, expected: allowed)
        }
    }

    /// The tables of changes to how networks are trained, each of one thing.
    func read(_ key: String, into variations: inout [TrainingVariation]) throws(TOMLError) {
        let changes = ["batch", "learning-rate"]
        guard let tables = try reader.tables(key, keys: changes + ["networks"]) else {
            if isWhole { throw reader.missing(key, expected: "tables, as [[\(key)]], or [] for none") }
            return
        }
        var found = [TrainingVariation]()
        for table in tables {
            guard let networks = try table.choices("networks", among: TrainedArchitecture.choices) else {
                throw table.missing("networks", expected: "a list of networks")
            }
            let batch = try table.integer("batch", in: Self.batches)
            let rate = try table.number("learning-rate", allowed: "a number above 0, up to 100") { $0 > 0 && $0 <= 100 }
            switch (batch, rate) {
            case (let batch?, nil): found.append(.batch(batch, networks))
            case (nil, let rate?): found.append(.learningRate(rate, networks))
            case (nil, nil): throw table.missing("batch", expected: "a batch size; or give 'learning-rate'")
            case (_?, _?): throw table.conflict("learning-rate", "give 'batch' or 'learning-rate', not both")
            }
        }
        variations = found
    }

    /// The training of which gradient norms are followed, at a constant rate; false for the standard one.
    ///
    /// - Parameter images: how many images plain networks are trained on; nil for all.
    func readFollowed(into variation: inout TrainingVariation?, images: Int?) throws(TOMLError) {
        guard let found = try reader.tableOrFalse("followed", keys: ["steps", "networks"]) else {
            if isWhole { throw reader.missing("followed", expected: "a table of steps, networks, or false") }
            // What the base follows needs a number of images.
            if variation != nil, images == nil { variation = nil }
            return
        }
        guard let table = found else {
            variation = nil
            return
        }
        guard images != nil else {
            throw reader.conflict("followed", "it counts steps of a number of images; give one in place of \"all\"")
        }
        guard let steps = try table.integer("steps", in: 2...100_000) else {
            throw table.missing("steps", expected: "a whole number from 2 to 100000")
        }
        guard let networks = try table.choices("networks", among: TrainedArchitecture.choices) else {
            throw table.missing("networks", expected: "a list of networks")
        }
        variation = .constantRate(steps: steps, networks)
    }
}
