import Foundation

extension ClaimRegister {
    /// Reads `claims.json`.
    /// - Throws: `UnreadableRegister`, naming the file and the key.
    package init(contentsOf url: URL) throws(UnreadableRegister) {
        let content: Data
        do {
            content = try Data(contentsOf: url)
        } catch {
            throw UnreadableRegister(path: url.path, reason: "there is no such file, or it may not be read")
        }
        do {
            let form = try JSONDecoder().decode(Form.self, from: content)
            guard form.schema == Self.currentSchema else {
                let version = form.schema.map { "version \($0)" } ?? "an earlier version"
                throw UnreadableRegister(
                    path: url.path,
                    reason: "it has the form of \(version), and version \(Self.currentSchema) is read")
            }
            self = try JSONDecoder().decode(ClaimRegister.self, from: content)
        } catch let error as UnreadableRegister {
            throw error
        } catch let error as DecodingError {
            throw UnreadableRegister(path: url.path, reason: error.reason(content: "register of claims"))
        } catch {
            throw UnreadableRegister(path: url.path, reason: "\(error)")
        }
    }

    private struct Form: Codable {
        let schema: Int?
    }
}
