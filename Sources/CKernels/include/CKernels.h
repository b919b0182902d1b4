#pragma once

// Loops over activations in the blocked layout, in plain C so that the compiler vectorises them for the machine it finds.
//
// An activation is stored as [batch][channel block][position][lane]: a *plane* is one channel block of one sample,
// `positions` = height x width entries of nr_channel_block lanes, contiguous. Lanes beyond the last channel hold zero.
// Coefficients come per plane and lane ([plane][lane]) or per channel ([channel block][lane], `blocks` blocks a sample).
// Sums that reach a measurement accumulate in double precision, in a fixed order. A NaN is never masked.

#include "kernel.h"

#include <stddef.h>
#include <stdint.h>

/// The instruction set whose clones the loader chose: "sse2", "avx2" (x86-64-v3), "avx512" (x86-64-v4), or "neon".
const char *nk_instruction_set(void);

/// sums[plane][0][lane] = sum of x, sums[plane][1][lane] = sum of x squared.
void nk_plane_sums(size_t planes, size_t positions, const float *x, double *sums);

/// squares[plane] = sum of x squared over the whole plane.
void nk_plane_squares(size_t planes, size_t positions, const float *x, double *squares);

/// y = max(a x + b + skip, threshold) scale + shift; skip may be null. a, b per plane and lane; the activation's three
/// per channel. y may alias x or skip. `sums`, which may be null, takes those of y as nk_plane_sums writes them.
void nk_affine_activation(
    size_t planes, size_t blocks, size_t positions, const float *x, const float *a, const float *b, const float *skip,
    const float *threshold, const float *scale, const float *shift, float *y, double *sums);

/// u = gradient before the activation: scale dy where y > threshold scale + shift, else 0. Sums per plane and lane:
/// sums[plane][0] = sum of u, [1] = sum of u x, [2] = sum of dy where the threshold was taken. u may alias dy.
void nk_activation_gradient(
    size_t planes, size_t blocks, size_t positions, const float *x, const float *y, const float *dy,
    const float *threshold, const float *scale, const float *shift, float *u, double *sums);

/// dx = a u + b x + c, coefficients per plane and lane. dx may alias u. `squares`, which may be null, takes those of dx as
/// nk_plane_squares writes them.
void nk_affine_gradient(
    size_t planes, size_t positions, const float *u, const float *x, const float *a, const float *b, const float *c,
    float *dx, double *squares);

/// y = gain r + s. y may alias either.
void nk_scaled_add(size_t count, float gain, const float *r, const float *s, float *y);
/// y = gain x. y may alias x.
void nk_scale(size_t count, float gain, const float *x, float *y);
/// products[plane] = sum of u r over the plane.
void nk_plane_products(size_t planes, size_t positions, const float *u, const float *r, double *products);
/// Every position of a plane takes the plane's value of its lane.
void nk_fill_planes(size_t planes, size_t positions, const float *values, float *x);

/// EvoNorm-S0: y = a x sigmoid(v x) + beta; a per plane and lane (gamma / group deviation), v and beta per channel.
void nk_evonorm_s0(
    size_t planes, size_t blocks, size_t positions, const float *x, const float *a, const float *v, const float *beta,
    float *y);
/// sums[plane][0] = sum of u, [1] = sum of u x sigmoid(v x), [2] = sum of u x^2 sigmoid'(v x).
void nk_evonorm_s0_sums(
    size_t planes, size_t blocks, size_t positions, const float *x, const float *u, const float *v, double *sums);
/// dx = a u d(x sigmoid(v x))/dx + b x + c. dx may alias u.
void nk_evonorm_s0_gradient(
    size_t planes, size_t blocks, size_t positions, const float *x, const float *u, const float *v, const float *a,
    const float *b, const float *c, float *dx);

/// EvoNorm-B0: y = gamma x / max(batch, v x + instance) + beta; batch, v, gamma, beta per channel, instance per plane.
void nk_evonorm_b0(
    size_t planes, size_t blocks, size_t positions, const float *x, const float *batch, const float *instance,
    const float *v, const float *gamma, const float *beta, float *y);
/// With den the maximum: sums[plane][0] = sum of u, [1] = sum of u x / den, and of q = u x / den^2: [2] = sum of q where
/// the batch's deviation is the maximum, [3] = sum of q elsewhere, [4] = sum of q x elsewhere.
void nk_evonorm_b0_sums(
    size_t planes, size_t blocks, size_t positions, const float *x, const float *u, const float *batch,
    const float *instance, const float *v, double *sums);
/// dx = gamma u / den - (not batch) gamma v u x / den^2 + b x + c. dx may alias u.
void nk_evonorm_b0_gradient(
    size_t planes, size_t blocks, size_t positions, const float *x, const float *u, const float *batch,
    const float *instance, const float *v, const float *gamma, const float *b, const float *c, float *dx);

/// The mean square of a x + b over the `channels` of each sample and position, summed in double:
/// squares[sample][position]. Coefficients per plane and lane; those of lanes beyond the last channel must be zero.
void nk_affine_mean_squares(
    size_t planes, size_t blocks, size_t positions, size_t channels, const float *x, const float *a, const float *b,
    double *squares);

/// What is added, f = a x + b and y, over each plane: squares[plane][0] = sum of f squared, [1] = of y squared, [2] = of
/// (f + y) squared. Coefficients per plane and lane; b must be zero in lanes beyond the last channel.
void nk_affine_addition_squares(
    size_t planes, size_t positions, const float *x, const float *a, const float *b, const float *y, double *squares);

/// The squared length of the sum over rows of weights[row] x[row], over some columns. Rows stand `stride` floats apart.
double nk_weighted_sum_square(size_t rows, size_t stride, size_t columns, const float *x, const double *weights);

/// The products of all pairs of rows, each times its scale, over some columns: products[i][j] for i <= j is the sum of
/// scales[i] x[i] scales[j] x[j]. `products` is a square whose side is `rows` rounded up to a multiple of 16; what it
/// holds besides is undefined. Rows stand `stride` floats apart; `columns` is a multiple of 8. Sums are float32 over 256
/// columns at a time, and double beyond. `work` holds 256 floats for each row of `products`, aligned to 32 bytes.
void nk_row_pair_products(
    size_t rows, size_t stride, size_t columns, const float *x, const float *scales, float *work, double *products);

/// Planar [batch][channel][position] to blocked and back; lanes beyond the last channel become zero.
void nk_to_blocked(size_t batch, size_t channels, size_t positions, const float *planar, float *blocked);
void nk_to_planar(size_t batch, size_t channels, size_t positions, const float *blocked, float *planar);
/// A halo of one position all round, taken from the opposite border (periodic); [height][width] grows to +2 each.
void nk_periodic_halo(size_t planes, size_t height, size_t width, const float *x, float *haloed);
/// The adjoint: the halo's gradient is added back to where it was taken from.
void nk_periodic_halo_gradient(size_t planes, size_t height, size_t width, const float *haloed, float *dx);

/// One step of stochastic gradient descent with momentum: m = momentum m + (g + decay w); w = w - rate m.
void nk_momentum_step(
    size_t count, float rate, float momentum, float decay, const float *gradient, float *velocity, float *value);
/// Row sums in double: sums[row][0] = sum, [1] = sum of squares.
void nk_row_sums(size_t rows, size_t columns, const float *x, double *sums);
/// products[row] = sum of x y over the row.
void nk_row_products(size_t rows, size_t columns, const float *x, const float *y, double *products);
/// y = a x + b z + c row by row (coefficients one a row); z may be null. y may alias x.
void nk_row_affine(
    size_t rows, size_t columns, const float *x, const float *z, const float *a, const float *b, const float *c,
    float *y);

/// Normal numbers of mean 0: the Box-Muller transform of Philox4x32-10 with the counters 0, 1, ... in the lower half and
/// `stream` in the upper half of the counter; a counter gives two numbers. The same bits on every instruction set.
void nk_normals(const uint32_t key[2], const uint32_t stream[2], size_t count, double deviation, float *values);

/// Nothing but multiply-adds, sums = sums operands[0] + operands[1] in vectors of 4, 8 or 16, to find what a processor
/// can do. Writes ten of the sums, and returns the floating-point operations: two a multiply-add.
double nk_multiply_adds_4(size_t rounds, const float *operands, float *results);
double nk_multiply_adds_8(size_t rounds, const float *operands, float *results);
double nk_multiply_adds_16(size_t rounds, const float *operands, float *results);
