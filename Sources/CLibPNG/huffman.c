#include "huffman.h"

#include <string.h>

/// Finds the lengths by joining the two rarest trees until one is left; the longest length.
static int find_lengths(const uint32_t *frequencies, int symbols, uint8_t *lengths) {
    uint32_t weights[2 * HUFFMAN_SYMBOLS];
    int parents[2 * HUFFMAN_SYMBOLS];
    int roots[HUFFMAN_SYMBOLS];
    int nodes = symbols, count = 0;
    memset(lengths, 0, (size_t)symbols);
    for (int symbol = 0; symbol < symbols; symbol++) {
        if (!frequencies[symbol]) continue;
        weights[symbol] = frequencies[symbol];
        parents[symbol] = -1;
        roots[count++] = symbol;
    }
    // A code of one symbol still needs one bit.
    if (count == 1) lengths[roots[0]] = 1;
    if (count < 2) return count;
    while (count > 1) {
        // The rarest two go to the end of the list.
        for (int place = 1; place <= 2; place++) {
            int rarest = 0;
            for (int i = 1; i <= count - place; i++)
                if (weights[roots[i]] < weights[roots[rarest]]) rarest = i;
            int swapped = roots[count - place];
            roots[count - place] = roots[rarest];
            roots[rarest] = swapped;
        }
        weights[nodes] = weights[roots[count - 1]] + weights[roots[count - 2]];
        parents[nodes] = -1;
        parents[roots[count - 1]] = parents[roots[count - 2]] = nodes;
        roots[count - 2] = nodes++;
        count--;
    }
    int longest = 0;
    for (int symbol = 0; symbol < symbols; symbol++) {
        if (!frequencies[symbol]) continue;
        int depth = 0;
        for (int node = symbol; parents[node] >= 0; node = parents[node]) depth++;
        lengths[symbol] = (uint8_t)depth;
        if (depth > longest) longest = depth;
    }
    return longest;
}

static void assign_codes(huffman_code *code, int symbols) {
    uint16_t counts[16] = {0}, next[16] = {0};
    for (int symbol = 0; symbol < symbols; symbol++) counts[code->lengths[symbol]]++;
    counts[0] = 0;
    for (int length = 1; length < 16; length++) next[length] = (uint16_t)((next[length - 1] + counts[length - 1]) << 1);
    for (int symbol = 0; symbol < symbols; symbol++) {
        int length = code->lengths[symbol];
        uint16_t bits = length ? next[length]++ : 0, reversed = 0;
        for (int i = 0; i < length; i++) reversed |= (uint16_t)((bits >> i & 1) << (length - 1 - i));
        code->codes[symbol] = reversed;
    }
}

void huffman_build(huffman_code *code, const uint32_t *frequencies, int symbols, int limit) {
    uint32_t scaled[HUFFMAN_SYMBOLS];
    memcpy(scaled, frequencies, (size_t)symbols * sizeof *scaled);
    // Flatter frequencies give shorter codes; at last all are 1, and no length is over 9.
    while (find_lengths(scaled, symbols, code->lengths) > limit)
        for (int symbol = 0; symbol < symbols; symbol++)
            if (scaled[symbol]) scaled[symbol] = scaled[symbol] / 2 + 1;
    assign_codes(code, symbols);
}
