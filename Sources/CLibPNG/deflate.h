#pragma once
#include <stddef.h>
#include <stdint.h>

/// Compresses rows of equal length to a zlib stream (RFC 1950, RFC 1951).
///
/// In a line drawing what comes next nearly always repeats the pixel to the left or the pixels above, straight or one
/// to either side. Looking only there is more than ten times faster than zlib's general search on a page of 600 dpi,
/// and about as small.
///
/// - `row_length`: bytes in a row, with the filter byte before the pixels; at most 32 000 for rows above to be in reach.
/// - Returns the stream in memory from malloc, or NULL if there is none.
uint8_t *clibpng_deflate(
    const uint8_t *bytes, size_t count, size_t row_length, size_t bytes_per_pixel, size_t *compressed_count);
