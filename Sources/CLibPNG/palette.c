#include "palette.h"

#include <string.h>

void clibpng_palette_clear(clibpng_palette *palette) {
    palette->count = 0;
    memset(palette->values, 0xff, sizeof palette->values);
}

/// The index of a colour, added if it is new; -1 if there is no room.
static int find(clibpng_palette *palette, uint32_t colour) {
    uint32_t slot = (colour * 2654435761u) >> 22;
    while (palette->values[slot] >= 0) {
        if (palette->keys[slot] == colour) return palette->values[slot];
        slot = (slot + 1) & 1023;
    }
    if (palette->count == 256) return -1;
    palette->keys[slot] = colour;
    palette->values[slot] = (int16_t)palette->count;
    palette->colours[palette->count] = colour;
    return palette->count++;
}

int clibpng_palette_index_row(clibpng_palette *palette, const uint32_t *row, uint32_t width, uint8_t *indices) {
    // Neighbours mostly agree, so the table is asked only where the colour changes.
    uint32_t previous = 0;
    int index = -1;
    for (uint32_t x = 0; x < width; x++) {
        uint32_t colour = row[x] & 0xffffffu;
        if (index < 0 || colour != previous) {
            index = find(palette, colour);
            if (index < 0) return 0;
            previous = colour;
        }
        indices[x] = (uint8_t)index;
    }
    return 1;
}
