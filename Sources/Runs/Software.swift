/// The name and version of this program.
package enum Software {
    /// The name of the program, as it is invoked.
    package static let name = "normreport"
    /// The version, by semantic versioning.
    package static let version = "0.1.0"

    /// The version of the Swift compiler that built the program. A program can only compare it with given versions, so
    /// this is the newest of them that is not newer than the compiler.
    package static var compiler: String {
        #if compiler(>=6.4)
            "Swift 6.4 or newer"
        #elseif compiler(>=6.3.2)
            "Swift 6.3.2 or newer"
        #elseif compiler(>=6.3.1)
            "Swift 6.3.1"
        #elseif compiler(>=6.3)
            "Swift 6.3"
        #else
            "Swift before 6.3"
        #endif
    }
}
