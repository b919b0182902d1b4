// Stride 2 by phases. Along one axis, y(i) = d(2i) w0 + d(2i + 1) w1 + d(2i + 2) w2 is the sum of two convolutions of
// stride 1: of the even pixels with the two outer taps, by F(m, 2), and of the odd pixels with the middle tap, one
// product an output. Included after the file of F(m, 2).

enum {
    window = 2 * half_tile + 1,
    step = 2 * half_tile,
    points = half_points + half_tile,
    classes = half_points + 1,  // the middle tap is the same for all outputs
    tile = half_tile
};

NR_INLINE void transform_window(const nr_lanes *d, nr_lanes *to, int apart) {
    half_transform_window(d, 2, to, apart);
    for (int i = 0; i < half_tile; i++) to[(half_points + i) * apart] = d[2 * i + 1];
}

NR_INLINE void transform_filter(const nr_lanes *w, nr_lanes *to, int apart) {
    half_transform_filter(w, 2, to, apart);
    to[half_points * apart] = w[1];
}

/// A y
NR_INLINE void transform_tile(const nr_lanes *y, nr_lanes *to, int apart) {
    half_transform_tile(y, to, apart);
    for (int i = 0; i < half_tile; i++) to[(half_points + i) * apart] = y[i];
}

/// A' m
NR_INLINE void restore_tile(const nr_lanes *m, nr_lanes *to, int apart) {
    half_restore_tile(m, to, apart);
    for (int i = 0; i < half_tile; i++) to[i * apart] += m[half_points + i];
}

/// G' m, after the middle tap's products are summed over the outputs.
NR_INLINE void restore_filter(const nr_lanes *m, nr_lanes *to, int apart) {
    nr_lanes w0, w2;
    half_restore_filter(m, &w0, &w2);
    to[0] = w0;
    to[apart] = m[half_points];
    to[2 * apart] = w2;
}
