// The gradient of the input of a convolution with stride 2, by phases. Along one axis, with rotated filters, the pixels
// between two outputs get
//
// x(2k) = d(k) w1     x(2k + 1) = d(k) w0 + d(k + 1) w2
//
// where d is the outputs' gradient and x(0) is the first pixel that no outer tap reaches: one product a pixel, and a
// convolution of stride 1 by F(m, 2). Included after the file of F(m, 2).

enum {
    window = half_tile + 1,
    step = half_tile,
    points = half_points + half_tile,
    classes = half_points + 1,
    tile = 2 * half_tile
};

NR_INLINE void transform_window(const nr_lanes *d, nr_lanes *to, int apart) {
    half_transform_window(d, 1, to, apart);
    for (int i = 0; i < half_tile; i++) to[(half_points + i) * apart] = d[i];
}

NR_INLINE void transform_filter(const nr_lanes *w, nr_lanes *to, int apart) {
    half_transform_filter(w, 2, to, apart);
    to[half_points * apart] = w[1];
}

/// A' m
NR_INLINE void restore_tile(const nr_lanes *m, nr_lanes *to, int apart) {
    half_restore_tile(m, to + apart, 2 * apart);
    for (int i = 0; i < half_tile; i++) to[2 * i * apart] = m[half_points + i];
}
