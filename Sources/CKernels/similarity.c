#include "CKernels.h"
#include "lanes.h"

#include <string.h>

// Four rows at a time are added in registers; the sums of a chunk of columns stay in the cache.
NR_CLONES double nk_weighted_sum_square(
    size_t rows, size_t stride, size_t columns, const float *x, const double *weights) {
    enum { chunk = 4096, places = 8 };
    double squares[places] = {0};
    for (size_t first = 0; first < columns; first += chunk) {
        double sums[chunk] = {0};
        const size_t count = columns - first < chunk ? columns - first : chunk;
        size_t row = 0;
        for (; row + 4 <= rows; row += 4) {
            const float *a = x + row * stride + first, *b = a + stride, *c = b + stride, *d = c + stride;
            const double *w = weights + row;
            for (size_t i = 0; i < count; i++) {
                sums[i] += ((double)a[i] * w[0] + (double)b[i] * w[1]) + ((double)c[i] * w[2] + (double)d[i] * w[3]);
            }
        }
        for (; row < rows; row++) {
            const float *a = x + row * stride + first;
            for (size_t i = 0; i < count; i++) sums[i] += (double)a[i] * weights[row];
        }
        for (size_t i = 0; i < chunk; i += places) {
            for (int place = 0; place < places; place++) squares[place] += sums[i + place] * sums[i + place];
        }
    }
    return ((squares[0] + squares[1]) + (squares[2] + squares[3])) +
           ((squares[4] + squares[5]) + (squares[6] + squares[7]));
}

// Products of all pairs of rows. A stretch of columns is copied, scaled, into groups of eight rows, [group][column][8],
// since rows of an activation stand at powers of two and would evict each other. A tile of 4 x 16 sums stays in eight
// registers over a stretch; then it is added to the sums in double. One operand is loaded as vectors, of the other
// single values are broadcast.

enum { stretch = 256, tile_rows = 4, tile_groups = 2 };

NR_INLINE void transpose(lanes rows[block]) {
    lanes pairs[block], fours[block];
    NR_UNROLL for (int i = 0; i < block; i += 2) {
        pairs[i] = __builtin_shufflevector(rows[i], rows[i + 1], 0, 8, 2, 10, 4, 12, 6, 14);
        pairs[i + 1] = __builtin_shufflevector(rows[i], rows[i + 1], 1, 9, 3, 11, 5, 13, 7, 15);
    }
    NR_UNROLL for (int i = 0; i < block; i += 4) {
        NR_UNROLL for (int j = 0; j < 2; j++) {
            fours[i + j] = __builtin_shufflevector(pairs[i + j], pairs[i + 2 + j], 0, 1, 8, 9, 4, 5, 12, 13);
            fours[i + 2 + j] = __builtin_shufflevector(pairs[i + j], pairs[i + 2 + j], 2, 3, 10, 11, 6, 7, 14, 15);
        }
    }
    NR_UNROLL for (int j = 0; j < 4; j++) {
        rows[j] = __builtin_shufflevector(fours[j], fours[4 + j], 0, 1, 2, 3, 8, 9, 10, 11);
        rows[4 + j] = __builtin_shufflevector(fours[j], fours[4 + j], 4, 5, 6, 7, 12, 13, 14, 15);
    }
}

/// Copies a group of rows, zero beyond the last one; `count` is a multiple of eight.
NR_INLINE void pack(
    size_t rows, size_t group, size_t stride, size_t count, const float *x, const float *scales, float *to) {
    const size_t first = group * block;
    for (size_t column = 0; column < count; column += block) {
        lanes values[block] = {{0}};
        NR_UNROLL for (int i = 0; i < block; i++) {
            if (first + i >= rows) continue;
            values[i] = NK_LOAD(x + (first + i) * stride + column) * scales[first + i];
        }
        transpose(values);
        NR_UNROLL for (int i = 0; i < block; i++) *(lanes *)(to + (column + i) * block) = values[i];
    }
}

/// Adds a tile's products over a stretch: `a` at the first of four rows, `b` two groups.
NR_INLINE void multiply(size_t count, const float *a, const float *b, double *products, size_t width) {
    lanes sums[tile_rows][tile_groups] = {{{0}}};
    for (size_t column = 0; column < count; column++, a += block, b += block) {
        lanes vectors[tile_groups];
        NR_UNROLL for (int g = 0; g < tile_groups; g++) vectors[g] = *(const lanes *)(b + g * stretch * block);
        NR_UNROLL for (int row = 0; row < tile_rows; row++) {
            const float value = a[row];
            NR_UNROLL for (int g = 0; g < tile_groups; g++) sums[row][g] += value * vectors[g];
        }
    }
    for (int row = 0; row < tile_rows; row++) {
        for (int g = 0; g < tile_groups; g++) {
            for (int lane = 0; lane < block; lane++) {
                products[row * width + g * block + lane] += (double)sums[row][g][lane];
            }
        }
    }
}

NR_CLONES void nk_row_pair_products(
    size_t rows, size_t stride, size_t columns, const float *x, const float *scales, float *work, double *products) {
    const size_t tile = tile_groups * block, width = (rows + tile - 1) / tile * tile;
    memset(products, 0, width * width * sizeof(double));
    for (size_t first = 0; first < columns; first += stretch) {
        const size_t count = columns - first < stretch ? columns - first : stretch;
        for (size_t group = 0; group < width / block; group++) {
            pack(rows, group, stride, count, x + first, scales, work + group * stretch * block);
        }
        for (size_t column = 0; column < width; column += tile) {
            for (size_t row = 0; row < column + tile; row += tile_rows) {
                multiply(
                    count, work + row / block * stretch * block + row % block, work + column * stretch,
                    products + row * width + column, width);
            }
        }
    }
}
