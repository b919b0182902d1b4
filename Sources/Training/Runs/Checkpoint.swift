import Foundation
import Networks

/// A training run on its way, in one file: a line of JSON, then every parameter with its velocity and every running
/// statistic, as little-endian float32 in the network's order, then a SHA-256 of all that.
struct Checkpoint {
    /// A checkpoint that cannot be written or does not fit.
    enum Failure: Error, CustomStringConvertible, Equatable {
        case cannotWrite(String, reason: String)

        var description: String {
            switch self {
            case .cannotWrite(let path, let reason): "\(path): the checkpoint cannot be written: \(reason)"
            }
        }
    }

    private struct Header: Codable {
        let key: String
        let progress: TrainingProgress
        let counts: [Int]
    }

    let file: URL
    /// What the run is: a checkpoint of another one is not taken.
    let key: String

    /// Writes under a temporary name and renames, so that a killed process leaves the checkpoint before.
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
        do {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try data.write(to: file, options: .atomic)
        } catch {
            throw Failure.cannotWrite(file.path, reason: error.localizedDescription)
        }
    }

    /// Fills the network from the file; nil, with the network untouched, where there is none, or none of this run, or a
    /// damaged one: the run then starts anew and ends with the same bytes.
    func load(into network: Network) -> TrainingProgress? {
        let digestLength = 64
        guard let data = try? Data(contentsOf: file), data.count > digestLength else { return nil }
        let content = data.dropLast(digestLength)
        guard sha256([UInt8](content)) == String(decoding: data.suffix(digestLength), as: UTF8.self),
            let end = content.firstIndex(of: UInt8(ascii: "\n")),
            let header = try? JSONDecoder().decode(Header.self, from: content[..<end]), header.key == key
        else { return nil }
        let arrays = Self.arrays(network)
        guard header.counts == arrays.map(\.count), content.count - end - 1 == 4 * header.counts.reduce(0, +) else {
            return nil
        }
        let bytes = Data(content[(end + 1)...])
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

    func remove() { try? FileManager.default.removeItem(at: file) }

    private static func arrays(_ network: Network) -> [UnsafeMutableBufferPointer<Float>] {
        network.parameters.flatMap { [$0.values.values, $0.velocity.values] }
            + network.statistics.map(\.values.values)
    }
}
