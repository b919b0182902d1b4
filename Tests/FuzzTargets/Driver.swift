import Foundation

/// What the driver in C calls. Only it knows libFuzzer, which is not there in an ordinary build.
nonisolated(unsafe) private var chosen = FuzzTarget.idx

/// Chooses the target of a name, and writes its seeds to a folder.
///
/// - Returns: 0, or 1 where there is no such target or the folder cannot be written.
@_cdecl("normreport_fuzz_choose")
public func choose(_ name: UnsafePointer<CChar>, _ folder: UnsafePointer<CChar>) -> Int32 {
    guard let target = FuzzTarget.all.first(where: { $0.name == String(cString: name) }) else { return 1 }
    chosen = target
    do {
        for (index, seed) in try target.seeds().enumerated() {
            try Data(seed).write(to: URL(fileURLWithPath: "\(String(cString: folder))/seed-\(index)"))
        }
        return 0
    } catch {
        return 1
    }
}

/// Reads one input by the chosen target.
@_cdecl("normreport_fuzz_read")
public func read(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    chosen.read([UInt8](UnsafeBufferPointer(start: bytes, count: count)))
    return 0
}
