#pragma once

// The part of oneDNN's interface in which 2.x and 3.x differ: descriptors of memory and of primitives.

#include "internal.h"

/// A float32 tensor in a layout; dnnl_format_tag_any lets the primitive choose. Release with nr_undescribe().
int nr_describe(nr_descriptor *result, int rank, const dnnl_dim_t *sizes, dnnl_format_tag_t layout);

void nr_undescribe(nr_descriptor descriptor);

/// The tensors of a convolution, in any direction (with gradients in the place of values); bias may be NULL.
typedef struct nr_convolution_tensors {
    nr_descriptor src, weights, bias, dst;
} nr_convolution_tensors;

/// Describes the primitive of one direction; `forward` is the description of the forward primitive, which the backward
/// ones want as a hint, and NULL for the forward one itself.
dnnl_status_t nr_describe_convolution(
    dnnl_primitive_desc_t *result, dnnl_engine_t engine, const_dnnl_primitive_attr_t attributes, nr_direction direction,
    dnnl_alg_kind_t algorithm, const nr_convolution_tensors *tensors, const nr_convolution_shape *shape,
    const_dnnl_primitive_desc_t forward);
