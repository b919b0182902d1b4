// Included after loops_convolve.h by the transforms that serve the gradient of the filters as well.
//
// Wanted besides: transform_tile, restore_filter.

NR_CLONES static void gradient(const nr_run *run, const float *activations) {
    const nr_maps *maps = run->maps;
    cursor at = start(run);
    for (int t = 0; t < run->count; t++, advance(&at, maps)) {
        nr_lanes rows[points * tile];
        const float *plane = activations + nr_plane(maps, at.image, run->group);
        int top = at.down * tile, left = at.across * tile;
        bool inside = is_inside(maps, top, left, tile);
        for (int row = 0; row < tile; row++) {
            nr_lanes pixels[tile];
            load_row(pixels, plane, maps, top + row, left, tile, inside);
            transform_tile(pixels, rows + row, tile);
        }
        float *work = run->work + t * nr_lane_count;
        for (int column = 0; column < points; column++) {
            nr_lanes line[points];
            transform_tile(rows + column * tile, line, 1);
            NR_UNROLL for (int row = 0; row < points; row++) {
                nr_store(work + (row * points + column) * run->frequency, &line[row]);
            }
        }
    }
}

NR_INLINE void scatter_filters(const nr_lanes *taps, const nr_filters *filters, float *plain, int group, int input) {
    int outputs = filters->outputs - group * nr_lane_count;
    for (int lane = 0; lane < nr_lane_count && lane < outputs; lane++) {
        float *filter = plain + (group * nr_lane_count + lane) * filters->output + input * filters->input;
        for (int tap = 0; tap < 9; tap++) filter[filters->rotated ? 8 - tap : tap] = taps[tap][lane];
    }
}

NR_CLONES static void weight_gradient(
    const nr_filters *filters, float *plain, int group, const float *work, ptrdiff_t frequency) {
    for (int i = 0; i < filters->inputs; i++) {
        nr_lanes taps[9], rows[classes * 3], line[classes], column_values[3];
        for (int row = 0; row < classes; row++) {
            for (int column = 0; column < classes; column++) {
                nr_load(&line[column], work + (row * classes + column) * frequency + i * nr_lane_count);
            }
            restore_filter(line, rows + row, classes);
        }
        for (int column = 0; column < 3; column++) {
            restore_filter(rows + column * classes, column_values, 1);
            for (int row = 0; row < 3; row++) taps[row * 3 + column] = column_values[row];
        }
        scatter_filters(taps, filters, plain, group, i);
    }
}
