import Foundation

/// The binary distribution of CIFAR-10 and CIFAR-100, unpacked in a folder or as the .tar.gz.
///
/// A file is a row of records: the label (in CIFAR-100 the coarse one, then the fine one, which counts here), then 1024
/// bytes each of red, green and blue (A. Krizhevsky, Learning Multiple Layers of Features from Tiny Images, 2009).
struct CIFARFormat: DataSetFormat {
    /// CIFAR-10 or CIFAR-100.
    let name: DataSetName

    init(_ name: DataSetName) {
        precondition(name == .cifar10 || name == .cifar100, "\(name.rawValue) is not in CIFAR's format")
        self.name = name
    }

    private var trainingFiles: [String] {
        name == .cifar10 ? (1...5).map { "data_batch_\($0).bin" } : ["train.bin"]
    }

    private var testFile: String {
        name == .cifar10 ? "test_batch.bin" : "test.bin"
    }

    private var labelLength: Int { name == .cifar10 ? 1 : 2 }

    private var recordLength: Int { labelLength + ImageSet.valueCount }

    /// The folder may hold the files, the folder that the archive unpacks to, or the archive; or it is the archive.
    func locate(in directory: String) throws -> [String] {
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: directory, isDirectory: &isFolder), !isFolder.boolValue {
            return [directory]
        }
        let unpacked = name == .cifar10 ? "cifar-10-batches-bin" : "cifar-100-binary"
        let exists = FileManager.default.fileExists(atPath:)
        for folder in [directory, "\(directory)/\(unpacked)"] where exists("\(folder)/\(testFile)") {
            let files = (trainingFiles + [testFile]).map { "\(folder)/\($0)" }
            if let missing = files.first(where: { !exists($0) }) {
                throw DataSetError.missing(name: name, file: missing)
            }
            return files
        }
        let archive = "\(directory)/\(name.rawValue)-binary.tar.gz"
        guard exists(archive) else { throw DataSetError.missing(name: name, file: archive) }
        return [archive]
    }

    func read(_ files: [String]) throws -> [FileContent] {
        guard files.count == 1, let archive = files.first else {
            return try files.map { FileContent(file: $0, bytes: try CompressedFile.bytes(of: $0)) }
        }
        let names = trainingFiles + [testFile]
        let members = try CompressedFile.members(of: archive, named: Set(names))
        return try names.map { name in
            guard let bytes = members[name] else {
                throw DataSetError.foreign(
                    file: archive, expected: "the binary distribution of \(self.name.rawValue)",
                    found: "an archive without \(name)")
            }
            return FileContent(file: "\(archive): \(name)", bytes: bytes)
        }
    }

    func parse(_ contents: [FileContent]) throws -> (training: StoredImages, test: StoredImages) {
        for content in contents { try check(content) }
        // The five files of CIFAR-10 are of one length: a shorter one ends early, at the border of a record.
        let training = contents.dropLast()
        let longest = training.map(\.bytes.count).max() ?? 0
        if let short = training.first(where: { $0.bytes.count < longest }) {
            throw DataSetError.truncated(file: short.file, expectedBytes: longest, actualBytes: short.bytes.count)
        }
        return (training: images(training), test: images(contents.suffix(1)))
    }

    private func check(_ content: FileContent) throws {
        let length = content.bytes.count
        guard length > 0 else {
            throw DataSetError.truncated(file: content.file, expectedBytes: recordLength, actualBytes: 0)
        }
        for (image, start) in stride(from: 0, to: length, by: recordLength).enumerated() {
            let position = start + labelLength - 1
            guard position < length else { break }
            let label = Int(content.bytes[position])
            guard label < name.classCount else {
                throw DataSetError.labelOutOfRange(
                    file: content.file, image: image, label: label, classCount: name.classCount)
            }
        }
        guard length.isMultiple(of: recordLength) else {
            throw DataSetError.truncated(
                file: content.file, expectedBytes: (length / recordLength + 1) * recordLength, actualBytes: length)
        }
    }

    private func images(_ contents: ArraySlice<FileContent>) -> StoredImages {
        let bytes = contents.count == 1 ? contents[contents.startIndex].bytes : contents.flatMap(\.bytes)
        let labels = stride(from: labelLength - 1, to: bytes.count, by: recordLength).map { bytes[$0] }
        return StoredImages(
            bytes: bytes, firstPixel: labelLength, recordLength: recordLength, planes: ImageSet.channelCount,
            side: ImageSet.side, labels: labels)
    }
}
