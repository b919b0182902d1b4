#pragma once

// Convolutions of 3x3 filters and matrix products in float32, on oneDNN (2.x or 3.x) and on kernels of this target where
// those are faster. Nothing above this header knows oneDNN.
//
// Layout. Activations are nChw8c: [batch][channel block][height][width][8], and the number of channels is rounded up to
// a multiple of 8. The lanes beyond the last channel ("padded lanes") must be zero in every input, and are zero in every
// output. Weights are plain row-major [outputs][inputs][3][3], biases [outputs].
//
// Status. Every function that returns an int returns nr_status_success (0) or another nr_status; the words for the
// calling thread's last failure are then in nr_last_message().
//
// Threads. A convolution is made for a number of threads and runs with that wherever it is called: results depend on the
// number, on the instruction set and on the algorithm, never on what runs beside it. One convolution may run in several
// threads at the same time, each with scratch memory of its own.

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/// The values are oneDNN's.
typedef enum nr_status {
    nr_status_success = 0,
    nr_status_out_of_memory = 1,
    nr_status_invalid_arguments = 2,
    nr_status_unimplemented = 3,
    nr_status_runtime_error = 5
} nr_status;

/// How a convolution is computed.
typedef enum nr_algorithm {
    /// As asked for: the fastest by a fixed rule over the shape and the instruction set. Never the answer of
    /// nr_convolution_algorithm().
    nr_algorithm_automatic = 0,
    /// oneDNN's direct convolution (or what it has in its place for this shape and instruction set).
    nr_algorithm_direct = 1,
    /// Minimal filtering (Winograd's F(4x4, 3x3) and its relatives) in the kernels of this target. The number of
    /// threads does not change a bit of the result.
    nr_algorithm_winograd = 2
} nr_algorithm;

typedef enum nr_direction {
    nr_direction_forward = 0,
    nr_direction_backward_data = 1,
    nr_direction_backward_weights = 2
} nr_direction;

/// Sizes of a convolution; height and width are those of the input. The output's are
/// (size + 2 padding - 3) / stride + 1.
typedef struct nr_convolution_shape {
    int batch;
    int inputs;
    int outputs;
    int height;
    int width;
    /// 1 or 2.
    int stride;
    /// 0 or 1.
    int padding;
} nr_convolution_shape;

typedef struct nr_convolution_options {
    bool bias;
    /// False: only nr_convolution_forward() may be called.
    bool backward;
    /// False: nr_convolution_backward_data() may not be called (the first layer needs no gradient of its input).
    bool backward_data;
    /// What is asked for holds for all directions; what the shape or the machine does not offer is refused with
    /// nr_status_unimplemented.
    nr_algorithm algorithm;
    /// Threads of each call; 0: as set in the creating thread by nr_set_threads().
    int threads;
} nr_convolution_options;

typedef struct nr_convolution nr_convolution;

/// The version of the oneDNN library in use, as "2.6.3".
const char *nr_library_version(void);

/// The instruction set that oneDNN uses here (its environment variable ONEDNN_MAX_CPU_ISA lowers it): "sse4.1", "avx",
/// "avx2", "avx512", or "neon".
const char *nr_instruction_set(void);

/// Sets the number of OpenMP threads that oneDNN uses when called from the calling thread. Without effect where oneDNN
/// was not built on OpenMP.
void nr_set_threads(int count);

/// Words for the last failure in the calling thread: the operation, and why. Valid until the thread's next failure.
const char *nr_last_message(void);

/// Makes a convolution, which takes milliseconds: create once, run often. `*result` is NULL on failure.
int nr_convolution_create(
    nr_convolution **result, nr_convolution_shape shape, nr_convolution_options options);

/// NULL is allowed.
void nr_convolution_destroy(nr_convolution *convolution);

/// Bytes of scratch memory that every call needs, aligned to 64 bytes; the largest over the directions. Its contents
/// carry nothing from call to call: the layers of a network share one.
size_t nr_convolution_scratch_bytes(const nr_convolution *convolution);

/// The algorithm chosen for a direction; nr_algorithm_automatic for one that the convolution was not made for.
nr_algorithm nr_convolution_algorithm(const nr_convolution *convolution, nr_direction direction);

/// The floating-point operations of a direction's products, two a multiply-add, as its algorithm does them: products with
/// padding count, transforms do not. 0 for a direction that the convolution was not made for.
double nr_convolution_operations(const nr_convolution *convolution, nr_direction direction);

/// dst = src * weights + bias (`*`: cross-correlation, as in all of deep learning). `bias` is NULL exactly where the
/// convolution was made without.
int nr_convolution_forward(
    const nr_convolution *convolution, const float *src, const float *weights, const float *bias, float *dst,
    void *scratch);

/// The gradient of the input from the gradient of the output; overwrites diff_src.
int nr_convolution_backward_data(
    const nr_convolution *convolution, const float *diff_dst, const float *weights, float *diff_src, void *scratch);

/// The gradient of weights and bias from the input and the gradient of the output; overwrites both. `diff_bias` is NULL
/// exactly where the convolution was made without bias.
int nr_convolution_backward_weights(
    const nr_convolution *convolution, const float *src, const float *diff_dst, float *diff_weights, float *diff_bias,
    void *scratch);

/// C = op(A) op(B) + beta C, row-major; op(A) is m x k, op(B) is k x n, C is m x n, and op transposes where the flag says
/// so. A leading dimension is the distance between rows as stored. C is not read where beta is 0. `threads` is
/// that of this call; 0: as set in the calling thread by nr_set_threads().
int nr_matrix_product(
    bool transpose_a, bool transpose_b, long m, long n, long k, const float *a, long leading_a, const float *b,
    long leading_b, float beta, float *c, long leading_c, int threads);

#ifdef __cplusplus
}
#endif
