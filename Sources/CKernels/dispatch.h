// How every kernel is compiled: once for each instruction set, chosen when the program starts, and once for each block
// width, so that the innermost loop over lanes has a constant length.
#pragma once

#if defined(__x86_64__) && defined(__linux__)
#define NK_CLONES __attribute__((target_clones("default", "arch=x86-64-v3", "arch=x86-64-v4")))
#else
#define NK_CLONES
#endif

#define NK_INLINE static inline __attribute__((always_inline))

// Calls body(8, ...) or body(16, ...).
#define NK_BY_BLOCK(body, block, ...) \
    do { \
        if ((block) == 16) body(16, __VA_ARGS__); \
        else body(8, __VA_ARGS__); \
    } while (0)
