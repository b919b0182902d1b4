#include "transform.h"

// A 2x2 map with padding 1 as a whole. Along one axis, with two inputs x, a filter w and two outputs y,
//
// y0 = x0 w1 + x1 w2      y1 = x0 w0 + x1 w1
//
// is a Toeplitz matrix times a vector: three products instead of four (Winograd 1980, as Karatsuba's trick):
//
// B' x: x0 + x1, x1, x0     G w: w1, w2 - w1, w0 - w1     A' m: m0 + m1, m0 + m2
//
// All factors are 0 and +-1, so it is as accurate as direct convolution.

enum { window = 2, step = 2, points = 3, classes = 3, tile = 2 };

NR_INLINE void transform_window(const nr_lanes *x, nr_lanes *to, int apart) {
    to[0] = x[0] + x[1];
    to[apart] = x[1];
    to[2 * apart] = x[0];
}

NR_INLINE void transform_filter(const nr_lanes *w, nr_lanes *to, int apart) {
    to[0] = w[1];
    to[apart] = w[2] - w[1];
    to[2 * apart] = w[0] - w[1];
}

/// A y
NR_INLINE void transform_tile(const nr_lanes *y, nr_lanes *to, int apart) {
    to[0] = y[0] + y[1];
    to[apart] = y[0];
    to[2 * apart] = y[1];
}

/// A' m
NR_INLINE void restore_tile(const nr_lanes *m, nr_lanes *to, int apart) {
    to[0] = m[0] + m[1];
    to[apart] = m[0] + m[2];
}

/// G' m
NR_INLINE void restore_filter(const nr_lanes *m, nr_lanes *to, int apart) {
    to[0] = m[2];
    to[apart] = m[0] - (m[1] + m[2]);
    to[2 * apart] = m[1];
}

#include "loops_convolve.inc"
#include "loops_gradient.inc"

const nr_transform nr_transform_2x2 = {
    .tile = tile,
    .points = points,
    .classes = classes,
    .input = input,
    .gradient = gradient,
    .output = output,
    .weights = weights,
    .weight_gradient = weight_gradient,
};
