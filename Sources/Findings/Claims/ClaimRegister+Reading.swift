import Foundation

extension ClaimRegister {
    /// Reads `claims.json`.
    /// - Throws: `Unreadable`, naming the file and the key.
    package init(contentsOf url: URL) throws(Unreadable) {
        do {
            self = try JSONDecoder().decode(ClaimRegister.self, from: Data(contentsOf: url))
        } catch let error as DecodingError {
            throw Unreadable(path: url.path, reason: error.reason(content: "register of claims"))
        } catch {
            throw Unreadable(path: url.path, reason: "there is no such file, or it may not be read")
        }
    }

    /// A file that is no register.
    package struct Unreadable: Error, Equatable, CustomStringConvertible, Sendable {
        /// The file.
        package let path: String
        /// What is wrong with it.
        package let reason: String

        /// One line: what, where, what to do.
        package var description: String { "\(path): \(reason); normreport report writes it anew" }
    }
}
