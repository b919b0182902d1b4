/// The provenance of a figure: ordered pairs of a name and a value, stored in its PNG, PDF and SVG files.
public struct Provenance: Hashable, Sendable {
    /// One fact.
    public struct Entry: Hashable, Sendable {
        /// The name of the fact, such as `configuration-hash`.
        public var key: String
        /// The value of the fact.
        public var value: String

        /// Creates a fact.
        public init(key: String, value: String) {
            self.key = key
            self.value = value
        }
    }

    /// The facts, in the order in which they are shown.
    public var entries: [Entry]

    /// Creates a list of facts.
    public init(_ entries: [Entry] = []) { self.entries = entries }

    /// Creates the facts that every figure should carry, with any others after them.
    public init(
        softwareVersion: String, experiment: String, configurationHash: String, dataHash: String,
        additional: [Entry] = []
    ) {
        entries =
            [
                Entry(key: Self.softwareVersionKey, value: softwareVersion),
                Entry(key: Self.experimentKey, value: experiment),
                Entry(key: Self.configurationHashKey, value: configurationHash),
                Entry(key: Self.dataHashKey, value: dataHash),
            ] + additional
    }

    /// The key of the program's name and version.
    public static let softwareVersionKey = "software-version"
    /// The key of the experiment's name.
    public static let experimentKey = "experiment"
    /// The key of the configuration's hash.
    public static let configurationHashKey = "configuration-hash"
    /// The key of the data's hash.
    public static let dataHashKey = "data-hash"

    /// The first value of a key.
    public subscript(key key: String) -> String? { entries.first { $0.key == key }?.value }
}
