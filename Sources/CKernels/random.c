#include <math.h>
#include <stdint.h>
#include <string.h>

#include "CKernels.h"
#include "kernel.h"

// No fused multiplications: the same numbers on every instruction set.
#pragma STDC FP_CONTRACT OFF

enum { CHUNK = 64 };

NR_INLINE double from_bits(uint64_t bits) {
    double value;
    memcpy(&value, &bits, sizeof value);
    return value;
}

NR_INLINE uint64_t to_bits(double value) {
    uint64_t bits;
    memcpy(&bits, &value, sizeof bits);
    return bits;
}

// A whole number below 2^52, exactly.
NR_INLINE double whole(uint64_t number) { return from_bits(0x4330000000000000u | number) - 0x1p52; }

// The upper 53 bits and a half, over 2^53.
NR_INLINE double uniform(uint64_t word) {
    return (whole(word >> 32) * 0x1p21 + whole(word >> 11 & 0x1FFFFF) + 0.5) * 0x1p-53;
}

// For 0 < u < 1: u = 2^e m with m between sqrt(1/2) and sqrt(2); ln m = 2 artanh((m - 1) / (m + 1)), |argument| < 0.172.
NR_INLINE double logarithm(double u) {
    const uint64_t bits = to_bits(u);
    const uint64_t high = (bits + 0x00095F6190000000u) >> 52;
    const double m = from_bits(bits - (high << 52) + 0x3FF0000000000000u);
    const double e = whole(high) - 1023;
    const double s = (m - 1) / (m + 1), q = s * s;
    double p = 1.0 / 23;
    for (int k = 21; k >= 3; k -= 2) p = p * q + 1.0 / k;
    return e * 0.693147180559945309 + 2 * (s + s * q * p);
}

// sin(2 pi y) for |y| <= 1/4, by its Taylor polynomial.
NR_INLINE double sine_of_turns(double y) {
    const double a = y * 6.28318530717958648, q = a * a;
    double p = 1.0 / 51090942171709440000.0;
    p = -1.0 / 121645100408832000.0 + q * p;
    p = 1.0 / 355687428096000.0 + q * p;
    p = -1.0 / 1307674368000.0 + q * p;
    p = 1.0 / 6227020800.0 + q * p;
    p = -1.0 / 39916800.0 + q * p;
    p = 1.0 / 362880.0 + q * p;
    p = -1.0 / 5040.0 + q * p;
    p = 1.0 / 120.0 + q * p;
    p = -1.0 / 6.0 + q * p;
    return a + a * q * p;
}

// Ten rounds of Philox4x32 for the counters first, first + 1, ...: four words each.
NR_INLINE void philox(const uint32_t key[2], const uint32_t stream[2], uint64_t first, uint64_t words[2][CHUNK]) {
    uint32_t x0[CHUNK], x1[CHUNK], x2[CHUNK], x3[CHUNK];
    for (int i = 0; i < CHUNK; i++) {
        x0[i] = (uint32_t)(first + i);
        x1[i] = (uint32_t)((first + i) >> 32);
        x2[i] = stream[0];
        x3[i] = stream[1];
    }
    uint32_t k0 = key[0], k1 = key[1];
    for (int round = 0; round < 10; round++) {
        for (int i = 0; i < CHUNK; i++) {
            const uint64_t p0 = (uint64_t)0xD2511F53u * x0[i], p1 = (uint64_t)0xCD9E8D57u * x2[i];
            x0[i] = (uint32_t)(p1 >> 32) ^ x1[i] ^ k0;
            x1[i] = (uint32_t)p1;
            x2[i] = (uint32_t)(p0 >> 32) ^ x3[i] ^ k1;
            x3[i] = (uint32_t)p0;
        }
        k0 += 0x9E3779B9u;
        k1 += 0xBB67AE85u;
    }
    for (int i = 0; i < CHUNK; i++) {
        words[0][i] = (uint64_t)x1[i] << 32 | x0[i];
        words[1][i] = (uint64_t)x3[i] << 32 | x2[i];
    }
}

NR_CLONES void nk_normals(const uint32_t key[2], const uint32_t stream[2], size_t count, double deviation, float *values) {
    for (size_t start = 0; start < count; start += 2 * CHUNK) {
        uint64_t words[2][CHUNK];
        double even[CHUNK], odd[CHUNK];
        philox(key, stream, start / 2, words);
        for (int i = 0; i < CHUNK; i++) {
            const double radius = deviation * sqrt(-2 * logarithm(uniform(words[0][i])));
            // The angle is 2 pi u; with x = u - 1/2 its sine and cosine are those of 2 pi x with the sign turned, and
            // both are sines of angles within a quarter turn.
            const double x = uniform(words[1][i]) - 0.5, size = fabs(x);
            const double folded = size > 0.25 ? copysign(0.5 - size, x) : x;
            even[i] = radius * -sine_of_turns(0.25 - size);
            odd[i] = radius * -sine_of_turns(folded);
        }
        const size_t left = count - start < 2 * CHUNK ? count - start : 2 * CHUNK;
        for (size_t i = 0; i < left; i++) values[start + i] = (float)(i % 2 ? odd[i / 2] : even[i / 2]);
    }
}
