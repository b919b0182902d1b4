#pragma once

// How a convolution is cut into tiles, chunks of tiles and panels of filters, and where its scratch memory goes.

#include "transform.h"
#include "winograd.h"

struct nr_winograd {
    const nr_transform *transform;
    nr_direction direction;
    /// What is read in windows, and what is written or (by weights) read in tiles.
    nr_maps windows, tiles;
    nr_filters filters;
    long tile_count;
    int input_groups, output_groups;
    /// Parts that run at the same time, each of some tiles (all groups) or of some groups of outputs (all tiles).
    int parts;
    long part_tiles;
    int part_groups;
    /// Tiles that are transformed and multiplied at a time: these work arrays should stay in the cache.
    int chunk;
    /// Groups of outputs whose transformed filters are held at a time: all of the part's, unless one chunk holds all of
    /// its tiles.
    int panel;
    /// Floats from a frequency to the next, of filters, windows and tiles; where windows and tiles begin in a part's
    /// scratch memory, and its size.
    ptrdiff_t filter_stride, window_stride, tile_stride;
    size_t windows_at, tiles_at, part_bytes;
};

static inline int nr_frequencies(const nr_transform *transform) { return transform->points * transform->points; }
