import Foundation

/// Reads whole files from elsewhere. A path that leads to a pipe or a device, which might never end, and a file that is too
/// large to be what is wanted are refused.
package enum InputFile {
    /// The largest size of a file in bytes, unless a caller says otherwise: 256 MiB, some hundred times what the largest
    /// figure, register or checkpoint takes.
    static let sizeLimit = 1 << 28

    /// The bytes of a file.
    ///
    /// - Parameter limit: the largest allowed size in bytes.
    /// - Throws: `InputFileError`.
    package static func bytes(of path: String, limit: Int = sizeLimit) throws(InputFileError) -> [UInt8] {
        // O_NONBLOCK keeps the program from waiting on a pipe before it is recognised as one.
        let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { throw .system(SystemCallError(errno)) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .system(SystemCallError(errno)) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .notAFile }
        let size = Int(status.st_size)
        guard size <= limit else { throw .tooLarge(limit: limit) }
        var failure: Int32 = 0
        // One byte more than the file has, to notice whether the file grows.
        let bytes = [UInt8](unsafeUninitializedCapacity: size + 1) { buffer, count in
            while count < buffer.count {
                let received = read(descriptor, buffer.baseAddress! + count, buffer.count - count)
                if received == 0 { return }
                if received > 0 {
                    count += received
                } else if errno != EINTR {
                    failure = errno
                    return
                }
            }
        }
        guard failure == 0 else { throw .system(SystemCallError(failure)) }
        guard bytes.count == size else { throw .changed }
        return bytes
    }

    /// The content of a file.
    ///
    /// - Parameter limit: the largest allowed size in bytes.
    /// - Throws: `InputFileError`.
    package static func data(of file: URL, limit: Int = sizeLimit) throws(InputFileError) -> Data {
        Data(try bytes(of: file.path, limit: limit))
    }
}

/// Why a file cannot be read. The description is some words that follow the file's path.
package enum InputFileError: Error, Equatable, CustomStringConvertible {
    /// The system refuses it.
    case system(SystemCallError)
    /// It is a folder, a pipe or a device.
    case notAFile
    /// It is larger than the limit in bytes.
    case tooLarge(limit: Int)
    /// It grew or shrank while it was read.
    case changed

    package var description: String {
        switch self {
        case .system(let error): "\(error)"
        case .notAFile: "it is not a file"
        case .tooLarge(let limit): "it is larger than \(limit >> 20) MiB"
        case .changed: "it changed while it was read"
        }
    }
}
