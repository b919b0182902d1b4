#include "CLibPNG.h"

#include <libdeflate.h>
#include <png.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/// Of libdeflate's 1 to 12: on pages of 600 dpi, 1 is no faster, and 6 takes a fifth longer for 5 % less.
enum { COMPRESSION_LEVEL = 4 };

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

/// All rows, each after the number of its filter. None: a line drawing repeats whole pixels, which filters break up.
static uint8_t *filtered_rows(const clibpng_image *image, size_t row_length) {
    uint8_t *rows = malloc(row_length * image->height);
    if (!rows) return NULL;
    for (uint32_t y = 0; y < image->height; y++) {
        const uint32_t *source = (const uint32_t *)(image->pixels + y * image->stride);
        uint8_t *row = rows + y * row_length;
        row[0] = PNG_FILTER_VALUE_NONE;
        if (image->has_alpha) alpha_row(source, image->width, row + 1);
        else opaque_row(source, image->width, row + 1);
    }
    return rows;
}

/// The rows as a zlib stream, or NULL. Compressed whole, by libdeflate: smaller files than zlib at its fastest level.
static uint8_t *compressed(const uint8_t *rows, size_t row_bytes, size_t *count) {
    struct libdeflate_compressor *compressor = libdeflate_alloc_compressor(COMPRESSION_LEVEL);
    if (!compressor) return NULL;
    size_t bound = libdeflate_zlib_compress_bound(compressor, row_bytes);
    uint8_t *stream = malloc(bound);
    *count = stream ? libdeflate_zlib_compress(compressor, rows, row_bytes, stream, bound) : 0;
    libdeflate_free_compressor(compressor);
    return stream;
}

/// The compressed pixels, or NULL.
static uint8_t *compressed_pixels(const clibpng_image *image, size_t *count) {
    size_t bytes_per_pixel = image->has_alpha ? 4 : 3;
    size_t row_length = 1 + bytes_per_pixel * image->width;
    uint8_t *rows = filtered_rows(image, row_length);
    if (!rows) return NULL;
    uint8_t *pixels = compressed(rows, row_length * image->height, count);
    free(rows);
    return pixels;
}

static void write_image(
    png_structp png, png_infop info, const clibpng_image *image, const uint8_t *pixels, size_t count) {
    int color_type = image->has_alpha ? PNG_COLOR_TYPE_RGBA : PNG_COLOR_TYPE_RGB;
    png_set_IHDR(
        png, info, image->width, image->height, 8, color_type, PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
        PNG_FILTER_TYPE_DEFAULT);
    if (image->pixels_per_metre)
        png_set_pHYs(png, info, image->pixels_per_metre, image->pixels_per_metre, PNG_RESOLUTION_METER);
    write_texts(png, info, image);
    png_write_info(png, info);
    const size_t most = 1 << 20;
    for (size_t start = 0; start < count; start += most)
        png_write_chunk(png, (png_const_bytep) "IDAT", pixels + start, count - start < most ? count - start : most);
    png_write_chunk(png, (png_const_bytep) "IEND", NULL, 0);
}

int clibpng_encode(const clibpng_image *image, uint8_t **bytes, size_t *count, char *message) {
    snprintf(message, CLIBPNG_MESSAGE_SIZE, "out of memory");
    size_t pixel_count = 0;
    uint8_t *pixels = compressed_pixels(image, &pixel_count);
    if (!pixels) return 1;
    sink target = {NULL, 0, 0, message};
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, &target, fail, ignore_warning);
    png_infop info = png ? png_create_info_struct(png) : NULL;
    // Volatile: changed between setjmp and a possible longjmp.
    volatile int failed = 1;
    if (info && !setjmp(png_jmpbuf(png))) {
        png_set_write_fn(png, &target, append, flush);
        write_image(png, info, image, pixels, pixel_count);
        failed = 0;
    }
    png_destroy_write_struct(&png, &info);
    free(pixels);
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
