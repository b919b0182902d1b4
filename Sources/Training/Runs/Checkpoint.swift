import Files
import Foundation
import Networks

/// The state of an unfinished training run in one file: a line of JSON, then every parameter with its velocity and
/// every running statistic as little-endian float32 in the network's order, then the SHA-256 digest of all this.
package struct Checkpoint {
    struct Header: Codable {
        let key: String
        let progress: TrainingProgress
        let counts: [Int]
    }

    /// The largest size in bytes: that of a network of 256 million parameters and statistics.
    private static let sizeLimit = 1 << 31

    let file: URL
    /// The key of the run. A checkpoint with another key is not used.
    let key: String
    let files: OutputFiles

    /// - Parameters:
    ///   - key: identifies the run in its checkpoint.
    ///   - files: how files are written; tests replace it to inject faults.
    init(file: URL, key: String, files: OutputFiles = .standard) {
        self.file = file
        self.key = key
        self.files = files
    }

    /// Saves the state of a run, replacing the previous checkpoint atomically: a killed process or power failure leaves
    /// one of the two intact.
    ///
    /// - Throws: `OutputError.cannotWrite`.
    func save(_ progress: TrainingProgress, _ network: Network) throws {
        let arrays = Self.arrays(network)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        var data = try encoder.encode(Header(key: key, progress: progress, counts: arrays.map(\.count)))
        data.append(UInt8(ascii: "\n"))
        for array in arrays {
            for value in array { withUnsafeBytes(of: value.bitPattern.littleEndian) { data.append(contentsOf: $0) } }
        }
        data.append(contentsOf: Array(sha256([UInt8](data)).utf8))
        try files.write(data, to: file, .synced)
    }

    /// Restores the network from the file. The result is nil, and the network unchanged, if the file is missing,
    /// damaged or of another run; the run then starts again and ends with the same bytes.
    func load(into network: Network) -> TrainingProgress? {
        guard let (header, bytes) = try? Self.read(file, key: key) else { return nil }
        let arrays = Self.arrays(network)
        guard header.counts == arrays.map(\.count) else { return nil }
        bytes.withUnsafeBytes { raw in
            var offset = 0
            for array in arrays {
                for index in array.indices {
                    array[index] = Float(
                        bitPattern: UInt32(littleEndian: raw.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
                    offset += 4
                }
            }
        }
        return header.progress
    }

    func remove() { try? files.remove(file) }

    /// The fault of a run's checkpoint in a few words; nil if the checkpoint is intact or does not exist.
    package static func fault(of file: URL, key: String) -> String? {
        guard FileManager.default.fileExists(atPath: file.path) else { return nil }
        do throws(Fault) {
            _ = try read(file, key: key)
            return nil
        } catch {
            return error.reason
        }
    }

    struct Fault: Error {
        let reason: String
        init(_ reason: String) { self.reason = reason }
    }

    /// The header of a file and the bytes that follow it, after a check of the digest.
    private static func read(_ file: URL, key: String) throws(Fault) -> (header: Header, bytes: Data) {
        guard let data = try? InputFile.data(of: file, limit: sizeLimit) else { throw Fault("it cannot be read") }
        return try parse(data, key: key)
    }

    static func parse(_ data: Data, key: String) throws(Fault) -> (header: Header, bytes: Data) {
        let digestLength = 64
        guard data.count > digestLength else { throw Fault("it is truncated") }
        let content = data.dropLast(digestLength)
        guard sha256([UInt8](content)) == String(decoding: data.suffix(digestLength), as: UTF8.self) else {
            throw Fault("it does not match the digest at its end")
        }
        guard let end = content.firstIndex(of: UInt8(ascii: "\n")),
            let header = try? JSONDecoder().decode(Header.self, from: content[..<end]),
            Double(content.count - end - 1) == 4 * header.counts.reduce(0, { $0 + Double($1) })
        else { throw Fault("it is not a checkpoint of this version") }
        guard header.key == key else { throw Fault("it belongs to another run") }
        return (header, Data(content[(end + 1)...]))
    }

    private static func arrays(_ network: Network) -> [UnsafeMutableBufferPointer<Float>] {
        network.parameters.flatMap { [$0.values.values, $0.velocity.values] }
            + network.statistics.map(\.values.values)
    }
}
