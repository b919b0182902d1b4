#include "CKernels.h"
#include "kernel.h"

// Ten sums hide the latency of two units with four or five cycles each, and leave six of AVX2's sixteen registers.
enum { sums_in_flight = 10 };

#define NR_BURST(name, width)                                                                                     \
    NR_CLONES double name(size_t rounds, const float *operands, float *results) {                                 \
        typedef float vector __attribute__((vector_size(4 * (width))));                                           \
        vector factor, addend, sums[sums_in_flight];                                                              \
        for (int lane = 0; lane < (width); lane++) factor[lane] = operands[0], addend[lane] = operands[1];        \
        NR_UNROLL for (int i = 0; i < sums_in_flight; i++) sums[i] = addend * (float)i;                           \
        for (size_t round = 0; round < rounds; round++) {                                                         \
            NR_UNROLL for (int i = 0; i < sums_in_flight; i++) sums[i] = sums[i] * factor + addend;               \
        }                                                                                                         \
        NR_UNROLL for (int i = 0; i < sums_in_flight; i++) results[i] = sums[i][i % (width)];                     \
        return 2.0 * (width) * sums_in_flight * (double)rounds;                                                   \
    }

NR_BURST(nk_multiply_adds_4, 4)
NR_BURST(nk_multiply_adds_8, 8)
NR_BURST(nk_multiply_adds_16, 16)
