#include "products.h"
#include "lanes.h"

// Each kernel keeps its sums in registers: 6 x 2 vectors over inputs, 4 x 2 over tiles, of the sixteen that AVX2 has;
// more would spill, and fewer would leave the multipliers waiting for each other. One operand is loaded as a vector,
// of the other single values are broadcast. Numbers of vectors are constants where the kernels are inlined, so that
// the arrays of sums become registers.

/// Sums over one input's products: `rows` tiles by `columns` groups.
#define NR_STEP(rows, columns, value_at, vector_at)                                                  \
    do {                                                                                             \
        nr_lanes vectors[columns];                                                                   \
        NR_UNROLL for (int c = 0; c < (columns); c++) vectors[c] = *(vector_at); \
        NR_UNROLL for (int r = 0; r < (rows); r++) {                        \
            float value = (value_at);                                                                \
            NR_UNROLL for (int c = 0; c < (columns); c++)                   \
                sums[r][c] += value * vectors[c];                                                    \
        }                                                                                            \
    } while (0)

enum { most_rows = 6 };

NR_INLINE void tile_kernel(
    const float *v, const float *u, float *m, int tiles, int inputs, int rounded_inputs, const int rows,
    const int columns) {
    nr_lanes sums[most_rows][2] = {{{0}}};
    ptrdiff_t panel = (ptrdiff_t)rounded_inputs * nr_lane_count, block = (ptrdiff_t)tiles * nr_lane_count;
    int input = 0;
    for (; input + nr_lane_count <= inputs; input += nr_lane_count, v += block, u += nr_lane_count * nr_lane_count) {
        for (int lane = 0; lane < nr_lane_count; lane++) {
            NR_STEP(
                rows, columns, v[r * nr_lane_count + lane],
                (const nr_lanes *)(u + c * panel + lane * nr_lane_count));
        }
    }
    for (int lane = 0; lane < inputs - input; lane++) {
        NR_STEP(
            rows, columns, v[r * nr_lane_count + lane],
            (const nr_lanes *)(u + c * panel + lane * nr_lane_count));
    }
    for (int r = 0; r < rows; r++) {
        for (int c = 0; c < columns; c++) *(nr_lanes *)(m + c * block + r * nr_lane_count) = sums[r][c];
    }
}

/// Runs the kernel of the rows that are left, six at most, and returns their number.
NR_INLINE int tile_kernels(
    const float *v, const float *u, float *m, int left, int tiles, int inputs, int rounded_inputs, const int columns) {
    if (left >= 6) {
        tile_kernel(v, u, m, tiles, inputs, rounded_inputs, 6, columns);
        return 6;
    }
    if (left >= 4) {
        tile_kernel(v, u, m, tiles, inputs, rounded_inputs, 4, columns);
        return 4;
    }
    tile_kernel(v, u, m, tiles, inputs, rounded_inputs, 2, columns);
    return 2;
}

NR_CLONES void nr_products_over_inputs(
    const float *v, const float *u, float *m, int tiles, int inputs, int rounded_inputs, int groups) {
    ptrdiff_t panel = (ptrdiff_t)rounded_inputs * nr_lane_count, block = (ptrdiff_t)tiles * nr_lane_count;
    for (int group = 0; group < groups; group += 2) {
        const float *filters = u + group * panel;
        for (int t = 0; t < tiles;) {
            const float *values = v + t * nr_lane_count;
            float *target = m + group * block + t * nr_lane_count;
            t += group + 1 < groups
                ? tile_kernels(values, filters, target, tiles - t, tiles, inputs, rounded_inputs, 2)
                : tile_kernels(values, filters, target, tiles - t, tiles, inputs, rounded_inputs, 1);
        }
    }
}

enum { input_step = 4 };

NR_INLINE void input_kernel(
    const float *v, const float *z, float *d, int tiles, int rounded_inputs, const int columns, int add) {
    nr_lanes sums[input_step][2] = {{{0}}};
    ptrdiff_t panel = (ptrdiff_t)rounded_inputs * nr_lane_count, block = (ptrdiff_t)tiles * nr_lane_count;
    for (int t = 0; t < tiles; t++, v += nr_lane_count, z += nr_lane_count) {
        NR_STEP(input_step, columns, v[r], (const nr_lanes *)(z + c * block));
    }
    for (int r = 0; r < input_step; r++) {
        for (int c = 0; c < columns; c++) {
            nr_lanes *target = (nr_lanes *)(d + c * panel + r * nr_lane_count);
            *target = add ? *target + sums[r][c] : sums[r][c];
        }
    }
}

NR_CLONES void nr_products_over_tiles(
    const float *v, const float *z, float *d, int tiles, int rounded_inputs, int groups, int add) {
    ptrdiff_t panel = (ptrdiff_t)rounded_inputs * nr_lane_count, block = (ptrdiff_t)tiles * nr_lane_count;
    for (int group = 0; group < groups; group += 2) {
        for (int input = 0; input < rounded_inputs; input += input_step) {
            const float *values = v + input / nr_lane_count * block + input % nr_lane_count;
            float *target = d + group * panel + input * nr_lane_count;
            if (group + 1 < groups) {
                input_kernel(values, z + group * block, target, tiles, rounded_inputs, 2, add);
            } else {
                input_kernel(values, z + group * block, target, tiles, rounded_inputs, 1, add);
            }
        }
    }
}
