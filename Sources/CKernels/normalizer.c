#include "CKernels.h"
#include "lanes.h"

NR_CLONES void nk_plane_sums(size_t planes, size_t positions, const float *x, double *sums) {
    for (size_t plane = 0; plane < planes; plane++) {
        double sum[block] = {0}, square[block] = {0};
        const float *row = x + plane * positions * block;
        for (size_t position = 0; position < positions; position++, row += block) {
            for (int lane = 0; lane < block; lane++) {
                const double value = row[lane];
                sum[lane] += value;
                square[lane] += value * value;
            }
        }
        double *out = sums + plane * 2 * block;
        for (int lane = 0; lane < block; lane++) {
            out[lane] = sum[lane];
            out[block + lane] = square[lane];
        }
    }
}

NR_INLINE void plane_products(
    size_t planes, size_t positions, const float *u, const float *r, double *products) {
    for (size_t plane = 0; plane < planes; plane++) {
        double sum[block] = {0};
        const size_t start = plane * positions * block;
        for (size_t i = start; i < start + positions * block; i += block) {
            for (int lane = 0; lane < block; lane++) sum[lane] += (double)u[i + lane] * (double)r[i + lane];
        }
        double total = 0;
        for (int lane = 0; lane < block; lane++) total += sum[lane];
        products[plane] = total;
    }
}

NR_CLONES void nk_plane_products(size_t planes, size_t positions, const float *u, const float *r, double *products) {
    plane_products(planes, positions, u, r, products);
}

NR_CLONES void nk_plane_squares(size_t planes, size_t positions, const float *x, double *squares) {
    plane_products(planes, positions, x, x, squares);
}

/// A plane of nk_affine_activation, with constants that say whether something is added and whether sums are taken.
NR_INLINE void activate_plane(
    size_t count, const float *x, const lanes coefficients[2], const float *skip, const lanes activation[3], float *y,
    double *sums, const int adds, const int is_summed) {
    const lanes a = coefficients[0], b = coefficients[1];
    const lanes threshold = activation[0], scale = activation[1], shift = activation[2];
    sums_of_lanes sum = {0}, square = {0};
    for (size_t i = 0; i < count; i += block) {
        lanes p = a * NK_LOAD(x + i) + b;
        if (adds) p = p + NK_LOAD(skip + i);
        const lanes value = NK_SELECT(p < threshold, threshold, p) * scale + shift;
        NK_STORE(y + i, value);
        if (is_summed) {
            sum += NK_DOUBLE(value);
            square += NK_DOUBLE(value) * NK_DOUBLE(value);
        }
    }
    if (!is_summed) return;
    NK_STORE_SUMS(sums, sum);
    NK_STORE_SUMS(sums + block, square);
}

NR_CLONES void nk_affine_activation(
    size_t planes, size_t blocks, size_t positions, const float *x, const float *a, const float *b, const float *skip,
    const float *threshold, const float *scale, const float *shift, float *y, double *sums) {
    for (size_t plane = 0; plane < planes; plane++) {
        const size_t channel = plane % blocks * block, count = positions * block, start = plane * count;
        const lanes coefficients[2] = {NK_LOAD(a + plane * block), NK_LOAD(b + plane * block)};
        const lanes activation[3] = {NK_LOAD(threshold + channel), NK_LOAD(scale + channel), NK_LOAD(shift + channel)};
        const float *from = x + start, *added = skip ? skip + start : NULL;
        double *out = sums ? sums + plane * 2 * block : NULL;
        if (skip && sums) {
            activate_plane(count, from, coefficients, added, activation, y + start, out, 1, 1);
        } else if (skip) {
            activate_plane(count, from, coefficients, added, activation, y + start, out, 1, 0);
        } else if (sums) {
            activate_plane(count, from, coefficients, added, activation, y + start, out, 0, 1);
        } else {
            activate_plane(count, from, coefficients, added, activation, y + start, out, 0, 0);
        }
    }
}

NR_CLONES void nk_activation_gradient(
    size_t planes, size_t blocks, size_t positions, const float *x, const float *y, const float *dy,
    const float *threshold, const float *scale, const float *shift, float *u, double *sums) {
    for (size_t plane = 0; plane < planes; plane++) {
        const size_t channel = plane % blocks * block;
        const lanes gain = NK_LOAD(scale + channel);
        const lanes lowest = NK_LOAD(threshold + channel) * gain + NK_LOAD(shift + channel);
        sums_of_lanes sum = {0}, product = {0}, below = {0};
        const size_t start = plane * positions * block, end = start + positions * block;
        for (size_t i = start; i < end; i += block) {
            const lanes gradient = NK_LOAD(dy + i), value = NK_LOAD(x + i);
            // Written so that an undefined activation lets its gradient through.
            const masks stopped = NK_LOAD(y + i) <= lowest;
            const lanes kept = NK_SELECT(stopped, (lanes){0}, gradient);
            const lanes before = kept * gain;
            NK_STORE(u + i, before);
            sum += NK_DOUBLE(before);
            product += NK_DOUBLE(before) * NK_DOUBLE(value);
            below += NK_DOUBLE(gradient - kept);
        }
        double *out = sums + plane * 3 * block;
        NK_STORE_SUMS(out, sum);
        NK_STORE_SUMS(out + block, product);
        NK_STORE_SUMS(out + 2 * block, below);
    }
}

NR_INLINE void gradient_plane(
    size_t count, const float *u, const float *x, const lanes coefficients[3], float *dx, double *squares,
    const int is_squared) {
    const lanes a = coefficients[0], b = coefficients[1], c = coefficients[2];
    sums_of_lanes square = {0};
    for (size_t i = 0; i < count; i += block) {
        const lanes value = a * NK_LOAD(u + i) + b * NK_LOAD(x + i) + c;
        NK_STORE(dx + i, value);
        if (is_squared) square += NK_DOUBLE(value) * NK_DOUBLE(value);
    }
    if (!is_squared) return;
    double total = 0;
    for (int lane = 0; lane < block; lane++) total += square[lane];
    *squares = total;
}

NR_CLONES void nk_affine_gradient(
    size_t planes, size_t positions, const float *u, const float *x, const float *a, const float *b, const float *c,
    float *dx, double *squares) {
    for (size_t plane = 0; plane < planes; plane++) {
        const size_t count = positions * block, start = plane * count;
        const lanes coefficients[3] = {
            NK_LOAD(a + plane * block), NK_LOAD(b + plane * block), NK_LOAD(c + plane * block)};
        if (squares) {
            gradient_plane(count, u + start, x + start, coefficients, dx + start, squares + plane, 1);
        } else {
            gradient_plane(count, u + start, x + start, coefficients, dx + start, NULL, 0);
        }
    }
}

NR_CLONES void nk_affine_mean_squares(
    size_t planes, size_t blocks, size_t positions, size_t channels, const float *x, const float *a, const float *b,
    double *squares) {
    for (size_t plane = 0; plane < planes; plane++) {
        const float *ca = a + plane * block, *cb = b + plane * block, *row = x + plane * positions * block;
        double *out = squares + plane / blocks * positions;
        for (size_t position = 0; position < positions; position++, row += block) {
            double square[block];
            for (int lane = 0; lane < block; lane++) {
                const double value = ca[lane] * row[lane] + cb[lane];
                square[lane] = value * value;
            }
            const double sum = ((square[0] + square[1]) + (square[2] + square[3])) +
                               ((square[4] + square[5]) + (square[6] + square[7]));
            out[position] = (plane % blocks ? out[position] : 0) + sum / (double)channels;
        }
    }
}

NR_CLONES void nk_affine_addition_squares(
    size_t planes, size_t positions, const float *x, const float *a, const float *b, const float *y, double *squares) {
    for (size_t plane = 0; plane < planes; plane++) {
        const float *ca = a + plane * block, *cb = b + plane * block;
        double branch[block] = {0}, shortcut[block] = {0}, sum[block] = {0};
        const size_t start = plane * positions * block, end = start + positions * block;
        for (size_t i = start; i < end; i += block) {
            for (int lane = 0; lane < block; lane++) {
                const float f = ca[lane] * x[i + lane] + cb[lane];
                const double s = (double)(f + y[i + lane]);
                branch[lane] += (double)f * (double)f;
                shortcut[lane] += (double)y[i + lane] * (double)y[i + lane];
                sum[lane] += s * s;
            }
        }
        double total[3] = {0};
        for (int lane = 0; lane < block; lane++) {
            total[0] += branch[lane];
            total[1] += shortcut[lane];
            total[2] += sum[lane];
        }
        for (int part = 0; part < 3; part++) squares[plane * 3 + part] = total[part];
    }
}
