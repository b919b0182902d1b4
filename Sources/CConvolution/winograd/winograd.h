#pragma once

// A convolution of 3x3 filters by minimal filtering (transform.h), in the kernels of this target.

#include "../internal.h"

typedef struct nr_winograd nr_winograd;

/// Whether it is faster than oneDNN's direct convolution: a rule from measurements (docs/convolution.md).
bool nr_winograd_gains(const nr_convolution_shape *shape, nr_direction direction);

/// The number of threads changes the time, not the result.
int nr_winograd_create(
    nr_winograd **result, const nr_convolution_shape *shape, nr_direction direction, int threads);

void nr_winograd_destroy(nr_winograd *winograd);

size_t nr_winograd_scratch_bytes(const nr_winograd *winograd);

/// Multiply-adds of the matrix products.
double nr_winograd_products(const nr_winograd *winograd);

void nr_winograd_forward(
    const nr_winograd *winograd, const float *src, const float *weights, const float *bias, float *dst, char *scratch);

void nr_winograd_backward_data(
    const nr_winograd *winograd, const float *diff_dst, const float *weights, float *diff_src, char *scratch);

void nr_winograd_backward_weights(
    const nr_winograd *winograd, const float *src, const float *diff_dst, float *diff_weights, float *diff_bias,
    char *scratch);
