#include "parallel.h"

#include <pthread.h>
#include <stdbool.h>

typedef struct part_call {
    void (*body)(void *, int);
    void *context;
    int part;
    pthread_t thread;
    bool started;
} part_call;

static void *run_part(void *argument) {
    const part_call *call = argument;
    call->body(call->context, call->part);
    return NULL;
}

// Threads are made for each call: tens of microseconds against the milliseconds of a convolution, and nothing spins
// when the work is done. Where the system gives no more threads, the caller does their work.
void nr_parallel(int parts, void (*body)(void *context, int part), void *context) {
    part_call calls[nr_most_parts];
    for (int part = 1; part < parts; part++) {
        part_call *call = &calls[part];
        *call = (part_call){.body = body, .context = context, .part = part};
        call->started = pthread_create(&call->thread, NULL, run_part, call) == 0;
    }
    body(context, 0);
    for (int part = 1; part < parts; part++) {
        if (calls[part].started) {
            pthread_join(calls[part].thread, NULL);
        } else {
            body(context, part);
        }
    }
}
