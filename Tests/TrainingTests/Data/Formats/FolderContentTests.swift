import Testing

@testable import Training

@Suite struct FolderContentTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test func inAFewWords() throws {
        #expect(FolderContent(folder.path + "/x").description == "its folder does not exist")
        #expect(FolderContent(folder.path).description == "its folder is empty")
        for name in ["b", "a", "c"] { try folder.write([], to: name) }
        #expect(FolderContent(folder.path).description == "its folder has a, b, c")
        for name in ["d", "e", "f"] { try folder.write([], to: name) }
        #expect(FolderContent(folder.path).description == "its folder has a, b, c, d and 2 more")
    }

    @Test func namesThatSteerATerminal() throws {
        try folder.write([], to: "a\nb\u{1B}[2J")
        #expect(FolderContent(folder.path).description == "its folder has a b\u{FFFD}[2J")
    }

    @Test func theFirstNameThatIsThere() throws {
        try folder.write([], to: "b")
        try folder.write([], to: "c")
        #expect(FolderContent(folder.path).first(of: ["a", "c", "b"]) == "c")
        #expect(FolderContent(folder.path).first(of: ["a"]) == nil)
        #expect(FolderContent(folder.path + "/x").first(of: ["a"]) == nil)
    }
}
