import Testing

@testable import Training

@Suite struct DataSetSourceTests {
    @Test func identifiersAndClasses() {
        let table = DataSetSource.all.map { "\($0.identifier) \($0.classCount)" }
        #expect(
            table == ["fashion-mnist 10", "cifar-10 10", "cifar-100 100", "generated 10", "generated-100 100"])
    }

    @Test(arguments: DataSetSource.all)
    func aSetSaysWhatItIs(source: DataSetSource) {
        #expect((source.files == nil) == source.identifier.hasPrefix("generated"))
        #expect(!source.summary.isEmpty && !source.citation.isEmpty)
    }

    @Test func whoBringsTheFiles() {
        let brought = DataSetSource.all.filter { $0.files?.isBroughtByUser == true }
        #expect(brought == [.cifar10, .cifar100])
    }
}
