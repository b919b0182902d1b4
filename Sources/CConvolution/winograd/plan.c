#include "plan.h"
#include "../parallel.h"
#include "products.h"

#include <stdlib.h>

/// Products that cutting the outputs into tiles of a side takes, for one pair of channels.
static long products_of(const nr_convolution_shape *shape, int tile, const nr_transform *transform) {
    long down = (nr_output_size(shape->height, shape) + tile - 1) / tile;
    long across = (nr_output_size(shape->width, shape) + tile - 1) / tile;
    return down * across * transform->points * transform->points;
}

static const nr_transform *transform_for(const nr_convolution_shape *shape, nr_direction direction) {
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

/// Along one axis, the pairs of output and tap that meet a pixel and not the padding.
static long valid_taps(int size, const nr_convolution_shape *shape) {
    long count = 0;
    for (int output = 0; output < nr_output_size(size, shape); output++) {
        for (int tap = 0; tap < nr_kernel; tap++) {
            int pixel = output * shape->stride + tap - shape->padding;
            count += pixel >= 0 && pixel < size;
        }
    }
    return count;
}

bool nr_winograd_gains(const nr_convolution_shape *shape, nr_direction direction) {
    const nr_transform *transform = transform_for(shape, direction);
    int height = nr_output_size(shape->height, shape), width = nr_output_size(shape->width, shape);
    // On such maps oneDNN has only a plain loop for the gradient of the filters.
    if (direction == nr_direction_backward_weights && (height <= 2 || width <= 2)) return true;
    if (transform == &nr_transform_2x2) return true;
    // Transforming the filters is repaid from four tiles on, if there is anything to gain: direct convolution skips the
    // products with padding.
    int tile = shape->stride == 1 ? 4 : transform_for(shape, nr_direction_forward)->tile;
    long tiles = (long)((height + tile - 1) / tile) * ((width + tile - 1) / tile);
    long products = products_of(shape, tile, transform);
    return tiles * shape->batch >= 4 && products <= valid_taps(shape->height, shape) * valid_taps(shape->width, shape);
}

static nr_maps maps_of(int channels, int height, int width, int padding) {
    return (nr_maps){
        .height = height, .width = width, .groups = nr_round_up(channels, nr_lane_count) / nr_lane_count,
        .padding = padding};
}

/// The distance between frequencies: an odd number of cache lines, since at a power of two the lines of a tile would
/// evict each other.
static ptrdiff_t frequency_stride(ptrdiff_t floats) {
    enum { line = 16 };
    return ((floats + line - 1) / line | 1) * line;
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

static long divided(long count, long parts) { return (count + parts - 1) / parts; }

/// Shares the work among threads. Parts share nothing, so parts of tiles each transform all filters, and parts of
/// groups all windows: the cheaper is chosen, except that sums over all tiles belong in one part. No sum is cut in two,
/// and so the number of threads changes no bit.
static void plan_parts(nr_winograd *winograd, int threads) {
    int pairs = (winograd->output_groups + 1) / 2;
    bool by_tiles = winograd->direction != nr_direction_backward_weights
        && winograd->tile_count > winograd->filters.outputs;
    if (threads > nr_most_parts) threads = nr_most_parts;
    winograd->part_tiles = winograd->tile_count;
    winograd->part_groups = winograd->output_groups;
    if (by_tiles) {
        winograd->part_tiles = divided(winograd->tile_count, threads);
        winograd->parts = (int)divided(winograd->tile_count, winograd->part_tiles);
    } else {
        int part_pairs = (int)divided(pairs, threads);
        winograd->part_groups = 2 * part_pairs;
        winograd->parts = (int)divided(pairs, part_pairs);
    }
}

/// Chunks, panels and scratch memory. The sizes were found by trying (docs/convolution.md): about a megabyte of work
/// arrays, but enough tiles that the transformed filters, which may come from memory, are worth their way.
static void plan_memory(nr_winograd *winograd) {
    enum { work_bytes = 1 << 20, panel_bytes = 1 << 20, fewest = 64, most = 192 };
    const nr_transform *transform = winograd->transform;
    size_t frequencies = nr_frequencies(transform), classes = transform->classes * transform->classes;
    ptrdiff_t inputs = winograd->input_groups * nr_lane_count, outputs = winograd->output_groups * nr_lane_count;

    long chunk = work_bytes / (long)(sizeof(float) * frequencies * (inputs + outputs));
    if (chunk < fewest) chunk = fewest;
    if (chunk > most || winograd->tile_count <= most) chunk = most;
    if (chunk > winograd->part_tiles) chunk = winograd->part_tiles;
    winograd->chunk = nr_round_up((int)chunk, nr_tile_step);

    winograd->panel = winograd->part_groups;
    if (winograd->chunk >= winograd->part_tiles) {
        // Filters that are used once are transformed in parts that stay in the cache.
        int groups = (int)(panel_bytes / (sizeof(float) * classes * inputs * nr_lane_count)) / 2 * 2;
        if (groups < 2) groups = 2;
        if (groups < winograd->panel) winograd->panel = groups;
    }
    // Products over tiles want all of the part's tiles transformed, products over inputs give a panel's at a time.
    bool by_weights = winograd->direction == nr_direction_backward_weights;
    ptrdiff_t tile_groups = nr_round_up(by_weights ? winograd->part_groups : winograd->panel, 2);
    winograd->filter_stride = frequency_stride(inputs * nr_round_up(winograd->panel, 2) * nr_lane_count);
    winograd->window_stride = frequency_stride(winograd->chunk * inputs);
    winograd->tile_stride = frequency_stride(winograd->chunk * tile_groups * nr_lane_count);
    winograd->windows_at = nr_align(sizeof(float) * classes * winograd->filter_stride);
    winograd->tiles_at = winograd->windows_at + nr_align(sizeof(float) * frequencies * winograd->window_stride);
    winograd->part_bytes = winograd->tiles_at + nr_align(sizeof(float) * frequencies * winograd->tile_stride);
}

int nr_winograd_create(
    nr_winograd **result, const nr_convolution_shape *shape, nr_direction direction, int threads) {
    *result = NULL;
    nr_winograd *winograd = calloc(1, sizeof *winograd);
    if (winograd == NULL) return nr_fail(nr_status_out_of_memory, "making a convolution: out of memory");
    winograd->transform = transform_for(shape, direction);
    winograd->direction = direction;
    cut_maps(winograd, shape);
    winograd->input_groups = nr_round_up(winograd->filters.inputs, nr_lane_count) / nr_lane_count;
    winograd->output_groups = nr_round_up(winograd->filters.outputs, nr_lane_count) / nr_lane_count;
    plan_parts(winograd, threads);
    plan_memory(winograd);
    *result = winograd;
    return nr_status_success;
}

void nr_winograd_destroy(nr_winograd *winograd) { free(winograd); }

size_t nr_winograd_scratch_bytes(const nr_winograd *winograd) {
    return winograd->parts * winograd->part_bytes;
}

double nr_winograd_products(const nr_winograd *winograd) {
    return (double)nr_frequencies(winograd->transform) * (double)winograd->tile_count * winograd->filters.inputs
        * winograd->filters.outputs;
}
