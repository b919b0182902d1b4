/// This program.
package enum Software {
    package static let name = "normreport"
    package static let version = "0.1.0"

    /// The Swift compiler that built the program, as far as a program can know it: the newest of these that it is not
    /// older than.
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
