#include "direct_parts.h"

#include <string.h>

typedef struct argument {
    int name;
    nr_descriptor descriptor;
    const void *data;
} argument;

/// Runs a primitive on raw pointers. oneDNN's memory objects are made for the call (a small allocation each), so that
/// a convolution holds nothing that changes and may run in several threads at once.
static int execute(const nr_direct *direct, dnnl_primitive_t primitive, const argument *arguments, const char *step) {
    enum { most = 5 };
    dnnl_exec_arg_t list[most];
    dnnl_engine_t engine;
    dnnl_stream_t stream;
    int failure = nr_engine(&engine);
    if (failure == nr_status_success) failure = nr_stream(&stream);
    if (failure != nr_status_success) return failure;

    int count = 0;
    dnnl_status_t status = dnnl_success;
    for (int i = 0; i < most && status == dnnl_success; i++) {
        if (arguments[i].descriptor == NULL) continue;
        list[count].arg = arguments[i].name;
        status = dnnl_memory_create(&list[count].memory, arguments[i].descriptor, engine, (void *)arguments[i].data);
        if (status == dnnl_success) count++;
    }
    if (status == dnnl_success) status = dnnl_primitive_execute(primitive, stream, count, list);
    if (status == dnnl_success) status = dnnl_stream_wait(stream);
    for (int i = 0; i < count; i++) dnnl_memory_destroy(list[i].memory);
    return status == dnnl_success ? nr_status_success : nr_direct_fail(direct, status, step);
}

static int run_reorder(const nr_direct *direct, const void *from, void *to, char *scratch) {
    bool outward = direct->direction == nr_direction_backward_weights;
    const argument arguments[5] = {
        {DNNL_ARG_FROM, outward ? direct->weights : direct->plain, from},
        {DNNL_ARG_TO, outward ? direct->plain : direct->weights, to},
        {DNNL_ARG_SCRATCHPAD, direct->reorder_scratchpad, scratch + direct->scratchpad_at},
    };
    return execute(direct, direct->reorder, arguments, "reordering weights");
}

/// The weights in the order the primitive wants, in *ordered.
static int order_weights(const nr_direct *direct, const float *weights, const float **ordered, char *scratch) {
    const nr_convolution_shape *shape = &direct->shape;
    if (direct->plain_at != no_offset) {
        float *plain = (float *)(scratch + direct->plain_at);
        size_t taps = nr_kernel * nr_kernel;
        size_t row = taps * shape->inputs, rounded_row = taps * direct->inputs;
        memset(plain, 0, rounded_row * direct->outputs * sizeof(float));
        for (int o = 0; o < shape->outputs; o++) {
            memcpy(plain + o * rounded_row, weights + o * row, row * sizeof(float));
        }
        weights = plain;
    }
    *ordered = weights;
    if (direct->reorder == NULL) return nr_status_success;
    float *target = (float *)(scratch + direct->weights_at);
    *ordered = target;
    return run_reorder(direct, weights, target, scratch);
}

int nr_direct_forward(
    const nr_direct *direct, const float *src, const float *weights, const float *bias, float *dst, char *scratch) {
    const float *ordered;
    int status = order_weights(direct, weights, &ordered, scratch);
    if (status != nr_status_success) return status;
    if (direct->bias_at != no_offset) {
        float *rounded = (float *)(scratch + direct->bias_at);
        memset(rounded, 0, direct->outputs * sizeof(float));
        memcpy(rounded, bias, direct->shape.outputs * sizeof(float));
        bias = rounded;
    }
    const argument arguments[5] = {
        {DNNL_ARG_SRC, direct->src, src},
        {DNNL_ARG_WEIGHTS, direct->weights, ordered},
        {DNNL_ARG_BIAS, direct->bias, bias},
        {DNNL_ARG_DST, direct->dst, dst},
        {DNNL_ARG_SCRATCHPAD, direct->scratchpad, scratch + direct->scratchpad_at},
    };
    return execute(direct, direct->primitive, arguments, "running");
}

int nr_direct_backward_data(
    const nr_direct *direct, const float *diff_dst, const float *weights, float *diff_src, char *scratch) {
    const float *ordered;
    int status = order_weights(direct, weights, &ordered, scratch);
    if (status != nr_status_success) return status;
    const argument arguments[5] = {
        {DNNL_ARG_DIFF_DST, direct->dst, diff_dst},
        {DNNL_ARG_WEIGHTS, direct->weights, ordered},
        {DNNL_ARG_DIFF_SRC, direct->src, diff_src},
        {DNNL_ARG_SCRATCHPAD, direct->scratchpad, scratch + direct->scratchpad_at},
    };
    return execute(direct, direct->primitive, arguments, "running");
}

int nr_direct_backward_weights(
    const nr_direct *direct, const float *src, const float *diff_dst, float *diff_weights, float *diff_bias,
    char *scratch) {
    const nr_convolution_shape *shape = &direct->shape;
    float *plain = direct->plain_at != no_offset ? (float *)(scratch + direct->plain_at) : diff_weights;
    float *ordered = direct->reorder != NULL ? (float *)(scratch + direct->weights_at) : plain;
    float *rounded_bias = direct->bias_at != no_offset ? (float *)(scratch + direct->bias_at) : diff_bias;
    const argument arguments[5] = {
        {DNNL_ARG_SRC, direct->src, src},
        {DNNL_ARG_DIFF_DST, direct->dst, diff_dst},
        {DNNL_ARG_DIFF_WEIGHTS, direct->weights, ordered},
        {DNNL_ARG_DIFF_BIAS, direct->bias, rounded_bias},
        {DNNL_ARG_SCRATCHPAD, direct->scratchpad, scratch + direct->scratchpad_at},
    };
    int status = execute(direct, direct->primitive, arguments, "running");
    if (status == nr_status_success && direct->reorder != NULL) status = run_reorder(direct, ordered, plain, scratch);
    if (status != nr_status_success) return status;
    if (plain != diff_weights) {
        size_t taps = nr_kernel * nr_kernel;
        size_t row = taps * shape->inputs, rounded_row = taps * direct->inputs;
        for (int o = 0; o < shape->outputs; o++) {
            memcpy(diff_weights + o * row, plain + o * rounded_row, row * sizeof(float));
        }
    }
    if (rounded_bias != diff_bias) memcpy(diff_bias, rounded_bias, shape->outputs * sizeof(float));
    return nr_status_success;
}
