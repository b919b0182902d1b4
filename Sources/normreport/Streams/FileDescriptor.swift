import Foundation

/// The file descriptors that every program begins with.
enum FileDescriptor {
    /// Sees to it that the first three descriptors are open, and that a pipe without a reader and a file beyond
    /// `ulimit -f` are errors of the write, not signals that kill.
    ///
    /// Without that the first file that is opened would take the place of a closed standard error, and progress would be
    /// written into it. What stands in the place of a closed one cannot be written either.
    static func prepare() {
        signal(SIGPIPE, SIG_IGN)
        signal(SIGXFSZ, SIG_IGN)
        for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) == -1 {
            // The lowest free number is taken: this one.
            _ = open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
        }
    }

    /// Writes all of a text.
    ///
    /// - Returns: the system's number of the error; 0 where there was none.
    static func write(_ text: String, to descriptor: Int32) -> Int32 {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if count >= 0 {
                bytes = bytes.dropFirst(count)
            } else if errno != EINTR {
                return errno
            }
        }
        return 0
    }
}
