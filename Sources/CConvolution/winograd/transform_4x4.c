#include "transform.h"

// F(4x4, 3x3) at the points 0, +-a, +-b and infinity, a = 3/4, b = 3/2. Lavin and Gray take a = 1, b = 2; at these
// points, which float32 holds exactly with all the products below, the result's error is a quarter of theirs
// (docs/convolution.md). By lines, for a window d, a filter w, a tile y:
//
// B' d: 0:   a2 b2 d0 - (a2 + b2) d2 + d4
//       +-a: (d4 - b2 d2) +- a (d3 - b2 d1)        and +-b alike, with a and b exchanged
//       inf: a2 b2 d1 - (a2 + b2) d3 + d5
// G w:  p:   (w0 + p w1 + p2 w2) / N(p), N(p) the product of p - q over the other finite points q;   inf: w2
// A y:  p:   y0 + p y1 + p2 y2 + p3 y3;   inf: y3

enum { window = 6, step = 4, points = 6, classes = 6, tile = 4 };

static const float a = 0.75f, b = 1.5f;
static const float a2 = 0.5625f, b2 = 2.25f;
static const float a3 = 0.421875f, b3 = 3.375f;
static const float sum = 2.8125f;         // a2 + b2
static const float product = 1.265625f;   // a2 b2
static const float at_zero = 1 / 1.265625f;                           // 1 / N(0)
static const float at_a = 1 / (2 * 0.5625f * (0.5625f - 2.25f));      // 1 / N(+-a)
static const float at_b = 1 / (2 * 2.25f * (2.25f - 0.5625f));        // 1 / N(+-b)

/// `apart` is the distance between the elements of the line, in lanes.
NR_INLINE void transform_window(const nr_lanes *d, nr_lanes *to, int apart) {
    nr_lanes d0 = d[0], d1 = d[1], d2 = d[2], d3 = d[3], d4 = d[4], d5 = d[5];
    nr_lanes even_a = d4 - b2 * d2, odd_a = d3 - b2 * d1;
    nr_lanes even_b = d4 - a2 * d2, odd_b = d3 - a2 * d1;
    to[0] = (d4 - sum * d2) + product * d0;
    to[apart] = even_a + a * odd_a;
    to[2 * apart] = even_a - a * odd_a;
    to[3 * apart] = even_b + b * odd_b;
    to[4 * apart] = even_b - b * odd_b;
    to[5 * apart] = (d5 - sum * d3) + product * d1;
}

NR_INLINE void transform_filter(const nr_lanes *w, nr_lanes *to, int apart) {
    nr_lanes w0 = w[0], w1 = w[1], w2 = w[2];
    nr_lanes even_a = (w0 + a2 * w2) * at_a, odd_a = w1 * (a * at_a);
    nr_lanes even_b = (w0 + b2 * w2) * at_b, odd_b = w1 * (b * at_b);
    to[0] = w0 * at_zero;
    to[apart] = even_a + odd_a;
    to[2 * apart] = even_a - odd_a;
    to[3 * apart] = even_b + odd_b;
    to[4 * apart] = even_b - odd_b;
    to[5 * apart] = w2;
}

/// A y
NR_INLINE void transform_tile(const nr_lanes *y, nr_lanes *to, int apart) {
    nr_lanes y0 = y[0], y1 = y[1], y2 = y[2], y3 = y[3];
    nr_lanes even_a = y0 + a2 * y2, odd_a = a * y1 + a3 * y3;
    nr_lanes even_b = y0 + b2 * y2, odd_b = b * y1 + b3 * y3;
    to[0] = y0;
    to[apart] = even_a + odd_a;
    to[2 * apart] = even_a - odd_a;
    to[3 * apart] = even_b + odd_b;
    to[4 * apart] = even_b - odd_b;
    to[5 * apart] = y3;
}

/// A' m
NR_INLINE void restore_tile(const nr_lanes *m, nr_lanes *to, int apart) {
    nr_lanes plus_a = m[1] + m[2], minus_a = m[1] - m[2], plus_b = m[3] + m[4], minus_b = m[3] - m[4];
    to[0] = (m[0] + plus_a) + plus_b;
    to[apart] = a * minus_a + b * minus_b;
    to[2 * apart] = a2 * plus_a + b2 * plus_b;
    to[3 * apart] = (a3 * minus_a + b3 * minus_b) + m[5];
}

/// G' m
NR_INLINE void restore_filter(const nr_lanes *m, nr_lanes *to, int apart) {
    nr_lanes plus_a = (m[1] + m[2]) * at_a, plus_b = (m[3] + m[4]) * at_b;
    to[0] = m[0] * at_zero + (plus_a + plus_b);
    to[apart] = (m[1] - m[2]) * (a * at_a) + (m[3] - m[4]) * (b * at_b);
    to[2 * apart] = (a2 * plus_a + b2 * plus_b) + m[5];
}

#include "loops_convolve.inc"
#include "loops_gradient.inc"

const nr_transform nr_transform_4x4 = {
    .tile = tile,
    .points = points,
    .classes = classes,
    .input = input,
    .gradient = gradient,
    .output = output,
    .weights = weights,
    .weight_gradient = weight_gradient,
};
