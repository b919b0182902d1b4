import Foundation

@testable import Training

extension FuzzTarget {
    /// Images and labels in IDX's form; the labels come first.
    static let idx = FuzzTarget(
        name: "idx",
        seeds: {
            func file(_ sizes: [Int]) -> [UInt8] {
                let header: [UInt8] = [0, 0, 8, UInt8(sizes.count)]
                return header + sizes.flatMap { size in [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: size >> $0) } }
                    + [UInt8](repeating: 7, count: sizes.reduce(1, *))
            }
            return [[UInt8](parts: file([2]), file([2, 28, 28])), [UInt8](parts: file([1]), file([1, 28, 28]))]
        },
        read: { bytes in
            let (labels, images) = bytes.parts
            let set = try? IDXFormat(folders: [], knownSHA256: "").images(
                FileContent(file: "images", bytes: images), labels: FileContent(file: "labels", bytes: labels),
                classCount: 10)
            if let set { readEnds(set) }
        })

    /// Training and test images in CIFAR-100's form.
    static let cifar = FuzzTarget(
        name: "cifar",
        seeds: {
            let record: [UInt8] = [19, 99] + [UInt8](repeating: 128, count: ImageSet.valueCount)
            return [[UInt8](parts: record, record), [UInt8](parts: record + record, record)]
        },
        read: { bytes in
            guard let reader = DataSetSource.cifar100.reader as? CIFARFormat else { preconditionFailure("no CIFAR") }
            let (training, test) = bytes.parts
            let images = try? reader.parse(
                [FileContent(file: "train", bytes: training), FileContent(file: "test", bytes: test)], of: .cifar100)
            for stored in [images?.training, images?.test].compactMap({ $0 }) {
                readEnds(ImageSet(stored, classCount: 100))
            }
        })

    static let gzip = FuzzTarget(
        name: "gzip",
        // "hello hello hello", by `gzip -n9`, and twice in a row.
        seeds: {
            let member: [UInt8] = [
                0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 2, 0xFF, 0xCB, 0x48, 0xCD, 0xC9, 0xC9, 0x57, 0xC8, 0x40, 0x90, 0, 0x80,
                0x88, 0xF9, 0xE5, 0x11, 0, 0, 0,
            ]
            return [member, member + member]
        },
        read: { bytes in
            guard Gzip.isCompressed(bytes) else { return }
            let limit = 1 << 20
            let content = try? Gzip.decompress(bytes, file: "f", limit: limit)
            precondition((content?.count ?? 0) <= limit, "the limit holds")
        })

    static let tar = FuzzTarget(
        name: "tar",
        seeds: {
            func member(_ name: String, _ content: [UInt8]) -> [UInt8] {
                var header = [UInt8](repeating: 0, count: 512)
                func put(_ text: String, at place: Int) {
                    header.replaceSubrange(place..<place + text.utf8.count, with: text.utf8)
                }
                put(name, at: 0)
                put("0000644", at: 100)
                put(
                    String(repeating: "0", count: 11 - String(content.count, radix: 8).count)
                        + String(content.count, radix: 8), at: 124)
                put("00000000000", at: 136)
                put("        0ustar\u{0}00", at: 148)
                let sum = String(header.reduce(0) { $0 + Int($1) }, radix: 8)
                put(String(repeating: "0", count: 6 - sum.count) + sum + "\u{0}", at: 148)
                let padding = (512 - content.count % 512) % 512
                return header + content + [UInt8](repeating: 0, count: padding)
            }
            let end = [UInt8](repeating: 0, count: 1024)
            return [
                member("set/train.bin", [1, 2, 3]) + end,
                member("a", []) + member("set/train.bin", [UInt8](repeating: 5, count: 600)) + member("./test.bin", [9])
                    + end,
            ]
        },
        read: { bytes in
            let archive = try? TarArchive(
                FileContent(file: "x.tar", bytes: bytes), named: ["train.bin", "test.bin"])
            let size = archive?.members.values.reduce(0) { $0 + $1.count } ?? 0
            precondition(size <= bytes.count, "a member is no larger than the archive")
        })

    /// A checkpoint as it is, and with the digest that belongs to it, without which nothing beyond the digest is read.
    static let checkpoint = FuzzTarget(
        name: "checkpoint",
        seeds: {
            let header = Checkpoint.Header(key: "k", progress: TrainingProgress(), counts: [2, 1])
            let content = [UInt8](try JSONEncoder().encode(header)) + [10] + [UInt8](repeating: 1, count: 12)
            return [content, content + [UInt8](sha256(content).utf8)]
        },
        read: { bytes in
            for content in [bytes, bytes + [UInt8](sha256(bytes).utf8)] {
                do throws(Checkpoint.Fault) {
                    let (header, values) = try Checkpoint.parse(Data(content), key: "k")
                    precondition(
                        Double(values.count) == 4 * header.counts.reduce(0) { $0 + Double($1) }, "every number is there"
                    )
                } catch {
                    precondition(!error.reason.isEmpty, "a fault has a reason")
                }
            }
        })

    /// The first and the last image of a set.
    private static func readEnds(_ set: ImageSet) {
        var values = [Float](repeating: 0, count: ImageSet.valueCount)
        for index in Set([0, set.count - 1]) {
            values.withUnsafeMutableBufferPointer { set.write(index, mirrored: false, to: $0) }
            precondition(values.allSatisfy(\.isFinite), "pixels are numbers")
        }
    }
}
