#pragma once

// Eight floats at a time, in the vector extensions that gcc and clang share: an AVX2 register, two of SSE, half of one
// of AVX-512; a block of channels.

#include "../../CKernels/include/kernel.h"

#include <stddef.h>
#include <string.h>

typedef float nr_lanes __attribute__((vector_size(32)));

enum { nr_lane_count = nr_channel_block };

/// Two groups of channels, as the matrix products take them: one register of AVX-512, two of AVX2.
typedef float nr_pair __attribute__((vector_size(64)));

enum { nr_pair_count = 2 * nr_channel_block };

/// No alignment is asked of activations and weights.
typedef float nr_lanes_anywhere __attribute__((vector_size(32), aligned(4)));

NR_INLINE void nr_load(nr_lanes *lanes, const float *from) { *lanes = *(const nr_lanes_anywhere *)from; }

NR_INLINE void nr_store(float *to, const nr_lanes *lanes) { *(nr_lanes_anywhere *)to = *lanes; }
