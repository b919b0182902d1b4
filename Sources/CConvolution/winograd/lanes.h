#pragma once

// Eight floats at a time, in the vector extensions that gcc and clang share: an AVX2 register, two of SSE, half of one
// of AVX-512.

#include <stddef.h>
#include <string.h>

typedef float nr_lanes __attribute__((vector_size(32)));

enum { nr_lane_count = 8 };

/// Compiled for each level of x86-64 and chosen when the program is loaded; swift build knows no -march.
#if defined(__x86_64__) && defined(__linux__)
#define NR_CLONES __attribute__((target_clones("default", "arch=x86-64-v3", "arch=x86-64-v4")))
#else
#define NR_CLONES
#endif

/// Into the clones that call it: a call by vector argument would depend on the clone's registers.
#define NR_INLINE static inline __attribute__((always_inline))

/// Before a loop with a constant count: its arrays become registers.
#ifdef __clang__
#define NR_UNROLL _Pragma("clang loop unroll(full)")
#else
#define NR_UNROLL _Pragma("GCC unroll 16")
#endif

/// No alignment is asked of activations and weights.
typedef float nr_lanes_anywhere __attribute__((vector_size(32), aligned(4)));

NR_INLINE void nr_load(nr_lanes *lanes, const float *from) { *lanes = *(const nr_lanes_anywhere *)from; }

NR_INLINE void nr_store(float *to, const nr_lanes *lanes) { *(nr_lanes_anywhere *)to = *lanes; }
