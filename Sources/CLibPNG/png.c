#include "CLibPNG.h"

#include <png.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "palette.h"

#ifndef CLIBPNG_LEVEL
#define CLIBPNG_LEVEL 4
#define CLIBPNG_FILTER PNG_FILTER_NONE
#define CLIBPNG_STRATEGY Z_DEFAULT_STRATEGY
#endif

typedef struct {
    uint8_t *bytes;
    size_t count;
    size_t capacity;
    char *message;
} sink;

static void fail(png_structp png, png_const_charp reason) {
    sink *target = png_get_error_ptr(png);
    snprintf(target->message, CLIBPNG_MESSAGE_SIZE, "%s", reason);
    longjmp(png_jmpbuf(png), 1);
}

static void ignore_warning(png_structp png, png_const_charp reason) {
    (void)png;
    (void)reason;
}

static void append(png_structp png, png_bytep data, size_t length) {
    sink *target = png_get_io_ptr(png);
    if (target->count + length > target->capacity) {
        size_t capacity = (target->count + length) * 2;
        uint8_t *grown = realloc(target->bytes, capacity);
        if (!grown) png_error(png, "out of memory");
        target->bytes = grown;
        target->capacity = capacity;
    }
    memcpy(target->bytes + target->count, data, length);
    target->count += length;
}

static void flush(png_structp png) { (void)png; }

/// Indices of the whole image if 256 colours suffice, else NULL.
static uint8_t *indexed(const clibpng_image *image, clibpng_palette *palette) {
    uint8_t *indices = malloc((size_t)image->width * image->height);
    if (!indices) return NULL;
    clibpng_palette_clear(palette);
    for (uint32_t y = 0; y < image->height; y++) {
        const uint32_t *row = (const uint32_t *)(image->pixels + y * image->stride);
        if (!clibpng_palette_index_row(palette, row, image->width, indices + (size_t)y * image->width)) {
            free(indices);
            return NULL;
        }
    }
    return indices;
}

static void opaque_row(const uint32_t *row, uint32_t width, uint8_t *out) {
    for (uint32_t x = 0; x < width; x++) {
        out[3 * x] = (uint8_t)(row[x] >> 16);
        out[3 * x + 1] = (uint8_t)(row[x] >> 8);
        out[3 * x + 2] = (uint8_t)row[x];
    }
}

static uint8_t straight(uint32_t channel, uint32_t alpha) {
    return alpha ? (uint8_t)((channel * 255 + alpha / 2) / alpha) : 0;
}

static void alpha_row(const uint32_t *row, uint32_t width, uint8_t *out) {
    for (uint32_t x = 0; x < width; x++) {
        uint32_t alpha = row[x] >> 24;
        out[4 * x] = straight(row[x] >> 16 & 255, alpha);
        out[4 * x + 1] = straight(row[x] >> 8 & 255, alpha);
        out[4 * x + 2] = straight(row[x] & 255, alpha);
        out[4 * x + 3] = (uint8_t)alpha;
    }
}

static void write_texts(png_structp png, png_infop info, const clibpng_image *image) {
    for (int i = 0; i < image->text_count; i++) {
        png_text text = {0};
        text.compression = PNG_ITXT_COMPRESSION_NONE;
        text.key = (png_charp)image->texts[i].keyword;
        text.text = (png_charp)image->texts[i].text;
        text.lang = "";
        text.lang_key = "";
        png_set_text(png, info, &text, 1);
    }
}

static void write_image(
    png_structp png, png_infop info, const clibpng_image *image, const clibpng_palette *palette,
    const uint8_t *indices, uint8_t *row) {
    int color_type = indices ? PNG_COLOR_TYPE_PALETTE : image->has_alpha ? PNG_COLOR_TYPE_RGBA : PNG_COLOR_TYPE_RGB;
    png_set_IHDR(
        png, info, image->width, image->height, 8, color_type, PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
        PNG_FILTER_TYPE_DEFAULT);
    if (indices) {
        png_color colours[256];
        for (int i = 0; i < palette->count; i++) {
            colours[i].red = (png_byte)(palette->colours[i] >> 16);
            colours[i].green = (png_byte)(palette->colours[i] >> 8);
            colours[i].blue = (png_byte)palette->colours[i];
        }
        png_set_PLTE(png, info, colours, palette->count);
    }
    if (image->pixels_per_metre)
        png_set_pHYs(png, info, image->pixels_per_metre, image->pixels_per_metre, PNG_RESOLUTION_METER);
    write_texts(png, info, image);
    // Figures are flat: long runs, and rows that repeat the one above.
    png_set_filter(png, 0, CLIBPNG_FILTER);
    png_set_compression_level(png, CLIBPNG_LEVEL);
    png_set_compression_strategy(png, CLIBPNG_STRATEGY);
    png_set_compression_buffer_size(png, 1 << 16);
    png_write_info(png, info);
    for (uint32_t y = 0; y < image->height; y++) {
        if (indices) {
            png_write_row(png, indices + (size_t)y * image->width);
            continue;
        }
        const uint32_t *source = (const uint32_t *)(image->pixels + y * image->stride);
        if (image->has_alpha) alpha_row(source, image->width, row);
        else opaque_row(source, image->width, row);
        png_write_row(png, row);
    }
    png_write_end(png, info);
}

int clibpng_encode(const clibpng_image *image, uint8_t **bytes, size_t *count, char *message) {
    message[0] = 0;
    sink target = {NULL, 0, 0, message};
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, &target, fail, ignore_warning);
    if (!png) return 1;
    png_infop info = png_create_info_struct(png);
    clibpng_palette *palette = malloc(sizeof *palette);
    uint8_t *indices = image->has_alpha || !palette ? NULL : indexed(image, palette);
    uint8_t *row = malloc((size_t)image->width * 4);
    int failed = 1;
    if (info && palette && row && !setjmp(png_jmpbuf(png))) {
        png_set_write_fn(png, &target, append, flush);
        write_image(png, info, image, palette, indices, row);
        failed = 0;
    }
    png_destroy_write_struct(&png, &info);
    free(palette);
    free(indices);
    free(row);
    if (failed) {
        free(target.bytes);
        return 1;
    }
    *bytes = target.bytes;
    *count = target.count;
    return 0;
}

int clibpng_decode(
    const uint8_t *bytes, size_t count, uint8_t **pixels, uint32_t *width, uint32_t *height, char *message) {
    png_image image = {0};
    image.version = PNG_IMAGE_VERSION;
    uint8_t *buffer = NULL;
    if (png_image_begin_read_from_memory(&image, bytes, count)) {
        image.format = PNG_FORMAT_RGBA;
        buffer = malloc(PNG_IMAGE_SIZE(image));
        if (buffer && png_image_finish_read(&image, NULL, buffer, 0, NULL)) {
            *pixels = buffer;
            *width = image.width;
            *height = image.height;
            png_image_free(&image);
            return 0;
        }
    }
    snprintf(message, CLIBPNG_MESSAGE_SIZE, "%s", image.message[0] ? image.message : "out of memory");
    png_image_free(&image);
    free(buffer);
    return 1;
}

void clibpng_free(uint8_t *bytes) { free(bytes); }
