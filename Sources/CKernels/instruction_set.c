#include "CKernels.h"

const char *nk_instruction_set(void) {
#if defined(__x86_64__) && defined(__linux__)
    // What the loader asks when it chooses among NR_CLONES.
    __builtin_cpu_init();
    if (__builtin_cpu_supports("x86-64-v4")) return "avx512";
    if (__builtin_cpu_supports("x86-64-v3")) return "avx2";
    return "sse2";
#elif defined(__x86_64__)
    return "sse2";
#elif defined(__aarch64__)
    return "neon";
#else
    return "baseline";
#endif
}
