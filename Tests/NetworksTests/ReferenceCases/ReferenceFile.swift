import Foundation

/// One file of reference values: float64, from automatic differentiation.
struct ReferenceFile {
    let name: String
    let content: [String: Any]

    enum Kind { case layer, convolution, network }

    /// The folder named by NORMREPORT_REFERENCE, else the one beside the tests.
    static var folder: URL {
        if let path = ProcessInfo.processInfo.environment["NORMREPORT_REFERENCE"] {
            return URL(fileURLWithPath: path, isDirectory: true)
        }
        return Bundle.module.resourceURL!.appendingPathComponent("Reference", isDirectory: true)
    }

    static func all(_ kind: Kind) throws -> [ReferenceFile] {
        try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == "json" }
            .sorted { $0.lastPathComponent < $1.lastPathComponent }
            .map { url in
                let object = try JSONSerialization.jsonObject(with: Data(contentsOf: url))
                guard let content = object as? [String: Any] else { throw ReferenceError("\(url.path): not an object") }
                return ReferenceFile(name: url.deletingPathExtension().lastPathComponent, content: content)
            }
            .filter { $0.kind == kind }
    }

    /// What a file is shows in its keys.
    var kind: Kind? {
        if content["architecture"] != nil { return .network }
        if content["effectiveWeight"] != nil { return .convolution }
        if content["kind"] != nil { return .layer }
        return nil
    }

    func array(_ key: String) throws -> ReferenceArray { try ReferenceArray(content[key], "\(name): \(key)") }

    func arrays(_ key: String) throws -> [String: ReferenceArray] {
        guard let values = content[key] as? [String: Any] else { throw ReferenceError("\(name): no \(key)") }
        return try values.reduce(into: [:]) { $0[$1.key] = try ReferenceArray($1.value, "\(name): \(key).\($1.key)") }
    }

    func value<Value>(_ key: String, as type: Value.Type = Value.self) throws -> Value {
        guard let value = content[key] as? Value else { throw ReferenceError("\(name): no \(key)") }
        return value
    }

    var groupCount: Int? { content["groupCount"] as? Int }
}

struct ReferenceArray {
    let shape: [Int]
    let values: [Double]

    init(_ object: Any?, _ place: String) throws {
        guard let fields = object as? [String: Any], let shape = fields["shape"] as? [Int],
            let text = fields["data"] as? String, let data = Data(base64Encoded: text),
            data.count == 8 * shape.reduce(1, *)
        else { throw ReferenceError("\(place): not an array") }
        self.shape = shape
        values = data.withUnsafeBytes { bytes in
            (0..<data.count / 8).map {
                Double(bitPattern: UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: 8 * $0, as: UInt64.self)))
            }
        }
    }

    var floats: [Float] { values.map(Float.init) }
}

struct ReferenceError: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}
