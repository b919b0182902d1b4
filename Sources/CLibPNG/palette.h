#pragma once
#include "CLibPNG.h"

/// At most 256 colours, found by an open hash table.
typedef struct {
    uint32_t colours[256];
    int count;
    uint32_t keys[1024];
    int16_t values[1024];
} clibpng_palette;

void clibpng_palette_clear(clibpng_palette *palette);

/// Writes the palette index of every pixel of a row; zero if the row brings a 257th colour.
int clibpng_palette_index_row(clibpng_palette *palette, const uint32_t *row, uint32_t width, uint8_t *indices);
