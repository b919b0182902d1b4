import CCrypto

/// The MD5 digest of bytes as 32 lower-case hexadecimal digits, computed by OpenSSL; nil if the system forbids MD5.
///
/// It detects damage but not forgery, and serves only for comparison with published digests.
func md5(_ bytes: [UInt8]) -> String? {
    var digest = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
    var length: UInt32 = 0
    let isComputed = bytes.withUnsafeBytes {
        EVP_Digest($0.baseAddress, $0.count, &digest, &length, EVP_md5(), nil) == 1
    }
    return isComputed ? hexadecimal(Array(digest.prefix(Int(length)))) : nil
}
