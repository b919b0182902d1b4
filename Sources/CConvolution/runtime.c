#define _GNU_SOURCE
#include "internal.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>

// Failures

static _Thread_local char message[512];

int nr_fail(int status, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    return status;
}

const char *nr_last_message(void) { return message; }

const char *nr_status_word(int status) {
    switch (status) {
    case nr_status_success: return "success";
    case nr_status_out_of_memory: return "out of memory";
    case nr_status_invalid_arguments: return "invalid arguments";
    case nr_status_unimplemented: return "not offered by this oneDNN on this machine";
    default: return "runtime error";
    }
}

// oneDNN's engine (one for the process: it may be shared) and streams (one for each thread: they may not)

static pthread_once_t engine_once = PTHREAD_ONCE_INIT;
static dnnl_engine_t engine;
static dnnl_status_t engine_status;
static pthread_key_t stream_key;

static void destroy_stream(void *stream) { dnnl_stream_destroy(stream); }

static void make_engine(void) {
    engine_status = dnnl_engine_create(&engine, dnnl_cpu, 0);
    if (engine_status == dnnl_success && pthread_key_create(&stream_key, destroy_stream) != 0) {
        engine_status = dnnl_out_of_memory;
    }
}

int nr_engine(dnnl_engine_t *result) {
    pthread_once(&engine_once, make_engine);
    if (engine_status != dnnl_success) {
        return nr_fail(engine_status, "oneDNN's CPU engine: %s", nr_status_word(engine_status));
    }
    *result = engine;
    return nr_status_success;
}

int nr_stream(dnnl_stream_t *result) {
    dnnl_engine_t shared;
    int status = nr_engine(&shared);
    if (status != nr_status_success) return status;
    dnnl_stream_t stream = pthread_getspecific(stream_key);
    if (stream == NULL) {
        dnnl_status_t created = dnnl_stream_create(&stream, shared, dnnl_stream_default_flags);
        if (created != dnnl_success) return nr_fail(created, "oneDNN's stream: %s", nr_status_word(created));
        pthread_setspecific(stream_key, stream);
    }
    *result = stream;
    return nr_status_success;
}

// What oneDNN uses here

const char *nr_instruction_set(void) {
#ifdef __aarch64__
    return "neon";  // oneDNN tells sets apart on x86-64 alone
#endif
    dnnl_cpu_isa_t set = dnnl_get_effective_cpu_isa();
    if ((set & dnnl_cpu_isa_avx512_core) == dnnl_cpu_isa_avx512_core) return "avx512";
    if ((set & dnnl_cpu_isa_avx2) == dnnl_cpu_isa_avx2) return "avx2";
    if ((set & dnnl_cpu_isa_avx) == dnnl_cpu_isa_avx) return "avx";
    return "sse4.1";
}

static char version[32];

static void make_version(void) {
    const dnnl_version_t *numbers = dnnl_version();
    snprintf(version, sizeof version, "%d.%d.%d", numbers->major, numbers->minor, numbers->patch);
}

const char *nr_library_version(void) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, make_version);
    return version;
}

// Threads. OpenMP's functions are looked up in the running process: the compiler that builds this target has no OpenMP
// of its own, and must use the one that oneDNN was linked with.

static void (*omp_set)(int);
static int (*omp_get)(void);

static void find_openmp(void) {
    omp_set = (void (*)(int))dlsym(RTLD_DEFAULT, "omp_set_num_threads");
    omp_get = (int (*)(void))dlsym(RTLD_DEFAULT, "omp_get_max_threads");
}

static pthread_once_t openmp_once = PTHREAD_ONCE_INIT;

void nr_set_threads(int count) {
    pthread_once(&openmp_once, find_openmp);
    if (omp_set != NULL && count > 0) omp_set(count);
}

int nr_threads(void) {
    pthread_once(&openmp_once, find_openmp);
    return omp_get != NULL ? omp_get() : 1;
}

int nr_swap_threads(int count) {
    int own = nr_threads();
    if (count != own) nr_set_threads(count);
    return own;
}
