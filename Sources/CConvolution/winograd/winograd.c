#include "winograd.h"
#include "plan.h"
#include "products.h"
#include "../parallel.h"

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

/// What one call works on; a direction leaves what it does not use at NULL.
typedef struct work {
    const nr_winograd *winograd;
    const float *src, *diff_dst, *weights, *bias;
    float *dst, *diff_weights, *diff_bias;
    char *scratch;
} work;

/// The tiles and groups of outputs of a part, and its scratch memory: filters (or their sums), windows, tiles.
typedef struct part {
    long first_tile, end_tile;
    int first_group, end_group;
    float *filters, *windows, *tiles;
} part;

static long smaller(long a, long b) { return a < b ? a : b; }

static part part_of(const work *work, int number) {
    const nr_winograd *winograd = work->winograd;
    bool by_tiles = winograd->part_tiles < winograd->tile_count;
    long tile = by_tiles ? number * winograd->part_tiles : 0;
    int group = by_tiles ? 0 : number * winograd->part_groups;
    char *scratch = work->scratch + number * winograd->part_bytes;
    return (part){
        .first_tile = tile,
        .end_tile = smaller(tile + winograd->part_tiles, winograd->tile_count),
        .first_group = group,
        .end_group = (int)smaller(group + winograd->part_groups, winograd->output_groups),
        .filters = (float *)scratch,
        .windows = (float *)(scratch + winograd->windows_at),
        .tiles = (float *)(scratch + winograd->tiles_at),
    };
}

/// The place of a group in a work array of pairs with `count` tiles or inputs each, counted from an even group on.
static ptrdiff_t place_in_pairs(int group, ptrdiff_t count) {
    return group / 2 * count * nr_pair_count + group % 2 * nr_lane_count;
}

/// A run of tiles of a group, at its place in a work array of pairs that begins with `first_group`.
static nr_run run_in_pairs(
    const nr_winograd *winograd, int group, int first_group, long first, int count, float *array, int stride) {
    float *own = array + place_in_pairs(group - first_group, stride);
    return (nr_run){&winograd->tiles, group, first, count, own, nr_pair_count, winograd->tile_stride};
}

/// Transforms a chunk of windows into an array, with `stride` tiles a group; those beyond `count` are zero.
static void transform_windows(
    const nr_winograd *winograd, const float *activations, long first, int count, int stride, float *array) {
    for (int group = 0; group < winograd->input_groups; group++) {
        nr_run run = {
            &winograd->windows, group, first, count, array + (ptrdiff_t)group * stride * nr_lane_count, nr_lane_count,
            winograd->window_stride};
        winograd->transform->input(&run, activations);
        if (stride == count) continue;
        for (int f = 0; f < nr_frequencies(winograd->transform); f++) {
            memset(
                run.work + f * winograd->window_stride + count * nr_lane_count, 0,
                sizeof(float) * nr_lane_count * (stride - count));
        }
    }
}

/// Transforms a chunk's products of a panel into tiles of activations.
static void restore_tiles(
    const work *work, int panel, int groups, long first, int count, int stride, float *products) {
    const nr_winograd *winograd = work->winograd;
    for (int group = panel; group < panel + groups; group++) {
        float lanes[nr_lane_count] = {0};
        for (int lane = 0; work->bias != NULL && lane < nr_lane_count; lane++) {
            int channel = group * nr_lane_count + lane;
            if (channel < winograd->filters.outputs) lanes[lane] = work->bias[channel];
        }
        nr_run run = run_in_pairs(winograd, group, panel, first, count, products, stride);
        winograd->transform->output(&run, work->dst, work->bias != NULL ? lanes : NULL);
    }
}

/// A part of the convolution of `src` with the filters, which serves forward and backward by data.
static void convolve(void *context, int number) {
    const work *work = context;
    const nr_winograd *winograd = work->winograd;
    const nr_transform *transform = winograd->transform;
    const part own = part_of(work, number);
    int rounded_inputs = winograd->input_groups * nr_lane_count;

    for (int panel = own.first_group; panel < own.end_group; panel += winograd->panel) {
        int groups = (int)smaller(winograd->panel, own.end_group - panel);
        // Both halves of the last pair.
        for (int group = 0; group < nr_round_up(groups, 2); group++) {
            float *target = own.filters + place_in_pairs(group, rounded_inputs);
            transform->weights(&winograd->filters, work->weights, panel + group, target, winograd->filter_stride);
        }
        for (long first = own.first_tile; first < own.end_tile; first += winograd->chunk) {
            int count = (int)smaller(winograd->chunk, own.end_tile - first);
            int stride = nr_round_up(count, nr_tile_step);
            // Several panels have one chunk, whose windows stay.
            if (panel == own.first_group) transform_windows(winograd, work->src, first, count, stride, own.windows);
            for (int f = 0; f < nr_frequencies(transform); f++) {
                nr_products_over_inputs(
                    own.windows + f * winograd->window_stride,
                    own.filters + class_of(transform, f) * winograd->filter_stride,
                    own.tiles + f * winograd->tile_stride, stride, winograd->filters.inputs, rounded_inputs, groups);
            }
            restore_tiles(work, panel, groups, first, count, stride, own.tiles);
        }
    }
}

void nr_winograd_forward(
    const nr_winograd *winograd, const float *src, const float *weights, const float *bias, float *dst, char *scratch) {
    work work = {.winograd = winograd, .src = src, .weights = weights, .bias = bias, .dst = dst, .scratch = scratch};
    nr_parallel(winograd->parts, convolve, &work);
}

void nr_winograd_backward_data(
    const nr_winograd *winograd, const float *diff_dst, const float *weights, float *diff_src, char *scratch) {
    work work = {.winograd = winograd, .src = diff_dst, .weights = weights, .dst = diff_src, .scratch = scratch};
    nr_parallel(winograd->parts, convolve, &work);
}

/// The gradient of the bias of some groups: sums over batch and space, each map's in float32 and their sum in double.
NR_CLONES static void sum_maps(const work *work, int first_group, int end_group) {
    const nr_maps *maps = &work->winograd->tiles;
    long batch = work->winograd->tile_count / (maps->tiles_down * maps->tiles_across);
    for (int group = first_group; group < end_group; group++) {
        double totals[nr_lane_count] = {0};
        for (long image = 0; image < batch; image++) {
            const float *plane = work->diff_dst + nr_plane(maps, image, group);
            nr_lanes sum = {0}, value;
            for (ptrdiff_t pixel = 0; pixel < (ptrdiff_t)maps->height * maps->width; pixel++) {
                nr_load(&value, plane + pixel * nr_lane_count);
                sum += value;
            }
            for (int lane = 0; lane < nr_lane_count; lane++) totals[lane] += (double)sum[lane];
        }
        for (int lane = 0; lane < nr_lane_count; lane++) {
            int channel = group * nr_lane_count + lane;
            if (channel < work->winograd->filters.outputs) work->diff_bias[channel] = (float)totals[lane];
        }
    }
}

/// A part of the gradient of the filters: products over all tiles, for some groups of outputs.
static void correlate(void *context, int number) {
    const work *work = context;
    const nr_winograd *winograd = work->winograd;
    const nr_transform *transform = winograd->transform;
    const part own = part_of(work, number);
    int rounded_inputs = winograd->input_groups * nr_lane_count;

    for (int panel = own.first_group; panel < own.end_group; panel += winograd->panel) {
        int groups = (int)smaller(winograd->panel, own.end_group - panel);
        for (long first = own.first_tile; first < own.end_tile; first += winograd->chunk) {
            int count = (int)smaller(winograd->chunk, own.end_tile - first);
            if (panel == own.first_group) {
                transform_windows(winograd, work->src, first, count, count, own.windows);
                for (int group = own.first_group; group < own.end_group; group++) {
                    nr_run run = run_in_pairs(winograd, group, own.first_group, first, count, own.tiles, count);
                    transform->gradient(&run, work->diff_dst);
                }
            }
            ptrdiff_t panel_at = place_in_pairs(panel - own.first_group, count);
            for (int f = 0; f < nr_frequencies(transform); f++) {
                nr_products_over_tiles(
                    own.windows + f * winograd->window_stride, own.tiles + f * winograd->tile_stride + panel_at,
                    own.filters + class_of(transform, f) * winograd->filter_stride, count, rounded_inputs, groups,
                    first > own.first_tile || !is_first_of_class(transform, f));
            }
        }
        for (int group = 0; group < groups; group++) {
            const float *sums = own.filters + place_in_pairs(group, rounded_inputs);
            transform->weight_gradient(
                &winograd->filters, work->diff_weights, panel + group, sums, winograd->filter_stride);
        }
    }
    if (work->diff_bias != NULL) sum_maps(work, own.first_group, own.end_group);
}

void nr_winograd_backward_weights(
    const nr_winograd *winograd, const float *src, const float *diff_dst, float *diff_weights, float *diff_bias,
    char *scratch) {
    work work = {
        .winograd = winograd, .src = src, .diff_dst = diff_dst, .diff_weights = diff_weights, .diff_bias = diff_bias,
        .scratch = scratch};
    nr_parallel(winograd->parts, correlate, &work);
}
