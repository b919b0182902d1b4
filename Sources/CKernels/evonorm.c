#include <stdint.h>
#include <string.h>

#include "CKernels.h"
#include "kernel.h"

enum { block = nr_channel_block };

// 1 / (1 + exp(-x)) without a library call, so that the loops around it vectorise. exp(r) on |r| <= ln 2 / 2 is its
// Taylor polynomial of degree 7 (relative error below 1e-7), scaled by a power of two through the exponent's bits.
NR_INLINE float sigmoid(float x) {
    const float limit = 87.0f;
    float t = -x;
    t = t > limit ? limit : t;
    t = t < -limit ? -limit : t;
    // Adding and taking away 1.5 x 2^23 rounds to the nearest whole number.
    const float magic = 12582912.0f;
    const float shifted = t * 1.44269504f + magic;
    const float whole = shifted - magic;
    const float r = (t - whole * 0.693145752f) - whole * 1.42860677e-6f;
    float p = 1.9841270e-4f;
    p = p * r + 1.3888889e-3f;
    p = p * r + 8.3333333e-3f;
    p = p * r + 4.1666667e-2f;
    p = p * r + 1.6666667e-1f;
    p = p * r + 0.5f;
    p = p * r + 1.0f;
    p = p * r + 1.0f;
    int32_t bits;
    memcpy(&bits, &shifted, sizeof bits);
    const int32_t exponent = (bits - 0x4B400000 + 127) << 23;
    float power;
    memcpy(&power, &exponent, sizeof power);
    const float e = p * power;
    return 1.0f / (1.0f + e);
}

NR_CLONES void nk_evonorm_s0(
    size_t planes, size_t blocks, size_t positions, const float *x, const float *a, const float *v, const float *beta,
    float *y) {
    for (size_t plane = 0; plane < planes; plane++) {
        const size_t channel = plane % blocks * block;
        const size_t start = plane * positions * block, end = start + positions * block;
        for (size_t i = start; i < end; i += block) {
            for (int lane = 0; lane < block; lane++) {
                const float value = x[i + lane];
                y[i + lane] = a[plane * block + lane] * (value * sigmoid(v[channel + lane] * value)) +
                              beta[channel + lane];
            }
        }
    }
}

NR_CLONES void nk_evonorm_s0_sums(
    size_t planes, size_t blocks, size_t positions, const float *x, const float *u, const float *v, double *sums) {
    for (size_t plane = 0; plane < planes; plane++) {
        const size_t channel = plane % blocks * block;
        const size_t start = plane * positions * block, end = start + positions * block;
        double sum[block] = {0}, gated[block] = {0}, slope[block] = {0};
        for (size_t i = start; i < end; i += block) {
            for (int lane = 0; lane < block; lane++) {
                const float value = x[i + lane], gradient = u[i + lane];
                const float gate = sigmoid(v[channel + lane] * value);
                sum[lane] += (double)gradient;
                gated[lane] += (double)gradient * (double)(value * gate);
                slope[lane] += (double)gradient * (double)(value * value * gate * (1.0f - gate));
            }
        }
        double *out = sums + plane * 3 * block;
        for (int lane = 0; lane < block; lane++) {
            out[lane] = sum[lane];
            out[block + lane] = gated[lane];
            out[2 * block + lane] = slope[lane];
        }
    }
}

NR_CLONES void nk_evonorm_s0_gradient(
    size_t planes, size_t blocks, size_t positions, const float *x, const float *u, const float *v, const float *a,
    const float *b, const float *c, float *dx) {
    for (size_t plane = 0; plane < planes; plane++) {
        const size_t channel = plane % blocks * block;
        const size_t start = plane * positions * block, end = start + positions * block;
        for (size_t i = start; i < end; i += block) {
            for (int lane = 0; lane < block; lane++) {
                const float value = x[i + lane], rate = v[channel + lane];
                const float gate = sigmoid(rate * value);
                const float derivative = gate + rate * value * gate * (1.0f - gate);
                dx[i + lane] = a[plane * block + lane] * u[i + lane] * derivative +
                               b[plane * block + lane] * value + c[plane * block + lane];
            }
        }
    }
}

// Whether the maximum of EvoNorm-B0 is the batch's deviation. An undefined one is taken, so that it shows.
NR_INLINE int takes_batch(float other, float batch) { return (other < batch) | (batch != batch); }

NR_CLONES void nk_evonorm_b0(
    size_t planes, size_t blocks, size_t positions, const float *x, const float *batch, const float *instance,
    const float *v, const float *gamma, const float *beta, float *y) {
    for (size_t plane = 0; plane < planes; plane++) {
        const size_t channel = plane % blocks * block;
        const size_t start = plane * positions * block, end = start + positions * block;
        for (size_t i = start; i < end; i += block) {
            for (int lane = 0; lane < block; lane++) {
                const float value = x[i + lane];
                const float other = v[channel + lane] * value + instance[plane * block + lane];
                const float divisor = takes_batch(other, batch[channel + lane]) ? batch[channel + lane] : other;
                y[i + lane] = gamma[channel + lane] * value / divisor + beta[channel + lane];
            }
        }
    }
}

NR_CLONES void nk_evonorm_b0_sums(
    size_t planes, size_t blocks, size_t positions, const float *x, const float *u, const float *batch,
    const float *instance, const float *v, double *sums) {
    for (size_t plane = 0; plane < planes; plane++) {
        const size_t channel = plane % blocks * block;
        const size_t start = plane * positions * block, end = start + positions * block;
        double sum[block] = {0}, scaled[block] = {0}, inBatch[block] = {0}, elsewhere[block] = {0}, slope[block] = {0};
        for (size_t i = start; i < end; i += block) {
            for (int lane = 0; lane < block; lane++) {
                const float value = x[i + lane], gradient = u[i + lane];
                const float other = v[channel + lane] * value + instance[plane * block + lane];
                const int takesBatch = takes_batch(other, batch[channel + lane]);
                const float divisor = takesBatch ? batch[channel + lane] : other;
                const float ratio = gradient * value / divisor;
                const float q = ratio / divisor;
                const float qElsewhere = takesBatch ? 0.0f : q;
                sum[lane] += (double)gradient;
                scaled[lane] += (double)ratio;
                inBatch[lane] += (double)(q - qElsewhere);
                elsewhere[lane] += (double)qElsewhere;
                slope[lane] += (double)(qElsewhere * value);
            }
        }
        double *out = sums + plane * 5 * block;
        for (int lane = 0; lane < block; lane++) {
            out[lane] = sum[lane];
            out[block + lane] = scaled[lane];
            out[2 * block + lane] = inBatch[lane];
            out[3 * block + lane] = elsewhere[lane];
            out[4 * block + lane] = slope[lane];
        }
    }
}

NR_CLONES void nk_evonorm_b0_gradient(
    size_t planes, size_t blocks, size_t positions, const float *x, const float *u, const float *batch,
    const float *instance, const float *v, const float *gamma, const float *b, const float *c, float *dx) {
    for (size_t plane = 0; plane < planes; plane++) {
        const size_t channel = plane % blocks * block;
        const size_t start = plane * positions * block, end = start + positions * block;
        for (size_t i = start; i < end; i += block) {
            for (int lane = 0; lane < block; lane++) {
                const float value = x[i + lane], rate = v[channel + lane];
                const float other = rate * value + instance[plane * block + lane];
                const int takesBatch = takes_batch(other, batch[channel + lane]);
                const float divisor = takesBatch ? batch[channel + lane] : other;
                const float share = takesBatch ? 0.0f : rate * value / divisor;
                dx[i + lane] = gamma[channel + lane] * u[i + lane] / divisor * (1.0f - share) +
                               b[plane * block + lane] * value + c[plane * block + lane];
            }
        }
    }
}

