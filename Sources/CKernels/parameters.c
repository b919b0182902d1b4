#include "CKernels.h"
#include "kernel.h"

NR_CLONES void nk_momentum_step(
    size_t count, float rate, float momentum, float decay, const float *gradient, float *velocity, float *value) {
    for (size_t i = 0; i < count; i++) {
        const float step = momentum * velocity[i] + (gradient[i] + decay * value[i]);
        velocity[i] = step;
        value[i] -= rate * step;
    }
}

// Eight partial sums let the additions overlap; their order is fixed.
NR_CLONES void nk_row_products(size_t rows, size_t columns, const float *x, const float *y, double *products) {
    for (size_t row = 0; row < rows; row++) {
        double sum[8] = {0};
        const float *p = x + row * columns, *q = y + row * columns;
        size_t i = 0;
        for (; i + 8 <= columns; i += 8) {
            for (int lane = 0; lane < 8; lane++) sum[lane] += (double)p[i + lane] * (double)q[i + lane];
        }
        for (; i < columns; i++) sum[0] += (double)p[i] * (double)q[i];
        products[row] = ((sum[0] + sum[1]) + (sum[2] + sum[3])) + ((sum[4] + sum[5]) + (sum[6] + sum[7]));
    }
}

NR_CLONES void nk_row_sums(size_t rows, size_t columns, const float *x, double *sums) {
    for (size_t row = 0; row < rows; row++) {
        double sum[8] = {0}, square[8] = {0};
        const float *p = x + row * columns;
        size_t i = 0;
        for (; i + 8 <= columns; i += 8) {
            for (int lane = 0; lane < 8; lane++) {
                sum[lane] += (double)p[i + lane];
                square[lane] += (double)p[i + lane] * (double)p[i + lane];
            }
        }
        for (; i < columns; i++) {
            sum[0] += (double)p[i];
            square[0] += (double)p[i] * (double)p[i];
        }
        sums[2 * row] = ((sum[0] + sum[1]) + (sum[2] + sum[3])) + ((sum[4] + sum[5]) + (sum[6] + sum[7]));
        sums[2 * row + 1] = ((square[0] + square[1]) + (square[2] + square[3])) +
                            ((square[4] + square[5]) + (square[6] + square[7]));
    }
}

NR_CLONES void nk_row_affine(
    size_t rows, size_t columns, const float *x, const float *z, const float *a, const float *b, const float *c,
    float *y) {
    for (size_t row = 0; row < rows; row++) {
        const float ca = a[row], cb = b[row], cc = c[row];
        const size_t start = row * columns;
        if (z) {
            for (size_t i = start; i < start + columns; i++) y[i] = ca * x[i] + cb * z[i] + cc;
        } else {
            for (size_t i = start; i < start + columns; i++) y[i] = ca * x[i] + cc;
        }
    }
}
