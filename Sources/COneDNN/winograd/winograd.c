#include "winograd.h"
#include "products.h"
#include "transform.h"

#include <stdlib.h>
#include <string.h>

// Tiles are taken in chunks, so that a chunk's transforms and products stay in the cache; the transformed filters, or
// their gradient, are kept for all chunks.

struct nr_winograd {
    const nr_transform *transform;
    nr_direction direction;
    /// What is read in windows, and what is written or (by weights) read in tiles.
    nr_maps windows, tiles;
    nr_filters filters;
    long tile_count;
    int chunk;
    int input_groups, output_groups;
    /// Floats from a frequency to the next, of filters, windows and tiles.
    ptrdiff_t filter_stride, window_stride, tile_stride;
    size_t windows_at, tiles_at, scratch_bytes;
};

/// Products that cutting the outputs into tiles of a side takes, for one pair of channels.
static long products_of(const nr_convolution_shape *shape, int tile, const nr_transform *transform) {
    long down = (nr_output_size(shape->height, shape) + tile - 1) / tile;
    long across = (nr_output_size(shape->width, shape) + tile - 1) / tile;
    return down * across * transform->points * transform->points;
}

static const nr_transform *transform_for(const nr_convolution_shape *shape, nr_direction direction) {
    if (shape->kernel != 3) return NULL;
    if (shape->stride == 1) {
        bool small = shape->height == 2 && shape->width == 2 && shape->padding == 1;
        return small ? &nr_transform_2x2 : &nr_transform_4x4;
    }
    bool small =
        products_of(shape, 2, &nr_transform_stride_2_2x2) < products_of(shape, 4, &nr_transform_stride_2_4x4);
    if (direction == nr_direction_backward_data) {
        return small ? &nr_transform_upsample_4x4 : &nr_transform_upsample_8x8;
    }
    return small ? &nr_transform_stride_2_2x2 : &nr_transform_stride_2_4x4;
}

bool nr_winograd_offered(const nr_convolution_shape *shape) { return shape->kernel == 3; }

bool nr_winograd_gains(const nr_convolution_shape *shape, nr_direction direction) {
    (void)direction;
    return nr_winograd_offered(shape);
}

static nr_maps maps_of(int channels, int height, int width, int padding) {
    int block = nr_channel_block();
    return (nr_maps){
        .height = height, .width = width, .block = block, .blocks = (channels + block - 1) / block, .padding = padding};
}

/// The distance between frequencies: not a power of two, at which their lines would evict each other from the cache.
static ptrdiff_t frequency_stride(ptrdiff_t floats) { return floats + 2 * nr_lane_count; }

/// Tiles in a chunk: as many as `bytes` hold, in the kernel's steps, within bounds.
static int chunk_of(size_t bytes, size_t tile_bytes, long tile_count) {
    enum { fewest = 24, most = 192 };
    long chunk = (long)(bytes / tile_bytes);
    if (chunk < fewest) chunk = fewest;
    if (chunk > most) chunk = most;
    if (chunk > tile_count) chunk = tile_count;
    return nr_round_up((int)chunk, nr_tile_step);
}

/// The maps of the direction, and how the transform cuts them.
static void cut_maps(nr_winograd *winograd, const nr_convolution_shape *shape) {
    const nr_transform *transform = winograd->transform;
    int height = nr_output_size(shape->height, shape), width = nr_output_size(shape->width, shape);
    nr_maps inputs = maps_of(shape->inputs, shape->height, shape->width, shape->padding);
    nr_maps outputs = maps_of(shape->outputs, height, width, 0);
    ptrdiff_t filter = 9 * (ptrdiff_t)shape->inputs;
    if (winograd->direction != nr_direction_backward_data) {
        winograd->windows = inputs;
        winograd->tiles = outputs;
        winograd->filters =
            (nr_filters){.inputs = shape->inputs, .outputs = shape->outputs, .input = 9, .output = filter};
    } else {
        // A convolution of the outputs' gradient with rotated filters, whose windows begin where the first pixel of the
        // input gets its first product.
        winograd->windows = outputs;
        winograd->tiles = inputs;
        winograd->windows.padding = shape->stride == 1 ? 2 - shape->padding : 1 - shape->padding;
        winograd->tiles.padding = shape->stride == 1 ? 0 : 1 - shape->padding;
        winograd->filters = (nr_filters){
            .inputs = shape->outputs, .outputs = shape->inputs, .input = filter, .output = 9, .rotated = true};
    }
    if (transform == &nr_transform_2x2) winograd->windows.padding = 0;

    nr_maps *tiles = &winograd->tiles;
    tiles->tiles_down = (tiles->height + tiles->padding + transform->tile - 1) / transform->tile;
    tiles->tiles_across = (tiles->width + tiles->padding + transform->tile - 1) / transform->tile;
    winograd->windows.tiles_down = tiles->tiles_down;
    winograd->windows.tiles_across = tiles->tiles_across;
    winograd->tile_count = (long)shape->batch * tiles->tiles_down * tiles->tiles_across;
}

int nr_winograd_create(nr_winograd **result, const nr_convolution_shape *shape, nr_direction direction) {
    *result = NULL;
    const nr_transform *transform = transform_for(shape, direction);
    if (transform == NULL) {
        return nr_fail(
            nr_status_unimplemented, "making a convolution: Winograd's algorithm needs 3x3 filters");
    }
    nr_winograd *winograd = calloc(1, sizeof *winograd);
    if (winograd == NULL) return nr_fail(nr_status_out_of_memory, "making a convolution: out of memory");
    winograd->transform = transform;
    winograd->direction = direction;
    cut_maps(winograd, shape);

    int frequencies = transform->points * transform->points;
    int inputs = nr_round_up(winograd->filters.inputs, nr_lane_count);
    int outputs = nr_round_up(winograd->filters.outputs, nr_lane_count);
    winograd->input_groups = inputs / nr_lane_count;
    winograd->output_groups = outputs / nr_lane_count;
    size_t tile_bytes = sizeof(float) * frequencies * (inputs + outputs);
    winograd->chunk = chunk_of(2 << 20, tile_bytes, winograd->tile_count);
    winograd->filter_stride = frequency_stride((ptrdiff_t)inputs * outputs);
    winograd->window_stride = frequency_stride((ptrdiff_t)winograd->chunk * inputs);
    winograd->tile_stride = frequency_stride((ptrdiff_t)winograd->chunk * outputs);
    winograd->windows_at = nr_align(sizeof(float) * transform->classes * transform->classes * winograd->filter_stride);
    winograd->tiles_at = winograd->windows_at + nr_align(sizeof(float) * frequencies * winograd->window_stride);
    winograd->scratch_bytes = winograd->tiles_at + nr_align(sizeof(float) * frequencies * winograd->tile_stride);
    *result = winograd;
    return nr_status_success;
}

void nr_winograd_destroy(nr_winograd *winograd) { free(winograd); }

size_t nr_winograd_scratch_bytes(const nr_winograd *winograd) { return winograd->scratch_bytes; }

const char *nr_winograd_implementation(const nr_winograd *winograd) { return winograd->transform->name; }

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

/// Transforms a chunk of windows into `work`, with `stride` tiles a group; those beyond `count` are zero.
static void transform_windows(
    const nr_winograd *winograd, const float *activations, long first, int count, int stride, float *work) {
    int frequencies = winograd->transform->points * winograd->transform->points;
    for (int group = 0; group < winograd->input_groups; group++) {
        float *target = work + (ptrdiff_t)group * stride * nr_lane_count;
        const nr_run run = {&winograd->windows, group, first, count, target, winograd->window_stride};
        winograd->transform->input(&run, activations);
        if (stride == count) continue;
        for (int f = 0; f < frequencies; f++) {
            memset(
                target + f * winograd->window_stride + count * nr_lane_count, 0,
                sizeof(float) * nr_lane_count * (stride - count));
        }
    }
}

/// The convolution of `src` with the filters, which serves forward and backward by data.
static void convolve(
    const nr_winograd *winograd, const float *src, const float *weights, const float *bias, float *dst,
    char *scratch) {
    const nr_transform *transform = winograd->transform;
    const nr_filters *filters = &winograd->filters;
    int frequencies = transform->points * transform->points;
    int rounded_inputs = winograd->input_groups * nr_lane_count;
    float *u = (float *)scratch, *v = (float *)(scratch + winograd->windows_at);
    float *m = (float *)(scratch + winograd->tiles_at);

    for (int group = 0; group < winograd->output_groups; group++) {
        float *target = u + (ptrdiff_t)group * rounded_inputs * nr_lane_count;
        transform->weights(filters, weights, group, target, winograd->filter_stride);
    }
    for (long first = 0; first < winograd->tile_count; first += winograd->chunk) {
        int count = tiles_in_chunk(winograd, first), stride = nr_round_up(count, nr_tile_step);
        transform_windows(winograd, src, first, count, stride, v);
        for (int f = 0; f < frequencies; f++) {
            nr_products_over_inputs(
                v + f * winograd->window_stride, u + class_of(transform, f) * winograd->filter_stride, m + f * winograd->tile_stride, stride,
                filters->inputs, rounded_inputs, winograd->output_groups);
        }
        for (int group = 0; group < winograd->output_groups; group++) {
            float lanes[nr_lane_count] = {0};
            for (int lane = 0; bias != NULL && lane < nr_lane_count; lane++) {
                int channel = group * nr_lane_count + lane;
                if (channel < filters->outputs) lanes[lane] = bias[channel];
            }
            float *products = m + (ptrdiff_t)group * stride * nr_lane_count;
            const nr_run run = {&winograd->tiles, group, first, count, products, winograd->tile_stride};
            transform->output(&run, dst, bias != NULL ? lanes : NULL);
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

void nr_winograd_backward_weights(
    const nr_winograd *winograd, const float *src, const float *diff_dst, float *diff_weights, float *diff_bias,
    char *scratch) {
    const nr_transform *transform = winograd->transform;
    int frequencies = transform->points * transform->points;
    int rounded_inputs = winograd->input_groups * nr_lane_count;
    float *d = (float *)scratch, *v = (float *)(scratch + winograd->windows_at);
    float *z = (float *)(scratch + winograd->tiles_at);

    for (long first = 0; first < winograd->tile_count; first += winograd->chunk) {
        int count = tiles_in_chunk(winograd, first);
        transform_windows(winograd, src, first, count, count, v);
        for (int group = 0; group < winograd->output_groups; group++) {
            float *target = z + (ptrdiff_t)group * count * nr_lane_count;
            const nr_run run = {&winograd->tiles, group, first, count, target, winograd->tile_stride};
            transform->gradient(&run, diff_dst);
        }
        for (int f = 0; f < frequencies; f++) {
            nr_products_over_tiles(
                v + f * winograd->window_stride, z + f * winograd->tile_stride, d + class_of(transform, f) * winograd->filter_stride,
                count, rounded_inputs, winograd->output_groups, first > 0 || !is_first_of_class(transform, f));
        }
    }
    for (int group = 0; group < winograd->output_groups; group++) {
        const float *sums = d + (ptrdiff_t)group * rounded_inputs * nr_lane_count;
        transform->weight_gradient(&winograd->filters, diff_weights, group, sums, winograd->filter_stride);
    }
    if (diff_bias != NULL) {
        long batch = winograd->tile_count / (winograd->tiles.tiles_down * winograd->tiles.tiles_across);
        sum_maps(&winograd->tiles, batch, diff_dst, winograd->filters.outputs, diff_bias);
    }
}
