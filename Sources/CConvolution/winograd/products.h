#pragma once

// The matrix products of a frequency, on the work arrays of transform.h. `groups` counts groups of eight outputs; of an odd
// number the last pair has one half that is computed and used by nobody.

enum { nr_tile_step = 2 };

/// m[pair][tile][16] = sum over inputs of v[input / 8][tile][input % 8] u[pair][input][16], in the order of the inputs.
/// `tiles` is a multiple of nr_tile_step; the arrays hold rounded numbers of tiles and inputs.
void nr_products_over_inputs(
    const float *v, const float *u, float *m, int tiles, int inputs, int rounded_inputs, int groups);

/// d[pair][input][16] (+)= sum over tiles of v[input / 8][tile][input % 8] z[pair][tile][16], in the order of the tiles;
/// `add` keeps what d holds.
void nr_products_over_tiles(
    const float *v, const float *z, float *d, int tiles, int rounded_inputs, int groups, int add);
