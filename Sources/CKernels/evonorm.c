#include <stdint.h>

#include "CKernels.h"
#include "lanes.h"

// 1 / (1 + exp(-x)) without a library call. exp(r) on |r| <= ln 2 / 2 is its Taylor polynomial of degree 7 (relative error
// below 1e-7), scaled by a power of two through the exponent's bits.
NR_INLINE void sigmoid(const lanes *x, lanes *gate) {
    const float limit = 87.0f;
    const lanes all = {limit, limit, limit, limit, limit, limit, limit, limit};
    lanes t = -*x;
    t = NK_SELECT(t > limit, all, t);
    t = NK_SELECT(t < -limit, -all, t);
    // Adding and taking away 1.5 x 2^23 rounds to the nearest whole number.
    const float magic = 12582912.0f;
    const lanes shifted = t * 1.44269504f + magic;
    const lanes whole = shifted - magic;
    const lanes r = (t - whole * 0.693145752f) - whole * 1.42860677e-6f;
    lanes p = r * 1.9841270e-4f + 1.3888889e-3f;
    p = p * r + 8.3333333e-3f;
    p = p * r + 4.1666667e-2f;
    p = p * r + 1.6666667e-1f;
    p = p * r + 0.5f;
    p = p * r + 1.0f;
    p = p * r + 1.0f;
    const masks exponent = ((masks)shifted - 0x4B400000 + 127) << 23;
    const lanes e = p * (lanes)exponent;
    *gate = 1.0f / (1.0f + e);
}

NR_CLONES void nk_evonorm_s0(
    size_t planes, size_t blocks, size_t positions, const float *x, const float *a, const float *v, const float *beta,
    float *y) {
    for (size_t plane = 0; plane < planes; plane++) {
        const size_t channel = plane % blocks * block;
        const size_t start = plane * positions * block, end = start + positions * block;
        const lanes gain = NK_LOAD(a + plane * block), rate = NK_LOAD(v + channel), shift = NK_LOAD(beta + channel);
        for (size_t i = start; i < end; i += block) {
            const lanes value = NK_LOAD(x + i), argument = rate * value;
            lanes gate;
            sigmoid(&argument, &gate);
            NK_STORE(y + i, gain * (value * gate) + shift);
        }
    }
}

NR_CLONES void nk_evonorm_s0_sums(
    size_t planes, size_t blocks, size_t positions, const float *x, const float *u, const float *v, double *sums) {
    for (size_t plane = 0; plane < planes; plane++) {
        const size_t start = plane * positions * block, end = start + positions * block;
        const lanes rate = NK_LOAD(v + plane % blocks * block);
        sums_of_lanes sum = {0}, gated = {0}, slope = {0};
        for (size_t i = start; i < end; i += block) {
            const lanes value = NK_LOAD(x + i), argument = rate * value;
            const sums_of_lanes gradient = NK_DOUBLE(NK_LOAD(u + i));
            lanes gate;
            sigmoid(&argument, &gate);
            sum += gradient;
            gated += gradient * NK_DOUBLE(value * gate);
            slope += gradient * NK_DOUBLE(value * value * gate * (1.0f - gate));
        }
        double *out = sums + plane * 3 * block;
        NK_STORE_SUMS(out, sum);
        NK_STORE_SUMS(out + block, gated);
        NK_STORE_SUMS(out + 2 * block, slope);
    }
}

NR_CLONES void nk_evonorm_s0_gradient(
    size_t planes, size_t blocks, size_t positions, const float *x, const float *u, const float *v, const float *a,
    const float *b, const float *c, float *dx) {
    for (size_t plane = 0; plane < planes; plane++) {
        const size_t start = plane * positions * block, end = start + positions * block;
        const lanes rate = NK_LOAD(v + plane % blocks * block), ca = NK_LOAD(a + plane * block);
        const lanes cb = NK_LOAD(b + plane * block), cc = NK_LOAD(c + plane * block);
        for (size_t i = start; i < end; i += block) {
            const lanes value = NK_LOAD(x + i), argument = rate * value;
            lanes gate;
            sigmoid(&argument, &gate);
            const lanes derivative = gate + rate * value * gate * (1.0f - gate);
            NK_STORE(dx + i, ca * NK_LOAD(u + i) * derivative + cb * value + cc);
        }
    }
}

/// What EvoNorm-B0 divides by: the greater of the batch's deviation and `other`. An undefined deviation of the batch is
/// taken, so that it shows.
NR_INLINE void divide_by(const lanes *other, const lanes *batch, masks *takes_batch, lanes *divisor) {
    *takes_batch = (*other < *batch) | (*batch != *batch);
    *divisor = NK_SELECT(*takes_batch, *batch, *other);
}

NR_CLONES void nk_evonorm_b0(
    size_t planes, size_t blocks, size_t positions, const float *x, const float *batch, const float *instance,
    const float *v, const float *gamma, const float *beta, float *y) {
    for (size_t plane = 0; plane < planes; plane++) {
        const size_t channel = plane % blocks * block;
        const size_t start = plane * positions * block, end = start + positions * block;
        const lanes rate = NK_LOAD(v + channel), own = NK_LOAD(instance + plane * block), all = NK_LOAD(batch + channel);
        const lanes gain = NK_LOAD(gamma + channel), shift = NK_LOAD(beta + channel);
        for (size_t i = start; i < end; i += block) {
            const lanes value = NK_LOAD(x + i), other = rate * value + own;
            masks takes_batch;
            lanes divisor;
            divide_by(&other, &all, &takes_batch, &divisor);
            NK_STORE(y + i, gain * value / divisor + shift);
        }
    }
}

NR_CLONES void nk_evonorm_b0_sums(
    size_t planes, size_t blocks, size_t positions, const float *x, const float *u, const float *batch,
    const float *instance, const float *v, double *sums) {
    for (size_t plane = 0; plane < planes; plane++) {
        const size_t channel = plane % blocks * block;
        const size_t start = plane * positions * block, end = start + positions * block;
        const lanes rate = NK_LOAD(v + channel), own = NK_LOAD(instance + plane * block), all = NK_LOAD(batch + channel);
        sums_of_lanes sum = {0}, scaled = {0}, in_batch = {0}, elsewhere = {0}, slope = {0};
        for (size_t i = start; i < end; i += block) {
            const lanes value = NK_LOAD(x + i), gradient = NK_LOAD(u + i), other = rate * value + own;
            masks takes_batch;
            lanes divisor;
            divide_by(&other, &all, &takes_batch, &divisor);
            const lanes ratio = gradient * value / divisor;
            const lanes q = ratio / divisor;
            const lanes q_elsewhere = NK_SELECT(takes_batch, (lanes){0}, q);
            sum += NK_DOUBLE(gradient);
            scaled += NK_DOUBLE(ratio);
            in_batch += NK_DOUBLE(q - q_elsewhere);
            elsewhere += NK_DOUBLE(q_elsewhere);
            slope += NK_DOUBLE(q_elsewhere * value);
        }
        double *out = sums + plane * 5 * block;
        NK_STORE_SUMS(out, sum);
        NK_STORE_SUMS(out + block, scaled);
        NK_STORE_SUMS(out + 2 * block, in_batch);
        NK_STORE_SUMS(out + 3 * block, elsewhere);
        NK_STORE_SUMS(out + 4 * block, slope);
    }
}

NR_CLONES void nk_evonorm_b0_gradient(
    size_t planes, size_t blocks, size_t positions, const float *x, const float *u, const float *batch,
    const float *instance, const float *v, const float *gamma, const float *b, const float *c, float *dx) {
    for (size_t plane = 0; plane < planes; plane++) {
        const size_t channel = plane % blocks * block;
        const size_t start = plane * positions * block, end = start + positions * block;
        const lanes rate = NK_LOAD(v + channel), own = NK_LOAD(instance + plane * block), all = NK_LOAD(batch + channel);
        const lanes gain = NK_LOAD(gamma + channel), cb = NK_LOAD(b + plane * block), cc = NK_LOAD(c + plane * block);
        for (size_t i = start; i < end; i += block) {
            const lanes value = NK_LOAD(x + i), other = rate * value + own;
            masks takes_batch;
            lanes divisor;
            divide_by(&other, &all, &takes_batch, &divisor);
            const lanes share = NK_SELECT(takes_batch, (lanes){0}, rate * value / divisor);
            NK_STORE(dx + i, gain * NK_LOAD(u + i) / divisor * (1.0f - share) + cb * value + cc);
        }
    }
}
