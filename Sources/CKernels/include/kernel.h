#pragma once

// What all C kernels of the package share: how they are compiled, and the layout of activations.

/// Channels in a block of the activation layout nChw8c, with AVX-512 too (docs/convolution.md).
enum { nr_channel_block = 8 };

#ifdef __has_feature
#if __has_feature(thread_sanitizer)
/// The loader would choose among clones before ThreadSanitizer has started, by functions that call it.
#define NR_ONE_VERSION
#endif
#endif

/// Compiled for each level of x86-64 and chosen when the program is loaded; swift build knows no -march.
#if defined(__x86_64__) && defined(__linux__) && !defined(NR_ONE_VERSION)
#define NR_CLONES __attribute__((target_clones("default", "arch=x86-64-v3", "arch=x86-64-v4")))
#else
#define NR_CLONES
#endif

/// Into the clones that call it: a call by vector argument would depend on the clone's registers.
#define NR_INLINE static inline __attribute__((always_inline))

/// Before a loop with a constant count: its arrays become registers.
#ifdef __clang__
#define NR_UNROLL _Pragma("clang loop unroll(full)")
#else
#define NR_UNROLL _Pragma("GCC unroll 16")
#endif
