#pragma once

// One direction of a convolution as a oneDNN primitive.

#include "internal.h"

typedef struct nr_direct nr_direct;

int nr_direct_create(
    nr_direct **result, const nr_convolution_shape *shape, nr_direction direction, bool bias);

void nr_direct_destroy(nr_direct *direct);

size_t nr_direct_scratch_bytes(const nr_direct *direct);

int nr_direct_forward(
    const nr_direct *direct, const float *src, const float *weights, const float *bias, float *dst, char *scratch);

int nr_direct_backward_data(
    const nr_direct *direct, const float *diff_dst, const float *weights, float *diff_src, char *scratch);

int nr_direct_backward_weights(
    const nr_direct *direct, const float *src, const float *diff_dst, float *diff_weights, float *diff_bias,
    char *scratch);
