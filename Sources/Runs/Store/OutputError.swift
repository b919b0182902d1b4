/// An output folder that cannot be used.
package enum OutputError: Error, Equatable, CustomStringConvertible {
    case cannotWrite(String, reason: String)
    case cannotRead(String, reason: String)
    case damagedRun(String, reason: String)
    case missingRun(String)

    package var description: String {
        switch self {
        case .cannotWrite(let path, let reason):
            "cannot write \(path): \(reason); choose another folder with --output or free some space"
        case .cannotRead(let path, let reason):
            "cannot read \(path): \(reason)"
        case .damagedRun(let path, let reason):
            "the stored run \(path) is damaged (\(reason)); delete that folder, and it is computed again"
        case .missingRun(let key):
            "run \(key) is not stored; run 'normreport all' with the same options first"
        }
    }
}
