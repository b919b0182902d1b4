import CCrypto
import Foundation

/// SHA-256 by OpenSSL, as a content security policy names it.
enum SHA256 {
    /// The hash of the bytes in Base64.
    static func base64(_ bytes: [UInt8]) -> String {
        var digest = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
        var length: UInt32 = 0
        let status = EVP_Digest(bytes, bytes.count, &digest, &length, EVP_sha256(), nil)
        precondition(status == 1, "OpenSSL has no SHA-256")
        return Data(digest.prefix(Int(length))).base64EncodedString()
    }
}
