import CConvolution
import CKernels

/// What holds for all convolutions of the process.
package enum ConvolutionEngine {
    /// The alignment, in bytes, of scratch memory.
    package static let scratchAlignment = 64

    /// The version of the oneDNN library in use, as "2.6.3".
    package static var libraryVersion: String { String(cString: nr_library_version()) }

    /// The instruction sets in use, which results depend on: one name, as "avx512", where oneDNN and the kernels of this
    /// package use the same, else both.
    package static var instructionSet: String {
        instructionSet(library: String(cString: nr_instruction_set()), own: String(cString: nk_instruction_set()))
    }

    /// The environment variable ONEDNN_MAX_CPU_ISA lowers the library's set, and nothing lowers our own; without AVX2 the
    /// two differ anyway.
    static func instructionSet(library: String, own: String) -> String {
        library == own ? own : "\(library) (library) and \(own) (own)"
    }

    /// Sets the number of threads for the calling thread's matrix products, and for the convolutions that it makes
    /// without saying a number; by default, one a core. A convolution keeps its number wherever it runs.
    package static func setThreads(_ count: Int) {
        precondition(count > 0 && count <= Int(CInt.max), "a number of threads is positive")
        nr_set_threads(CInt(count))
    }
}

/// C = op(A) op(B) + beta C for row-major float32 matrices: op(A) is `rows` x `inner`, op(B) is `inner` x
/// `columns`, C is `rows` x `columns`; op transposes where the flag says so.
///
/// A leading dimension is the distance between the rows as stored. `c` is not read where `beta` is 0. `threads` are those
/// of this call, by default as set for the calling thread.
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
