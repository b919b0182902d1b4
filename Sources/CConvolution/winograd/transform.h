#pragma once

// Winograd's minimal filtering: a family of algorithms, each given by its transforms, all run by winograd.c.
//
// Y = A' [ (G w G') . (B' d B) ] A   for a window d of the input, a filter w, a tile Y of the output,
//
// where ' transposes and . multiplies element by element (Winograd, "Arithmetic Complexity of Computations", 1980;
// Lavin and Gray, "Fast Algorithms for Convolutional Neural Networks", CVPR 2016). The gradient of the filter follows by
// transposing the same bilinear map:
//
// dw = G' [ (A dY A') . (B' d B) ] G
//
// and the gradient of the input is itself a convolution, of dY with the filters rotated by half a turn.
// Summed over channels (or tiles), the products at each of the points x points positions ("frequencies") become one
// matrix product.
//
// Work arrays, in float32. What single values are taken of, the windows: [frequency][group of eight channels][tile][8].
// What is multiplied as vectors, in pairs of groups: tiles as [frequency][pair][tile][16], and filters as
// [frequency][pair of outputs' groups][input][16]. The second half of the last pair may be of no group.

#include "lanes.h"

#include <stdbool.h>

/// Maps of a batch in the layout nChw8c, cut into tiles.
typedef struct nr_maps {
    int height, width;
    /// Groups of eight channels: blocks of the layout.
    int groups;
    /// Rows and columns before the map that the first tile, or its window, begins with.
    int padding;
    /// Tiles down and across one map.
    int tiles_down, tiles_across;
} nr_maps;

/// A run of tiles of one group of eight channels, with its place in a work array.
typedef struct nr_run {
    const nr_maps *maps;
    int group;
    /// The first tile, counted through the batch, and how many.
    long first;
    int count;
    /// Where the group's run begins in the work array at frequency 0; floats from a tile to the next, and from a
    /// frequency to the next.
    float *work;
    ptrdiff_t step, frequency;
} nr_run;

/// Filters as stored: plain, with the roles of inputs and outputs as seen by the product.
typedef struct nr_filters {
    int inputs, outputs;
    /// Floats from an input (output) to the next.
    ptrdiff_t input, output;
    /// Turned by half a turn, as the gradient of the input wants them.
    bool rotated;
} nr_filters;

typedef struct nr_transform {
    /// Outputs in a tile, a side; frequencies a side.
    int tile, points;
    /// Different filters a side: at frequencies from classes - 1 on, the transformed filter is the same, and kept once.
    int classes;
    /// B' d B of windows.
    void (*input)(const nr_run *run, const float *activations);
    /// A dY A' of tiles; NULL where the transform does not serve the gradient of the filters.
    void (*gradient)(const nr_run *run, const float *activations);
    /// A' M A into tiles, plus a bias for each lane; `bias` may be NULL.
    void (*output)(const nr_run *run, float *activations, const float *bias);
    /// G w G' of the eight outputs of a group, into its half of [input][16] at each frequency; lanes beyond the last output
    /// are zero, as all of a group beyond the last.
    void (*weights)(const nr_filters *filters, const float *weights, int group, float *work, ptrdiff_t frequency_stride);
    /// G' D G of a group, into plain filters.
    void (*weight_gradient)(
        const nr_filters *filters, float *weights, int group, const float *work, ptrdiff_t frequency);
} nr_transform;

/// Stride 1, F(4x4, 3x3): 36 products for 16 outputs, where direct convolution takes 144.
extern const nr_transform nr_transform_4x4;

/// Stride 1, 2x2 maps with padding 1, whole: 9 products for 4 outputs, where direct convolution takes 16 (36 with those
/// by zero).
extern const nr_transform nr_transform_2x2;

/// Stride 2, by phases: 81 products for 4x4 outputs instead of 144, 25 for 2x2 outputs instead of 36.
extern const nr_transform nr_transform_stride_2_4x4, nr_transform_stride_2_2x2;

/// The gradient of the input of these, for 8x8 and 4x4 inputs, with as many products.
extern const nr_transform nr_transform_upsample_8x8, nr_transform_upsample_4x4;

/// The eight channels of a group in an image's map: the address of its first pixel.
static inline ptrdiff_t nr_plane(const nr_maps *maps, long image, int group) {
    return (image * maps->groups + group) * maps->height * maps->width * nr_lane_count;
}
