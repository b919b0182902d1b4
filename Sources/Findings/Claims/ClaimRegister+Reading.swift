import Files
import Foundation

extension ClaimRegister {
    /// Reads `claims.json`.
    /// - Throws: `UnreadableRegister`, naming the file and the key.
    package init(contentsOf url: URL) throws(UnreadableRegister) {
        let content: Data
        do throws(InputFileError) {
            content = try InputFile.data(of: url)
        } catch {
            throw UnreadableRegister(path: url.path, reason: "\(error)", isRead: false)
        }
        try self.init(content: content, path: url.path)
    }

    /// Reads the content of a file.
    init(content: Data, path: String) throws(UnreadableRegister) {
        do {
            let form = try JSONDecoder().decode(Form.self, from: content)
            guard form.schema == Self.currentSchema else {
                let version = form.schema.map { "version \($0)" } ?? "an earlier version"
                throw UnreadableRegister(
                    path: path,
                    reason: "it has the form of \(version), but version \(Self.currentSchema) is needed")
            }
            self = try JSONDecoder().decode(ClaimRegister.self, from: content)
        } catch let error as UnreadableRegister {
            throw error
        } catch let error as DecodingError {
            throw UnreadableRegister(path: path, reason: error.reason(content: "register of claims"))
        } catch {
            throw UnreadableRegister(path: path, reason: "\(error)")
        }
    }

    private struct Form: Codable {
        let schema: Int?
    }
}
