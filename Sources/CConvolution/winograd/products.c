#include "products.h"
#include "lanes.h"

#include <stdbool.h>

// Each kernel keeps its sums in registers, and one operand is loaded as a vector, of the other single values are
// broadcast. AVX2 has sixteen registers of half a pair: twelve sums over inputs, eight over tiles; more would spill, and
// fewer would leave the multipliers waiting for each other. AVX-512 has thirty-two of a pair each, and takes two pairs at a
// time, so that each value that is broadcast serves both. Which sums stand side by side changes none of them. Numbers of
// vectors are constants where the kernels are inlined, so that the arrays of sums become registers.

/// Sums over one input's products: `rows` tiles by `columns` pairs.
#define NR_STEP(rows, columns, value_at, vector_at)                                                  \
    do {                                                                                             \
        nr_pair vectors[columns];                                                                    \
        NR_UNROLL for (int c = 0; c < (columns); c++) vectors[c] = *(vector_at);                     \
        NR_UNROLL for (int r = 0; r < (rows); r++) {                                                 \
            float value = (value_at);                                                                \
            NR_UNROLL for (int c = 0; c < (columns); c++) sums[r][c] += value * vectors[c];          \
        }                                                                                            \
    } while (0)

enum { most_rows = 12, most_columns = 2 };

/// Whether the loader chooses the clones with AVX-512.
static bool has_wide_registers(void) {
#if defined(__x86_64__) && defined(__linux__)
    return __builtin_cpu_supports("x86-64-v4");
#else
    return false;
#endif
}

NR_INLINE void tile_kernel(
    const float *v, const float *u, float *m, int tiles, int inputs, int rounded_inputs, const int rows,
    const int columns) {
    nr_pair sums[most_rows][most_columns] = {{{0}}};
    ptrdiff_t panel = (ptrdiff_t)rounded_inputs * nr_pair_count, block = (ptrdiff_t)tiles * nr_lane_count;
    int input = 0;
    for (; input + nr_lane_count <= inputs; input += nr_lane_count, v += block, u += nr_lane_count * nr_pair_count) {
        for (int lane = 0; lane < nr_lane_count; lane++) {
            NR_STEP(
                rows, columns, v[r * nr_lane_count + lane],
                (const nr_pair *)(u + c * panel + lane * nr_pair_count));
        }
    }
    for (int lane = 0; lane < inputs - input; lane++) {
        NR_STEP(
            rows, columns, v[r * nr_lane_count + lane],
            (const nr_pair *)(u + c * panel + lane * nr_pair_count));
    }
    for (int r = 0; r < rows; r++) {
        for (int c = 0; c < columns; c++) *(nr_pair *)(m + 2 * c * block + r * nr_pair_count) = sums[r][c];
    }
}

/// Runs the kernel of the rows that are left, `most` at most, and returns their number.
NR_INLINE int tile_kernels(
    const float *v, const float *u, float *m, int left, int tiles, int inputs, int rounded_inputs, const int most,
    const int columns) {
    if (most == 12 && left >= 12) {
        tile_kernel(v, u, m, tiles, inputs, rounded_inputs, 12, columns);
        return 12;
    }
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
    ptrdiff_t panel = (ptrdiff_t)rounded_inputs * nr_pair_count, block = (ptrdiff_t)tiles * nr_pair_count;
    bool wide = has_wide_registers();
    int pairs = (groups + 1) / 2;
    for (int pair = 0; pair < pairs;) {
        const float *filters = u + pair * panel;
        int columns = wide && pair + 1 < pairs ? 2 : 1;
        for (int t = 0; t < tiles;) {
            const float *values = v + t * nr_lane_count;
            float *target = m + pair * block + t * nr_pair_count;
            if (columns == 2) {
                t += tile_kernels(values, filters, target, tiles - t, tiles, inputs, rounded_inputs, 6, 2);
            } else if (wide) {
                t += tile_kernels(values, filters, target, tiles - t, tiles, inputs, rounded_inputs, 12, 1);
            } else {
                t += tile_kernels(values, filters, target, tiles - t, tiles, inputs, rounded_inputs, 6, 1);
            }
        }
        pair += columns;
    }
}

NR_INLINE void input_kernel(
    const float *v, const float *z, float *d, int tiles, int rounded_inputs, const int rows, const int columns,
    int add) {
    nr_pair sums[most_rows][most_columns] = {{{0}}};
    ptrdiff_t panel = (ptrdiff_t)rounded_inputs * nr_pair_count, block = (ptrdiff_t)tiles * nr_pair_count;
    for (int t = 0; t < tiles; t++, v += nr_lane_count, z += nr_pair_count) {
        NR_STEP(rows, columns, v[r], (const nr_pair *)(z + c * block));
    }
    for (int r = 0; r < rows; r++) {
        for (int c = 0; c < columns; c++) {
            nr_pair *target = (nr_pair *)(d + c * panel + r * nr_pair_count);
            *target = add ? *target + sums[r][c] : sums[r][c];
        }
    }
}

NR_CLONES void nr_products_over_tiles(
    const float *v, const float *z, float *d, int tiles, int rounded_inputs, int groups, int add) {
    ptrdiff_t panel = (ptrdiff_t)rounded_inputs * nr_pair_count, block = (ptrdiff_t)tiles * nr_pair_count;
    bool wide = has_wide_registers();
    int pairs = (groups + 1) / 2, step = wide ? nr_lane_count : nr_lane_count / 2;
    for (int pair = 0; pair < pairs;) {
        int columns = wide && pair + 1 < pairs ? 2 : 1;
        for (int input = 0; input < rounded_inputs; input += step) {
            const float *values =
                v + (ptrdiff_t)(input / nr_lane_count) * tiles * nr_lane_count + input % nr_lane_count;
            float *target = d + pair * panel + input * nr_pair_count;
            if (columns == 2) {
                input_kernel(values, z + pair * block, target, tiles, rounded_inputs, nr_lane_count, 2, add);
            } else if (wide) {
                input_kernel(values, z + pair * block, target, tiles, rounded_inputs, nr_lane_count, 1, add);
            } else {
                input_kernel(values, z + pair * block, target, tiles, rounded_inputs, nr_lane_count / 2, 1, add);
            }
        }
        pair += columns;
    }
}
