import Foundation

extension ClaimRegister {
    /// Reads `claims.json`.
    /// - Throws: `UnreadableRegister`, naming the file and the key.
    package init(contentsOf url: URL) throws(UnreadableRegister) {
        do {
            self = try JSONDecoder().decode(ClaimRegister.self, from: Data(contentsOf: url))
        } catch let error as DecodingError {
            throw UnreadableRegister(path: url.path, reason: error.reason(content: "register of claims"))
        } catch {
            throw UnreadableRegister(path: url.path, reason: "there is no such file, or it may not be read")
        }
    }
}
