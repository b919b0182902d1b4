// Included by the file of each transform, after its functions over a line and its sizes: here they run along rows and
// then columns, over tiles and channels. Not a header: each inclusion defines the functions anew, around the line
// functions of its file, so that these are inlined.
//
// Wanted: transform_window, transform_filter, restore_tile, each of (from, to, apart) with `apart` lanes between
// the elements of `to`; window, points, classes, tile, and step, the pixels from a window to the next.

// Walking over tiles

typedef struct cursor {
    long image;
    int down, across;
} cursor;

static cursor start(const nr_run *run) {
    const nr_maps *maps = run->maps;
    int tiles = maps->tiles_down * maps->tiles_across;
    int rest = (int)(run->first % tiles);
    return (cursor){run->first / tiles, rest / maps->tiles_across, rest % maps->tiles_across};
}

static void advance(cursor *at, const nr_maps *maps) {
    if (++at->across < maps->tiles_across) return;
    at->across = 0;
    if (++at->down < maps->tiles_down) return;
    at->down = 0;
    at->image++;
}

/// Whether a square of the map lies inside of it.
NR_INLINE bool is_inside(const nr_maps *maps, int top, int left, int size) {
    return top >= 0 && left >= 0 && top + size <= maps->height && left + size <= maps->width;
}

/// `size` pixels of a row from a column on; zero outside of the map.
NR_INLINE void load_row(
    nr_lanes *to, const float *plane, const nr_maps *maps, int row, int left, const int size, bool inside) {
    const float *from = plane + ((ptrdiff_t)row * maps->width + left) * maps->block;
    if (inside) {
        NR_UNROLL for (int i = 0; i < size; i++) nr_load(&to[i], from + (ptrdiff_t)i * maps->block);
        return;
    }
    bool row_inside = row >= 0 && row < maps->height;
    NR_UNROLL for (int i = 0; i < size; i++) {
        to[i] = (nr_lanes){0};
        if (row_inside && left + i >= 0 && left + i < maps->width) nr_load(&to[i], from + (ptrdiff_t)i * maps->block);
    }
}

NR_CLONES static void input(const nr_run *run, const float *activations) {
    const nr_maps *maps = run->maps;
    cursor at = start(run);
    for (int t = 0; t < run->count; t++, advance(&at, maps)) {
        nr_lanes rows[points * window];
        const float *plane = activations + nr_plane(maps, at.image, run->group);
        int top = at.down * step - maps->padding, left = at.across * step - maps->padding;
        bool inside = is_inside(maps, top, left, window);
        for (int row = 0; row < window; row++) {
            nr_lanes pixels[window];
            load_row(pixels, plane, maps, top + row, left, window, inside);
            transform_window(pixels, rows + row, window);
        }
        float *work = run->work + t * nr_lane_count;
        for (int column = 0; column < points; column++) {
            nr_lanes line[points];
            transform_window(rows + column * window, line, 1);
            NR_UNROLL for (int row = 0; row < points; row++) {
                nr_store(work + (row * points + column) * run->frequency, &line[row]);
            }
        }
    }
}

NR_CLONES static void output(const nr_run *run, float *activations, const float *bias) {
    const nr_maps *maps = run->maps;
    nr_lanes shift = {0};
    if (bias != NULL) nr_load(&shift, bias);
    cursor at = start(run);
    for (int t = 0; t < run->count; t++, advance(&at, maps)) {
        nr_lanes columns[tile * points];
        const float *work = run->work + t * nr_lane_count;
        for (int column = 0; column < points; column++) {
            nr_lanes line[points];
            NR_UNROLL for (int row = 0; row < points; row++) {
                nr_load(&line[row], work + (row * points + column) * run->frequency);
            }
            restore_tile(line, columns + column, points);
        }
        int top = at.down * tile - maps->padding, left = at.across * tile - maps->padding;
        bool inside = is_inside(maps, top, left, tile);
        float *plane = activations + nr_plane(maps, at.image, run->group);
        for (int row = 0; row < tile; row++) {
            nr_lanes values[tile];
            restore_tile(columns + row * points, values, 1);
            if (top + row < 0 || top + row >= maps->height) continue;
            float *to = plane + ((ptrdiff_t)(top + row) * maps->width + left) * maps->block;
            NR_UNROLL for (int column = 0; column < tile; column++) {
                if (!inside && (left + column < 0 || left + column >= maps->width)) continue;
                nr_lanes value = values[column] + shift;
                nr_store(to + (ptrdiff_t)column * maps->block, &value);
            }
        }
    }
}

/// The nine taps of eight outputs' filters for one input; zero beyond the last output.
NR_INLINE void gather_filters(nr_lanes *taps, const nr_filters *filters, const float *plain, int group, int input) {
    int outputs = filters->outputs - group * nr_lane_count;
    for (int tap = 0; tap < 9; tap++) taps[tap] = (nr_lanes){0};
    for (int lane = 0; lane < nr_lane_count && lane < outputs; lane++) {
        const float *filter =
            plain + (group * nr_lane_count + lane) * filters->output + input * filters->input;
        for (int tap = 0; tap < 9; tap++) taps[tap][lane] = filter[filters->rotated ? 8 - tap : tap];
    }
}

NR_CLONES static void weights(
    const nr_filters *filters, const float *plain, int group, float *work, ptrdiff_t frequency) {
    for (int i = 0; i < filters->inputs; i++) {
        nr_lanes taps[9], rows[3 * classes], line[classes];
        gather_filters(taps, filters, plain, group, i);
        for (int row = 0; row < 3; row++) transform_filter(taps + row * 3, rows + row, 3);
        for (int column = 0; column < classes; column++) {
            transform_filter(rows + column * 3, line, 1);
            for (int row = 0; row < classes; row++) {
                nr_store(work + (row * classes + column) * frequency + i * nr_lane_count, &line[row]);
            }
        }
    }
}
