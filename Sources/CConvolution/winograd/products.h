#pragma once

// The matrix products of a frequency, on the work arrays of transform.h. `groups` counts groups of eight outputs.

enum { nr_tile_step = 2 };

/// m[group][tile][8] = sum over inputs of v[input / 8][tile][input % 8] u[group][input][8].
/// `tiles` is a multiple of nr_tile_step; the arrays hold rounded numbers of tiles and inputs.
void nr_products_over_inputs(
    const float *v, const float *u, float *m, int tiles, int inputs, int rounded_inputs, int groups);

/// d[group][input][8] (+)= sum over tiles of v[input / 8][tile][input % 8] z[group][tile][8]; `add` keeps what d holds.
void nr_products_over_tiles(
    const float *v, const float *z, float *d, int tiles, int rounded_inputs, int groups, int add);
