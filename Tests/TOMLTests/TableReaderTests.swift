import Testing

@testable import TOML

@Suite struct TableReaderTests {
    private func reader(_ text: String, keys: [String] = ["a", "b", "list", "inner", "step"]) throws -> TableReader {
        try TableReader(TOMLFile(text: text, name: "f"), keys: keys)
    }

    private static let names = [(name: "batch", value: 1), (name: "space", value: 2)]

    @Test func valuesAreRead() throws {
        let reader = try reader(
            "a = \"x\"\nb = 2\nlist = [\"space\", \"batch\"]\n[inner]\nc = false\n[[step]]\nd = 0.5")
        #expect(try reader.string("a") == "x")
        #expect(try reader.number("b", allowed: "") { _ in true } == 2)
        #expect(try reader.choices("list", among: Self.names) == [2, 1])
        #expect(try reader.table("inner", keys: ["c"])?.boolean("c") == false)
        #expect(try reader.tables("step", keys: ["d"])?[0].number("d", allowed: "") { $0 < 1 } == 0.5)
        #expect(try reader.table("inner", keys: ["c"])?.numberOrFalse("c", allowed: "") { _ in true } == .some(nil))
        #expect(try reader.boolean("absent") == nil)
    }

    @Test func errorsSayFileLineKeyAndWhatIsAllowed() throws {
        func check(_ text: String, _ expected: String, _ body: (TableReader) throws -> Void) {
            #expect {
                try body(reader(text))
            } throws: {
                "\($0)" == expected
            }
        }
        check(
            "\nlsit = 1", "f:2: there is no key 'lsit'; a, b, list, inner, step are allowed here; did you mean 'list'?"
        ) {
            _ in
        }
        check("[inner]\nx = 1", "f:2: there is no key 'inner.x'; axes is allowed here") {
            _ = try $0.table("inner", keys: ["axes"])
        }
        check("a = 1", "f:1: 'a' takes a string, not an integer") { _ = try $0.string("a") }
        check("a = \"x\"", "f:1: 'a' takes 0 to 1, not a string") {
            _ = try $0.number("a", allowed: "0 to 1") { _ in true }
        }
        check("a = 7", "f:1: 'a' takes 0 to 1, not 7.0") { _ = try $0.number("a", allowed: "0 to 1") { $0 <= 1 } }
        check("a = \"spcae\"", "f:1: 'a' takes batch, space, not 'spcae'; did you mean 'space'?") {
            _ = try $0.choice("a", among: Self.names)
        }
        check("list = [\"batch\",\n\"batch\"]", "f:2: 'list' takes each name once, not 'batch' twice") {
            _ = try $0.choices("list", among: Self.names)
        }
        check("list = []", "f:1: 'list' takes at least one of batch, space, not an empty list") {
            _ = try $0.choices("list", among: Self.names)
        }
        check("inner = 3", "f:1: 'inner' takes a table, or false, not an integer") {
            _ = try $0.tableOrFalse("inner", keys: [])
        }
        check("step = 3", "f:1: 'step' takes tables, as [[step]], not an integer") {
            _ = try $0.tables("step", keys: [])
        }
        check("a = 1", "f:1: 'a': wrong with b") { throw $0.conflict("a", "wrong with b") }
    }
}
