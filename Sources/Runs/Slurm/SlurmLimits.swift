/// What a cluster allows.
struct SlurmLimits: Equatable, Sendable {
    /// The number of tasks in an array. Slurm's `MaxArraySize` caps the index, which begins at 0.
    let arrayTasks: Int

    /// Slurm's default, where the controller does not say.
    static let standard = SlurmLimits(arrayTasks: 1001)

    /// Asks the controller.
    ///
    /// - Throws: `SlurmError.noArrays`.
    static func ask() throws(SlurmError) -> SlurmLimits {
        guard let text = try? SlurmCommand.run("scontrol", ["show", "config"]) else { return .standard }
        let limits = SlurmLimits(configuration: text) ?? .standard
        guard limits.arrayTasks > 0 else { throw .noArrays }
        return limits
    }

    /// Reads the output of `scontrol show config`; nil if it does not mention arrays.
    init?(configuration text: String) {
        for line in text.split(separator: "\n") {
            let parts = line.split(separator: "=", maxSplits: 1)
            guard parts.count == 2, parts[0].contains("MaxArraySize") else { continue }
            guard let count = Int(parts[1].filter { !$0.isWhitespace }) else { return nil }
            self.init(arrayTasks: count)
            return
        }
        return nil
    }

    init(arrayTasks: Int) { self.arrayTasks = arrayTasks }
}
