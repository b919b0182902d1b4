#pragma once

// F(4, 2): four outputs of a filter of two taps by five products, at the points +-a, +-b and infinity, a = 1/2, b = 3/2
// (four symmetric points without 0 gave the smallest error). By lines, as in transform_4x4.c:
//
// B' d: +-a: (d3 - b2 d1) +- a (d2 - b2 d0)   and +-b alike, with a and b exchanged;   inf: d4 - (a2 + b2) d2 + a2 b2 d0
// G w:  p:   (w0 + p w1) / N(p);   inf: w1
// A y:  p:   y0 + p y1 + p2 y2 + p3 y3;   inf: y3

#include "lanes.h"

enum { half_points = 5, half_tile = 4 };

static const float a = 0.5f, b = 1.5f;
static const float a2 = 0.25f, b2 = 2.25f;
static const float a3 = 0.125f, b3 = 3.375f;
static const float sum = 2.5f;                           // a2 + b2
static const float product = 0.5625f;                    // a2 b2
static const float at_a = 1 / (2 * 0.5f * (0.25f - 2.25f));  // 1 / N(a) = -1 / N(-a)
static const float at_b = 1 / (2 * 1.5f * (2.25f - 0.25f));  // 1 / N(b) = -1 / N(-b)

NR_INLINE void half_transform_window(const nr_lanes *d, int from, nr_lanes *to, int apart) {
    nr_lanes d0 = d[0], d1 = d[from], d2 = d[2 * from], d3 = d[3 * from], d4 = d[4 * from];
    nr_lanes odd_a = d3 - b2 * d1, even_a = d2 - b2 * d0;
    nr_lanes odd_b = d3 - a2 * d1, even_b = d2 - a2 * d0;
    to[0] = odd_a + a * even_a;
    to[apart] = odd_a - a * even_a;
    to[2 * apart] = odd_b + b * even_b;
    to[3 * apart] = odd_b - b * even_b;
    to[4 * apart] = (d4 - sum * d2) + product * d0;
}

NR_INLINE void half_transform_filter(const nr_lanes *w, int from, nr_lanes *to, int apart) {
    nr_lanes w0 = w[0], w1 = w[from];
    to[0] = w0 * at_a + w1 * (a * at_a);
    to[apart] = w1 * (a * at_a) - w0 * at_a;
    to[2 * apart] = w0 * at_b + w1 * (b * at_b);
    to[3 * apart] = w1 * (b * at_b) - w0 * at_b;
    to[4 * apart] = w1;
}

/// A y
NR_INLINE void half_transform_tile(const nr_lanes *y, nr_lanes *to, int apart) {
    nr_lanes y0 = y[0], y1 = y[1], y2 = y[2], y3 = y[3];
    nr_lanes even_a = y0 + a2 * y2, odd_a = a * y1 + a3 * y3;
    nr_lanes even_b = y0 + b2 * y2, odd_b = b * y1 + b3 * y3;
    to[0] = even_a + odd_a;
    to[apart] = even_a - odd_a;
    to[2 * apart] = even_b + odd_b;
    to[3 * apart] = even_b - odd_b;
    to[4 * apart] = y3;
}

/// A' m
NR_INLINE void half_restore_tile(const nr_lanes *m, nr_lanes *to, int apart) {
    nr_lanes plus_a = m[0] + m[1], minus_a = m[0] - m[1], plus_b = m[2] + m[3], minus_b = m[2] - m[3];
    to[0] = plus_a + plus_b;
    to[apart] = a * minus_a + b * minus_b;
    to[2 * apart] = a2 * plus_a + b2 * plus_b;
    to[3 * apart] = (a3 * minus_a + b3 * minus_b) + m[4];
}

/// G' m
NR_INLINE void half_restore_filter(const nr_lanes *m, nr_lanes *w0, nr_lanes *w1) {
    *w0 = (m[0] - m[1]) * at_a + (m[2] - m[3]) * at_b;
    *w1 = ((m[0] + m[1]) * (a * at_a) + (m[2] + m[3]) * (b * at_b)) + m[4];
}
