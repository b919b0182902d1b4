#pragma once

// F(2, 2): two outputs of a filter of two taps by three products (Karatsuba's trick), as accurate as four:
//
// y0 = d0 w0 + d1 w1     y1 = d1 w0 + d2 w1
//
// B' d: d0 - d1, d1, d2 - d1     G w: w0, w0 + w1, w1     A' m: m0 + m1, m1 + m2

#include "lanes.h"

enum { half_points = 3, half_tile = 2 };

NR_INLINE void half_transform_window(const nr_lanes *d, int from, nr_lanes *to, int apart) {
    to[0] = d[0] - d[from];
    to[apart] = d[from];
    to[2 * apart] = d[2 * from] - d[from];
}

NR_INLINE void half_transform_filter(const nr_lanes *w, int from, nr_lanes *to, int apart) {
    nr_lanes w0 = w[0], w1 = w[from];
    to[0] = w0;
    to[apart] = w0 + w1;
    to[2 * apart] = w1;
}

/// A y
NR_INLINE void half_transform_tile(const nr_lanes *y, nr_lanes *to, int apart) {
    to[0] = y[0];
    to[apart] = y[0] + y[1];
    to[2 * apart] = y[1];
}

/// A' m
NR_INLINE void half_restore_tile(const nr_lanes *m, nr_lanes *to, int apart) {
    to[0] = m[0] + m[1];
    to[apart] = m[1] + m[2];
}

/// G' m
NR_INLINE void half_restore_filter(const nr_lanes *m, nr_lanes *w0, nr_lanes *w1) {
    *w0 = m[0] + m[1];
    *w1 = m[1] + m[2];
}
