#pragma once

// What making and running a direct convolution share.

#include "describe.h"
#include "direct.h"

enum { no_offset = -1 };

struct nr_direct {
    nr_convolution_shape shape;
    int inputs, outputs;  // rounded up to the block
    nr_direction direction;
    dnnl_primitive_desc_t description, reorder_description;
    dnnl_primitive_t primitive, reorder;  // reorder: NULL where the primitive takes plain weights
    nr_descriptor plain;                  // the rounded weights, row-major
    nr_descriptor src, weights, bias, dst, scratchpad, reorder_scratchpad;  // owned by the descriptions
    // Offsets into the scratch memory, no_offset where not needed.
    ptrdiff_t plain_at, weights_at, bias_at, scratchpad_at;
    size_t scratch_bytes;
};

/// Records the failure of a step, and returns its status.
int nr_direct_fail(const nr_direct *direct, int status, const char *step);
