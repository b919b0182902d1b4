#pragma once
#include <stddef.h>
#include <stdint.h>

/// libpng reports errors by longjmp, which Swift cannot survive: this shim is the only place that calls it.

/// One text chunk (iTXt), both strings UTF-8. The keyword is 1 to 79 Latin-1 characters.
typedef struct {
    const char *keyword;
    const char *text;
} clibpng_text;

/// What is to be encoded: rows of native-endian 0xAARRGGBB words with premultiplied alpha, as Cairo draws them.
typedef struct {
    const uint8_t *pixels;
    uint32_t width;
    uint32_t height;
    size_t stride;
    /// Nonzero: the alpha byte counts and is written; zero: the image is opaque.
    int has_alpha;
    uint32_t pixels_per_metre;
    const clibpng_text *texts;
    int text_count;
} clibpng_image;

/// Space for an error message, with its final zero.
#define CLIBPNG_MESSAGE_SIZE 200

/// Encodes into memory that the caller returns with clibpng_free. Zero on success; else `message` says why.
int clibpng_encode(const clibpng_image *image, uint8_t **bytes, size_t *count, char *message);

/// Decodes into RGBA bytes (not premultiplied) that the caller returns with clibpng_free. Zero on success.
int clibpng_decode(
    const uint8_t *bytes, size_t count, uint8_t **pixels, uint32_t *width, uint32_t *height, char *message);

void clibpng_free(uint8_t *bytes);
