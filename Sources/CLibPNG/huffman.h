#pragma once
#include <stdint.h>

/// The most symbols of a code: 286 literals and lengths, 30 distances, 19 code lengths.
#define HUFFMAN_SYMBOLS 286

/// A canonical Huffman code (RFC 1951, section 3.2.2), its bits reversed, since they are written lowest first.
typedef struct {
    uint16_t codes[HUFFMAN_SYMBOLS];
    uint8_t lengths[HUFFMAN_SYMBOLS];
} huffman_code;

/// Makes the code for these frequencies with no length over `limit`.
void huffman_build(huffman_code *code, const uint32_t *frequencies, int symbols, int limit);
