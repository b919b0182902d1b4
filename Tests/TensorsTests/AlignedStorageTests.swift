import Testing

@testable import Tensors

@Suite struct AlignedStorageTests {
    @Test(arguments: [0, 1, 15, 4097]) func memoryIsAlignedAndZero(_ count: Int) {
        let storage = AlignedStorage(count: count)
        #expect(UInt(bitPattern: storage.pointer) % 64 == 0)
        #expect(storage.array == [Float](repeating: 0, count: count))
        storage.fill(2.5)
        #expect(storage.array == [Float](repeating: 2.5, count: count))
    }

    @Test func holdsWhatItIsMadeFrom() {
        #expect(AlignedStorage([3, -1, .infinity]).array == [3, -1, .infinity])
    }
}
