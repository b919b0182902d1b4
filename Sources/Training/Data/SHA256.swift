import CCrypto

/// The SHA-256 digest of bytes that arrive in pieces, computed by OpenSSL.
package struct SHA256: ~Copyable {
    private let context: OpaquePointer

    /// Starts the digest of an empty message.
    package init() {
        guard let context = EVP_MD_CTX_new(), EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1 else {
            preconditionFailure("OpenSSL offers no SHA-256")
        }
        self.context = context
    }

    deinit {
        EVP_MD_CTX_free(context)
    }

    /// Appends bytes to the message.
    package mutating func update(_ bytes: UnsafeRawBufferPointer) {
        guard let start = bytes.baseAddress else { return }
        precondition(EVP_DigestUpdate(context, start, bytes.count) == 1, "SHA-256 failed")
    }

    /// Appends bytes to the message.
    package mutating func update(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { update($0) }
    }

    /// The digest of the message, as 32 bytes.
    package consuming func digest() -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: 32)
        precondition(EVP_DigestFinal_ex(context, &digest, nil) == 1, "SHA-256 failed")
        return digest
    }

    /// The digest of the message, as 64 lower-case hexadecimal digits.
    package consuming func hexDigest() -> String {
        hexadecimal(digest())
    }
}

/// The SHA-256 digest of bytes, as 64 lower-case hexadecimal digits.
package func sha256(_ bytes: [UInt8]) -> String {
    var digest = SHA256()
    digest.update(bytes)
    return digest.hexDigest()
}

/// The SHA-256 digest of a text's UTF-8 bytes, as 64 lower-case hexadecimal digits.
package func sha256(_ text: String) -> String {
    sha256(Array(text.utf8))
}

/// Bytes as lower-case hexadecimal digits, two per byte.
func hexadecimal(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
}
