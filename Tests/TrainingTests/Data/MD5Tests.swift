import Testing

@testable import Training

@Suite struct MD5Tests {
    /// The test suite of R. Rivest, RFC 1321, 1992.
    @Test(arguments: [
        ("", "d41d8cd98f00b204e9800998ecf8427e"),
        ("abc", "900150983cd24fb0d6963f7d28e17f72"),
        ("message digest", "f96b697d7cb7938d525a2f31aaf161d0"),
    ])
    func digestsOfTheStandard(text: String, digest: String) {
        #expect(md5(Array(text.utf8)) == digest)
    }
}
