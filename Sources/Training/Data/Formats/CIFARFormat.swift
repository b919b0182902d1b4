import Files
import Foundation

/// The binary version of CIFAR-10 and CIFAR-100, unpacked in a folder or as a .tar.gz or .tar archive.
///
/// A file is a sequence of records: the label (in CIFAR-100 the coarse label, then the fine one, which is used here),
/// then 1024 bytes each of red, green and blue (A. Krizhevsky, Learning Multiple Layers of Features from Tiny Images,
/// 2009).
struct CIFARFormat: DataSetReader {
    /// The archive's file name without .tar.gz, and the folder that it unpacks to.
    let archive: String
    let folder: String
    let trainingFiles: [String]
    let testFile: String
    /// The number of coarse classes, whose label precedes the fine one; nil if there is only one label.
    let coarseClassCount: Int?
    let known: Known
    let otherVersions: [Version]

    /// The facts that the authors of the set published.
    struct Known: Sendable {
        let archiveMD5: String
        let images: ImageCounts
    }

    /// Another version of the same set, which cannot be read, with files or folders that only it has.
    struct Version: Sendable {
        let name: String
        let files: [String]
    }

    private var files: [String] { trainingFiles + [testFile] }
    private var labelLength: Int { coarseClassCount == nil ? 1 : 2 }
    private var recordLength: Int { labelLength + ImageSet.valueCount }

    func read(_ source: DataSetSource, from directory: String) throws -> DataSetContent {
        let places = try places(in: directory, of: source)
        let first = try copy(at: places[0], of: source)
        let digest = first.contents.sha256()
        // The archive next to the folder to which it was unpacked is the usual case.
        var isVerified = first.isVerified
        for place in places.dropFirst() {
            let other = try copy(at: place, of: source)
            guard other.contents.sha256() == digest else {
                throw DataSetError.ambiguous(first: places[0].path, second: place.path)
            }
            isVerified = isVerified || other.isVerified
        }
        let (training, test) = try parse(first.contents, of: source)
        let counts = ImageCounts(training: training.count, test: test.count)
        return DataSetContent(
            training: ImageSet(training, classCount: source.classCount),
            test: ImageSet(test, classCount: source.classCount), sha256: digest,
            verification: isVerified ? .verified : counts == known.images ? .notVerified : .ownSet)
    }
}

// Locating the files.
extension CIFARFormat {
    /// A location that may contain the whole set.
    private enum Place {
        case folder(String)
        case archive(String)

        var path: String {
            switch self {
            case .folder(let path), .archive(let path): path
            }
        }
    }

    /// All locations with a copy of the set, at least one: the folder itself, the folder in it to which the archive
    /// unpacks, and the archive in it, compressed or not; or the given file.
    private func places(in directory: String, of source: DataSetSource) throws -> [Place] {
        if URL(fileURLWithPath: directory).isFile {
            return [.archive(directory)]
        }
        let content = FolderContent(directory)
        let folders = [directory, "\(directory)/\(folder)"].filter { FolderContent($0).first(of: files) != nil }
        let archives = ["\(archive).tar.gz", "\(archive).tar"].filter { content.first(of: [$0]) != nil }
        let places = folders.map(Place.folder) + archives.map { Place.archive("\(directory)/\($0)") }
        guard places.isEmpty else { return places }
        if let version = otherVersions.first(where: { content.first(of: $0.files) != nil }) {
            throw foreign(version, in: directory, of: source)
        }
        throw DataSetError.missing(
            name: source, file: "\(directory)/\(archive).tar.gz", found: content.description)
    }

    private func foreign(_ version: Version, in place: String, of source: DataSetSource) -> DataSetError {
        .foreign(
            file: place, expected: "the binary version of \(source.identifier), \(archive).tar.gz",
            found: "its \(version.name) version")
    }

    /// The contents of the files in order, and whether they come from the archive that the authors published.
    private func copy(
        at place: Place, of source: DataSetSource
    ) throws -> (contents: [FileContent], isVerified: Bool) {
        switch place {
        case .folder(let folder):
            let content = FolderContent(folder)
            if let missing = files.first(where: { content.first(of: [$0]) == nil }) {
                throw DataSetError.missing(name: source, file: "\(folder)/\(missing)", found: content.description)
            }
            return (try files.map { try DataFile.content(of: "\(folder)/\($0)") }, false)
        case .archive(let path):
            let bytes = try DataFile.bytes(of: path)
            let isCompressed = Gzip.isCompressed(bytes)
            let isVerified = isCompressed && md5(bytes) == known.archiveMD5
            let tar = isCompressed ? try Gzip.decompress(bytes, file: path, limit: DataFile.sizeLimit) : bytes
            let archive = try TarArchive(FileContent(file: path, bytes: tar), named: Set(files))
            let contents = try files.map { name in
                guard let bytes = archive.members[name] else {
                    throw self.missing(name, from: archive, at: path, of: source)
                }
                return FileContent(file: "\(path): \(name)", bytes: bytes)
            }
            return (contents, isVerified)
        }
    }

    private func missing(
        _ name: String, from archive: TarArchive, at path: String, of source: DataSetSource
    ) -> DataSetError {
        if let version = otherVersions.first(where: { !archive.otherNames.filter($0.files.contains).isEmpty }) {
            return foreign(version, in: path, of: source)
        }
        return .foreign(
            file: path, expected: "the binary version of \(source.identifier)", found: "an archive without \(name)")
    }
}

// Parsing the files.
extension CIFARFormat {
    func parse(
        _ contents: [FileContent], of source: DataSetSource
    ) throws -> (training: StoredImages, test: StoredImages) {
        for content in contents { try check(content, of: source) }
        // The five files of CIFAR-10 have equal lengths: a shorter one is truncated at the end of a record.
        let training = contents.dropLast()
        let longest = training.map(\.bytes.count).max() ?? 0
        if let short = training.first(where: { $0.bytes.count < longest }) {
            throw DataSetError.truncated(file: short.file, expectedBytes: longest, actualBytes: short.bytes.count)
        }
        return (training: images(training), test: images(contents.suffix(1)))
    }

    private func check(_ content: FileContent, of source: DataSetSource) throws {
        let length = content.bytes.count
        guard length > 0 else {
            throw DataSetError.truncated(file: content.file, expectedBytes: recordLength, actualBytes: 0)
        }
        for (image, start) in stride(from: 0, to: length, by: recordLength).enumerated() {
            if let coarseClassCount, content.bytes[start] >= coarseClassCount {
                throw DataSetError.foreign(
                    file: content.file,
                    expected: "records of \(source.identifier) with the coarse label, "
                        + "0 to \(coarseClassCount - 1), before the fine one",
                    found: "records of which image \(image) begins with \(content.bytes[start])")
            }
            let position = start + labelLength - 1
            guard position < length else { break }
            let label = Int(content.bytes[position])
            guard label < source.classCount else {
                throw DataSetError.labelOutOfRange(
                    file: content.file, image: image, label: label, classCount: source.classCount)
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
