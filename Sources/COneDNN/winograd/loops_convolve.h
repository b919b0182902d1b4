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

/// `size` x `size` pixels from a map, zero outside of it.
NR_INLINE void gather(nr_lanes *to, const float *plane, const nr_maps *maps, int top, int left, int size) {
    bool inside = top >= 0 && left >= 0 && top + size <= maps->height && left + size <= maps->width;
    for (int row = 0; row < size; row++) {
        int y = top + row;
        for (int column = 0; column < size; column++) {
            int x = left + column;
            if (inside || (y >= 0 && y < maps->height && x >= 0 && x < maps->width)) {
                nr_load(&to[row * size + column], plane + ((ptrdiff_t)y * maps->width + x) * maps->block);
            } else {
                to[row * size + column] = (nr_lanes){0};
            }
        }
    }
}

NR_CLONES static void input(const nr_run *run, const float *activations) {
    const nr_maps *maps = run->maps;
    cursor at = start(run);
    for (int t = 0; t < run->count; t++, advance(&at, maps)) {
        nr_lanes pixels[window * window], rows[points * window], line[points];
        const float *plane = activations + nr_plane(maps, at.image, run->group);
        gather(pixels, plane, maps, at.down * step - maps->padding, at.across * step - maps->padding, window);
        for (int row = 0; row < window; row++) transform_window(pixels + row * window, rows + row, window);
        float *work = run->work + t * nr_lane_count;
        for (int column = 0; column < points; column++) {
            transform_window(rows + column * window, line, 1);
            for (int row = 0; row < points; row++) {
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
        nr_lanes rows[points * tile], line[points], column_values[tile], values[tile * tile];
        const float *work = run->work + t * nr_lane_count;
        for (int row = 0; row < points; row++) {
            for (int column = 0; column < points; column++) {
                nr_load(&line[column], work + (row * points + column) * run->frequency);
            }
            restore_tile(line, rows + row, points);
        }
        for (int column = 0; column < tile; column++) {
            restore_tile(rows + column * points, column_values, 1);
            for (int row = 0; row < tile; row++) values[row * tile + column] = column_values[row] + shift;
        }
        float *plane = activations + nr_plane(maps, at.image, run->group);
        int top = at.down * tile - maps->padding, left = at.across * tile - maps->padding;
        for (int row = 0; row < tile; row++) {
            if (top + row < 0 || top + row >= maps->height) continue;
            for (int column = 0; column < tile; column++) {
                if (left + column < 0 || left + column >= maps->width) continue;
                nr_store(
                    plane + ((ptrdiff_t)(top + row) * maps->width + left + column) * maps->block,
                    &values[row * tile + column]);
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
