import Files
import Foundation
import Networks

/// A training run on its way, in one file: a line of JSON, then every parameter with its velocity and every running
/// statistic, as little-endian float32 in the network's order, then a SHA-256 of all that.
package struct Checkpoint {
    private struct Header: Codable {
        let key: String
        let progress: TrainingProgress
        let counts: [Int]
    }

    let file: URL
    /// What the run is: a checkpoint of another one is not taken.
    let key: String
    let files: OutputFiles

    /// - Parameters:
    ///   - key: names the run in its checkpoint.
    ///   - files: this machine's, but in tests that plant faults.
    init(file: URL, key: String, files: OutputFiles = .standard) {
        self.file = file
        self.key = key
        self.files = files
    }

    /// Saves a run in the place of its checkpoint before, which a killed process or a power cut leaves whole.
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

    /// Fills the network from the file; nil, with the network untouched, where there is none, or none of this run, or a
    /// damaged one: the run then starts anew and ends with the same bytes.
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

    /// What is wrong with the checkpoint of a run, in a few words; nil where there is none, or a whole one.
    package static func fault(of file: URL, key: String) -> String? {
        guard FileManager.default.fileExists(atPath: file.path) else { return nil }
        do throws(Fault) {
            _ = try read(file, key: key)
            return nil
        } catch {
            return error.reason
        }
    }

    private struct Fault: Error {
        let reason: String
        init(_ reason: String) { self.reason = reason }
    }

    /// The header of a file and the bytes behind it, which are those that were written.
    private static func read(_ file: URL, key: String) throws(Fault) -> (header: Header, bytes: Data) {
        let digestLength = 64
        guard let data = try? Data(contentsOf: file) else { throw Fault("it cannot be read") }
        guard data.count > digestLength else { throw Fault("it is cut") }
        let content = data.dropLast(digestLength)
        guard sha256([UInt8](content)) == String(decoding: data.suffix(digestLength), as: UTF8.self) else {
            throw Fault("it has not the digest at its end")
        }
        guard let end = content.firstIndex(of: UInt8(ascii: "\n")),
            let header = try? JSONDecoder().decode(Header.self, from: content[..<end]),
            Double(content.count - end - 1) == 4 * header.counts.reduce(0, { $0 + Double($1) })
        else { throw Fault("it is no checkpoint of this version") }
        guard header.key == key else { throw Fault("it is of another run") }
        return (header, Data(content[(end + 1)...]))
    }

    private static func arrays(_ network: Network) -> [UnsafeMutableBufferPointer<Float>] {
        network.parameters.flatMap { [$0.values.values, $0.velocity.values] }
            + network.statistics.map(\.values.values)
    }
}
