#pragma once

// What the files of this target share: failures, oneDNN's engine and streams, the differences between oneDNN 2 and 3.

#include "include/CConvolution.h"
#include "../CKernels/include/kernel.h"

#include <dnnl.h>

#if DNNL_VERSION_MAJOR >= 3
typedef const_dnnl_memory_desc_t nr_descriptor;
typedef const_dnnl_primitive_desc_t nr_primitive_description;
#else
typedef const dnnl_memory_desc_t *nr_descriptor;
typedef const_dnnl_primitive_desc_t nr_primitive_description;
#endif

/// Rows and columns of a filter.
enum { nr_kernel = 3 };

/// Records the words for a failure of the calling thread and returns its status.
int nr_fail(int status, const char *format, ...) __attribute__((format(printf, 2, 3)));

/// The word for a status, as "unimplemented".
const char *nr_status_word(int status);

/// The one engine of the process.
int nr_engine(dnnl_engine_t *engine);

/// The calling thread's stream.
int nr_stream(dnnl_stream_t *stream);

/// The number of OpenMP threads set in the calling thread.
int nr_threads(void);

/// Sets the calling thread's number of OpenMP threads, unless it is 0, and returns the one before, to be set again.
int nr_swap_threads(int count);

static inline int nr_round_up(int value, int multiple) { return (value + multiple - 1) / multiple * multiple; }

static inline size_t nr_align(size_t bytes) { return (bytes + 63) / 64 * 64; }

static inline int nr_output_size(int size, const nr_convolution_shape *shape) {
    return (size + 2 * shape->padding - nr_kernel) / shape->stride + 1;
}
