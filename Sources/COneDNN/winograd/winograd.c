#include "winograd.h"
#include "plan.h"
#include "products.h"

#include <string.h>

/// The filters (or their gradient) that serve a frequency.
static int class_of(const nr_transform *transform, int frequency) {
    int last = transform->classes - 1;
    int row = frequency / transform->points, column = frequency % transform->points;
    return (row < last ? row : last) * transform->classes + (column < last ? column : last);
}

/// Whether a frequency is the first of those that share its filters.
static bool is_first_of_class(const nr_transform *transform, int frequency) {
    return frequency / transform->points < transform->classes && frequency % transform->points < transform->classes;
}

/// Tiles from `first` that the next chunk takes.
static int tiles_in_chunk(const nr_winograd *winograd, long first) {
    long left = winograd->tile_count - first;
    return left < winograd->chunk ? (int)left : winograd->chunk;
}

/// Groups in the panel that begins with a group of outputs.
static int panel_groups(const nr_winograd *winograd, int first) {
    int left = winograd->output_groups - first;
    return left < winograd->panel ? left : winograd->panel;
}

/// A run of tiles of a group, at its place in a work array whose groups are `stride` tiles apart.
static nr_run run_of(
    const nr_maps *maps, int group, long first, int count, float *work, int stride, ptrdiff_t frequency) {
    return (nr_run){maps, group, first, count, work + (ptrdiff_t)group * stride * nr_lane_count, frequency};
}

/// Transforms a chunk of windows into `work`, with `stride` tiles a group; those beyond `count` are zero.
static void transform_windows(
    const nr_winograd *winograd, const float *activations, long first, int count, int stride, float *work) {
    for (int group = 0; group < winograd->input_groups; group++) {
        nr_run run = run_of(&winograd->windows, group, first, count, work, stride, winograd->window_stride);
        winograd->transform->input(&run, activations);
        if (stride == count) continue;
        for (int f = 0; f < nr_frequencies(winograd->transform); f++) {
            memset(
                run.work + f * winograd->window_stride + count * nr_lane_count, 0,
                sizeof(float) * nr_lane_count * (stride - count));
        }
    }
}

/// Transforms a chunk's products of some groups of outputs into tiles of activations.
static void restore_tiles(
    const nr_winograd *winograd, int first_group, int groups, long first, int count, int stride, float *work,
    const float *bias, float *activations) {
    int outputs = winograd->filters.outputs;
    for (int group = first_group; group < first_group + groups; group++) {
        float lanes[nr_lane_count] = {0};
        for (int lane = 0; bias != NULL && lane < nr_lane_count; lane++) {
            int channel = group * nr_lane_count + lane;
            if (channel < outputs) lanes[lane] = bias[channel];
        }
        nr_run run = run_of(&winograd->tiles, group, first, count, work, stride, winograd->tile_stride);
        winograd->transform->output(&run, activations, bias != NULL ? lanes : NULL);
    }
}

/// The convolution of `src` with the filters, which serves forward and backward by data.
static void convolve(
    const nr_winograd *winograd, const float *src, const float *weights, const float *bias, float *dst, char *scratch) {
    const nr_transform *transform = winograd->transform;
    const nr_filters *filters = &winograd->filters;
    int rounded_inputs = winograd->input_groups * nr_lane_count;
    float *u = (float *)scratch, *v = (float *)(scratch + winograd->windows_at);
    float *m = (float *)(scratch + winograd->tiles_at);

    for (int panel = 0; panel < winograd->output_groups; panel += winograd->panel) {
        int groups = panel_groups(winograd, panel);
        for (int group = 0; group < groups; group++) {
            float *target = u + (ptrdiff_t)group * rounded_inputs * nr_lane_count;
            transform->weights(filters, weights, panel + group, target, winograd->filter_stride);
        }
        for (long first = 0; first < winograd->tile_count; first += winograd->chunk) {
            int count = tiles_in_chunk(winograd, first), stride = nr_round_up(count, nr_tile_step);
            // Several panels have one chunk, whose windows stay.
            if (panel == 0) transform_windows(winograd, src, first, count, stride, v);
            for (int f = 0; f < nr_frequencies(transform); f++) {
                nr_products_over_inputs(
                    v + f * winograd->window_stride, u + class_of(transform, f) * winograd->filter_stride,
                    m + f * winograd->tile_stride + (ptrdiff_t)panel * stride * nr_lane_count, stride, filters->inputs,
                    rounded_inputs, groups);
            }
            restore_tiles(winograd, panel, groups, first, count, stride, m, bias, dst);
        }
    }
}

void nr_winograd_forward(
    const nr_winograd *winograd, const float *src, const float *weights, const float *bias, float *dst, char *scratch) {
    convolve(winograd, src, weights, bias, dst, scratch);
}

void nr_winograd_backward_data(
    const nr_winograd *winograd, const float *diff_dst, const float *weights, float *diff_src, char *scratch) {
    convolve(winograd, diff_dst, weights, NULL, diff_src, scratch);
}

/// The gradient of the bias: sums over batch and space, each map's in float32 and their sum in double.
NR_CLONES static void sum_maps(const nr_maps *maps, long batch, const float *diff_dst, int outputs, float *diff_bias) {
    for (int group = 0; group * nr_lane_count < outputs; group++) {
        double totals[nr_lane_count] = {0};
        for (long image = 0; image < batch; image++) {
            const float *plane = diff_dst + nr_plane(maps, image, group);
            nr_lanes sum = {0}, value;
            for (ptrdiff_t pixel = 0; pixel < (ptrdiff_t)maps->height * maps->width; pixel++) {
                nr_load(&value, plane + pixel * maps->block);
                sum += value;
            }
            for (int lane = 0; lane < nr_lane_count; lane++) totals[lane] += (double)sum[lane];
        }
        for (int lane = 0; lane < nr_lane_count && group * nr_lane_count + lane < outputs; lane++) {
            diff_bias[group * nr_lane_count + lane] = (float)totals[lane];
        }
    }
}

/// Transforms a chunk of windows and tiles, whose products are to be summed.
static void transform_both(
    const nr_winograd *winograd, const float *src, const float *diff_dst, long first, int count, float *v, float *z) {
    transform_windows(winograd, src, first, count, count, v);
    for (int group = 0; group < winograd->output_groups; group++) {
        nr_run run = run_of(&winograd->tiles, group, first, count, z, count, winograd->tile_stride);
        winograd->transform->gradient(&run, diff_dst);
    }
}

void nr_winograd_backward_weights(
    const nr_winograd *winograd, const float *src, const float *diff_dst, float *diff_weights, float *diff_bias,
    char *scratch) {
    const nr_transform *transform = winograd->transform;
    int rounded_inputs = winograd->input_groups * nr_lane_count;
    float *d = (float *)scratch, *v = (float *)(scratch + winograd->windows_at);
    float *z = (float *)(scratch + winograd->tiles_at);

    for (int panel = 0; panel < winograd->output_groups; panel += winograd->panel) {
        int groups = panel_groups(winograd, panel);
        for (long first = 0; first < winograd->tile_count; first += winograd->chunk) {
            int count = tiles_in_chunk(winograd, first);
            if (panel == 0) transform_both(winograd, src, diff_dst, first, count, v, z);
            for (int f = 0; f < nr_frequencies(transform); f++) {
                nr_products_over_tiles(
                    v + f * winograd->window_stride,
                    z + f * winograd->tile_stride + (ptrdiff_t)panel * count * nr_lane_count,
                    d + class_of(transform, f) * winograd->filter_stride, count, rounded_inputs, groups,
                    first > 0 || !is_first_of_class(transform, f));
            }
        }
        for (int group = 0; group < groups; group++) {
            const float *sums = d + (ptrdiff_t)group * rounded_inputs * nr_lane_count;
            transform->weight_gradient(
                &winograd->filters, diff_weights, panel + group, sums, winograd->filter_stride);
        }
    }
    if (diff_bias != NULL) {
        long batch = winograd->tile_count / (winograd->tiles.tiles_down * winograd->tiles.tiles_across);
        sum_maps(&winograd->tiles, batch, diff_dst, winograd->filters.outputs, diff_bias);
    }
}
