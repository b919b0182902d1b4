#include "deflate.h"

#include <stdlib.h>
#include <string.h>

#include "huffman.h"

enum { END_OF_BLOCK = 256, LENGTH_CODES = 257, DISTANCES = 4, LONGEST_MATCH = 258, WINDOW = 32768 };

/// A length or a distance as RFC 1951 writes it: a symbol, then some bits.
typedef struct {
    uint16_t symbol;
    uint16_t extra;
    uint8_t extra_bits;
} coded;

/// Section 3.2.5: code 257 for 3, then ever larger steps; 258 has a code of its own.
static coded code_length(int length) {
    if (length == LONGEST_MATCH) return (coded){285, 0, 0};
    int offset = length - 3, bits = 0;
    while (offset >> bits >= 8) bits++;
    return (coded){
        (uint16_t)(LENGTH_CODES + 4 * bits + (offset >> bits)), (uint16_t)(offset & ((1 << bits) - 1)), (uint8_t)bits};
}

static coded code_distance(int distance) {
    int offset = distance - 1, bits = 0;
    while (offset >> bits >= 4) bits++;
    return (coded){
        (uint16_t)(2 * bits + (offset >> bits)), (uint16_t)(offset & ((1 << bits) - 1)), (uint8_t)bits};
}

/// How many bytes from `here` repeat those `distance` before, up to `end`.
static size_t match_length(const uint8_t *here, size_t distance, const uint8_t *end) {
    const uint8_t *start = here;
    while (end - here >= 8) {
        uint64_t left, right;
        memcpy(&left, here, 8);
        memcpy(&right, here - distance, 8);
        if (left != right) break;
        here += 8;
    }
    while (here < end && *here == *(here - distance)) here++;
    return (size_t)(here - start);
}

/// Literals are tokens under 256; a match is 256 + 4 (length - 3) + number of the distance.
typedef struct {
    uint16_t *tokens;
    size_t count;
    size_t distances[DISTANCES];
    uint32_t literal_frequencies[286];
    uint32_t distance_frequencies[30];
} token_list;

static void add_match(token_list *list, int length, int number) {
    list->tokens[list->count++] = (uint16_t)(256 + 4 * (length - 3) + number);
    list->literal_frequencies[code_length(length).symbol]++;
    list->distance_frequencies[code_distance((int)list->distances[number]).symbol]++;
}

/// The longest match at a position; the nearer distance unless a farther one, which takes more bits, is well longer.
static size_t best_match(const token_list *list, const uint8_t *bytes, size_t position, size_t count, int *number) {
    size_t best = 0;
    for (int i = 0; i < DISTANCES; i++) {
        size_t distance = list->distances[i];
        if (distance > position || distance > WINDOW || !distance) continue;
        size_t length = match_length(bytes + position, distance, bytes + count);
        if (length > best + (i ? 3 : 0)) {
            best = length;
            *number = i;
        }
        // A whole run to the left is the cheapest that there is.
        if (best >= LONGEST_MATCH) break;
    }
    return best;
}

static void tokenize(token_list *list, const uint8_t *bytes, size_t count) {
    size_t position = 0;
    while (position < count) {
        int number = 0;
        size_t length = best_match(list, bytes, position, count, &number);
        if (length < 3) {
            list->literal_frequencies[bytes[position]]++;
            list->tokens[list->count++] = bytes[position++];
            continue;
        }
        position += length;
        for (; length >= LONGEST_MATCH + 3; length -= LONGEST_MATCH) add_match(list, LONGEST_MATCH, number);
        // A rest of one or two bytes would be too short for a match of its own.
        if (length > LONGEST_MATCH) {
            add_match(list, (int)length - 3, number);
            length = 3;
        }
        add_match(list, (int)length, number);
    }
    list->literal_frequencies[END_OF_BLOCK]++;
}

typedef struct {
    uint8_t *bytes;
    size_t count;
    uint64_t bits;
    int bit_count;
} bit_writer;

static inline void put(bit_writer *writer, uint32_t bits, int count) {
    writer->bits |= (uint64_t)bits << writer->bit_count;
    writer->bit_count += count;
    while (writer->bit_count >= 8) {
        writer->bytes[writer->count++] = (uint8_t)writer->bits;
        writer->bits >>= 8;
        writer->bit_count -= 8;
    }
}

static void put_coded(bit_writer *writer, const huffman_code *code, coded value) {
    put(writer, code->codes[value.symbol], code->lengths[value.symbol]);
    put(writer, value.extra, value.extra_bits);
}

/// Section 3.2.7: the lengths of both codes, themselves coded; zeros are not run together, which costs some bytes once.
static void put_codes(bit_writer *writer, const huffman_code *literals, const huffman_code *distances) {
    static const uint8_t order[19] = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};
    uint32_t frequencies[19] = {0};
    for (int i = 0; i < 286; i++) frequencies[literals->lengths[i]]++;
    for (int i = 0; i < 30; i++) frequencies[distances->lengths[i]]++;
    huffman_code lengths;
    huffman_build(&lengths, frequencies, 19, 7);
    put(writer, 286 - 257, 5);
    put(writer, 30 - 1, 5);
    put(writer, 19 - 4, 4);
    for (int i = 0; i < 19; i++) put(writer, lengths.lengths[order[i]], 3);
    for (int i = 0; i < 286; i++) put(writer, lengths.codes[literals->lengths[i]], lengths.lengths[literals->lengths[i]]);
    for (int i = 0; i < 30; i++)
        put(writer, lengths.codes[distances->lengths[i]], lengths.lengths[distances->lengths[i]]);
}

static void put_tokens(
    bit_writer *writer, const token_list *list, const huffman_code *literals, const huffman_code *distances) {
    coded lengths[LONGEST_MATCH + 1], places[DISTANCES];
    for (int length = 3; length <= LONGEST_MATCH; length++) lengths[length] = code_length(length);
    for (int i = 0; i < DISTANCES; i++) places[i] = code_distance(list->distances[i] ? (int)list->distances[i] : 1);
    for (size_t i = 0; i < list->count; i++) {
        unsigned token = list->tokens[i];
        if (token < 256) {
            put(writer, literals->codes[token], literals->lengths[token]);
            continue;
        }
        put_coded(writer, literals, lengths[3 + (token - 256) / DISTANCES]);
        put_coded(writer, distances, places[(token - 256) % DISTANCES]);
    }
    put(writer, literals->codes[END_OF_BLOCK], literals->lengths[END_OF_BLOCK]);
}

/// RFC 1950, section 8.2, in pieces whose sums fit 32 bits and whose loop compilers vectorize.
static uint32_t adler32(const uint8_t *bytes, size_t count) {
    const uint32_t modulus = 65521;
    uint32_t low = 1, high = 0;
    while (count) {
        uint32_t length = count < 4096 ? (uint32_t)count : 4096, sum = 0, weighted = 0;
        for (uint32_t i = 0; i < length; i++) {
            sum += bytes[i];
            weighted += (length - i) * bytes[i];
        }
        high = (uint32_t)((high + (uint64_t)length * low + weighted) % modulus);
        low = (low + sum) % modulus;
        bytes += length;
        count -= length;
    }
    return high << 16 | low;
}

static void put_stream(bit_writer *writer, token_list *list, const uint8_t *bytes, size_t count) {
    huffman_code literals, distances;
    // A block may do without matches, but its code of distances may not be empty.
    list->distance_frequencies[0]++;
    huffman_build(&literals, list->literal_frequencies, 286, 15);
    huffman_build(&distances, list->distance_frequencies, 30, 15);
    put(writer, 0x78, 8);
    put(writer, 0x01, 8);
    put(writer, 1, 1);
    put(writer, 2, 2);
    put_codes(writer, &literals, &distances);
    put_tokens(writer, list, &literals, &distances);
    if (writer->bit_count) put(writer, 0, 8 - writer->bit_count);
    uint32_t check = adler32(bytes, count);
    for (int shift = 24; shift >= 0; shift -= 8) put(writer, check >> shift & 255, 8);
}

uint8_t *clibpng_deflate(
    const uint8_t *bytes, size_t count, size_t row_length, size_t bytes_per_pixel, size_t *compressed_count) {
    token_list list = {
        .distances = {bytes_per_pixel, row_length, row_length - bytes_per_pixel, row_length + bytes_per_pixel}};
    list.tokens = malloc((count + 1) * sizeof *list.tokens);
    // No symbol takes over 15 bits, nor a length with its distance more than three bytes do.
    bit_writer writer = {.bytes = malloc(2 * count + 1024)};
    if (list.tokens && writer.bytes) {
        tokenize(&list, bytes, count);
        put_stream(&writer, &list, bytes, count);
        *compressed_count = writer.count;
    } else {
        free(writer.bytes);
        writer.bytes = NULL;
    }
    free(list.tokens);
    return writer.bytes;
}
