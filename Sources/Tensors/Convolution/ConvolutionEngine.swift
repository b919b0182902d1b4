import CConvolution
import CKernels

/// Properties and settings that all convolutions of the process share.
package enum ConvolutionEngine {
    /// The version of the oneDNN library in use, such as "2.6.3".
    package static var libraryVersion: String { String(cString: nr_library_version()) }

    /// The instruction sets in use, on which results depend: one name, such as "avx512", if oneDNN and the kernels of
    /// this package use the same, otherwise both.
    package static var instructionSet: String {
        instructionSet(library: String(cString: nr_instruction_set()), own: String(cString: nk_instruction_set()))
    }

    /// Combines the two names. They differ if the environment variable ONEDNN_MAX_CPU_ISA restricts the library, and on
    /// machines without AVX2.
    static func instructionSet(library: String, own: String) -> String {
        library == own ? own : "\(library) (library) and \(own) (own)"
    }

    /// Sets the number of threads for the calling thread's matrix products, and for the convolutions that it makes
    /// without a number of their own. The default is one per core. A convolution keeps its number on whichever thread
    /// it runs.
    static func setThreads(_ count: Int) {
        precondition(count > 0 && count <= Int(CInt.max), "a number of threads is positive")
        nr_set_threads(CInt(count))
    }
}

/// C = op(A) op(B) + beta C for row-major float32 matrices: op(A) is `rows` x `inner`, op(B) is `inner` x
/// `columns`, C is `rows` x `columns`; op transposes if its flag is set.
///
/// A leading dimension is the distance between the rows as stored. `c` is not read if `beta` is 0. `threads` is the
/// number for this call, by default that of the calling thread.
/// - Throws: ``ConvolutionError`` with `invalidArguments` for a negative size, or for a leading dimension that is
///   shorter than the row it leads.
package func matrixProduct(
    transposeA: Bool = false, transposeB: Bool = false, rows: Int, columns: Int, inner: Int,
    a: UnsafePointer<Float>, leadingA: Int, b: UnsafePointer<Float>, leadingB: Int, beta: Float = 0,
    c: UnsafeMutablePointer<Float>, leadingC: Int, threads: Int? = nil
) throws(ConvolutionError) {
    let status = nr_matrix_product(
        transposeA, transposeB, rows, columns, inner, a, leadingA, b, leadingB, beta, c, leadingC,
        CInt(threads ?? 0))
    try ConvolutionError.check(status, shape: "\(rows)x\(inner) by \(inner)x\(columns)")
}
