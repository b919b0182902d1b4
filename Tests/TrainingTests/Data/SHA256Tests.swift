import Testing

@testable import Training

@Suite struct SHA256Tests {
    /// FIPS 180-4's examples.
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
    ])
    func published(text: String, digest: String) {
        #expect(sha256(text) == digest)
    }

    @Test func piecesAndTheWholeHaveOneDigest() {
        var pieces = SHA256()
        pieces.update(Array("abcdbcdecdefdefgefghfghi".utf8))
        pieces.update([])
        pieces.update(Array("ghijhijkijkljklmklmnlmnomnopnopq".utf8))
        #expect(pieces.hexDigest() == "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")
    }
}
