#include "direct_parts.h"

#include <stdlib.h>

// Channels are rounded up to the block for oneDNN, and weights and bias padded with zeros to match: then the padded
// lanes of every output are zero by arithmetic, and every shape finds the fast blocked kernels (asked for 3 channels,
// oneDNN would want another layout).

static const char *direction_words[] = {"forward", "backward by data", "backward by weights"};

int nr_direct_fail(const nr_direct *direct, int status, const char *step) {
    return nr_fail(
        status, "convolution %s, %s: %s", direction_words[direct->direction], step, nr_status_word(status));
}

static size_t bytes_of(nr_descriptor descriptor) {
    return descriptor == NULL ? 0 : dnnl_memory_desc_get_size(descriptor);
}

static ptrdiff_t reserve(nr_direct *direct, size_t bytes) {
    ptrdiff_t offset = (ptrdiff_t)direct->scratch_bytes;
    direct->scratch_bytes += nr_align(bytes);
    return offset;
}

static size_t larger(size_t a, size_t b) { return a > b ? a : b; }

/// Lays out the scratch memory.
static void plan_scratch(nr_direct *direct) {
    const nr_convolution_shape *shape = &direct->shape;
    bool rounded = direct->inputs != shape->inputs || direct->outputs != shape->outputs;
    direct->plain_at = rounded ? reserve(direct, bytes_of(direct->plain)) : no_offset;
    direct->weights_at = direct->reorder != NULL ? reserve(direct, bytes_of(direct->weights)) : no_offset;
    direct->bias_at = direct->bias != NULL && direct->outputs != shape->outputs
        ? reserve(direct, bytes_of(direct->bias))
        : no_offset;
    direct->scratchpad_at =
        reserve(direct, larger(bytes_of(direct->scratchpad), bytes_of(direct->reorder_scratchpad)));
}

static dnnl_status_t describe_primitive(
    nr_direct *direct, dnnl_engine_t engine, const_dnnl_primitive_attr_t attributes, dnnl_alg_kind_t algorithm,
    const nr_convolution_tensors *tensors) {
    dnnl_primitive_desc_t forward = NULL;
    if (direct->direction != nr_direction_forward) {
        dnnl_status_t status = nr_describe_convolution(
            &forward, engine, NULL, nr_direction_forward, algorithm, tensors, &direct->shape, NULL);
        if (status != dnnl_success) return status;
    }
    dnnl_status_t status = nr_describe_convolution(
        &direct->description, engine, attributes, direct->direction, algorithm, tensors, &direct->shape, forward);
    if (forward != NULL) dnnl_primitive_desc_destroy(forward);
    return status;
}

static dnnl_status_t make_reorder(nr_direct *direct, dnnl_engine_t engine, const_dnnl_primitive_attr_t attributes) {
    if (dnnl_memory_desc_equal(direct->plain, direct->weights)) return dnnl_success;
    bool outward = direct->direction == nr_direction_backward_weights;
    nr_descriptor from = outward ? direct->weights : direct->plain, to = outward ? direct->plain : direct->weights;
    dnnl_status_t status =
        dnnl_reorder_primitive_desc_create(&direct->reorder_description, from, engine, to, engine, attributes);
    if (status != dnnl_success) return status;
    direct->reorder_scratchpad =
        dnnl_primitive_desc_query_md(direct->reorder_description, dnnl_query_scratchpad_md, 0);
    return dnnl_primitive_create(&direct->reorder, direct->reorder_description);
}

static int make_primitives(
    nr_direct *direct, dnnl_engine_t engine, const_dnnl_primitive_attr_t attributes, dnnl_alg_kind_t algorithm,
    const nr_convolution_tensors *tensors) {
    dnnl_status_t status = describe_primitive(direct, engine, attributes, algorithm, tensors);
    if (status != dnnl_success) return nr_direct_fail(direct, status, "describing the primitive");

    bool by_data = direct->direction == nr_direction_backward_data;
    bool by_weights = direct->direction == nr_direction_backward_weights;
    dnnl_primitive_desc_t description = direct->description;
    direct->src = dnnl_primitive_desc_query_md(description, by_data ? dnnl_query_diff_src_md : dnnl_query_src_md, 0);
    direct->weights = dnnl_primitive_desc_query_md(
        description, by_weights ? dnnl_query_diff_weights_md : dnnl_query_weights_md, 0);
    direct->dst = dnnl_primitive_desc_query_md(
        description, direct->direction == nr_direction_forward ? dnnl_query_dst_md : dnnl_query_diff_dst_md, 0);
    if (tensors->bias != NULL && !by_data) {
        direct->bias = dnnl_primitive_desc_query_md(
            description, by_weights ? dnnl_query_diff_weights_md : dnnl_query_weights_md, 1);
    }
    direct->scratchpad = dnnl_primitive_desc_query_md(description, dnnl_query_scratchpad_md, 0);

    status = dnnl_primitive_create(&direct->primitive, description);
    if (status != dnnl_success) return nr_direct_fail(direct, status, "making the primitive");
    status = make_reorder(direct, engine, attributes);
    if (status != dnnl_success) return nr_direct_fail(direct, status, "making the reorder of weights");
    return nr_status_success;
}

static int describe_tensors(nr_convolution_tensors *tensors, const nr_direct *direct, bool bias) {
    const nr_convolution_shape *shape = &direct->shape;
    dnnl_format_tag_t blocked = dnnl_nChw8c;
    const dnnl_dim_t src[] = {shape->batch, direct->inputs, shape->height, shape->width};
    const dnnl_dim_t weights[] = {direct->outputs, direct->inputs, nr_kernel, nr_kernel};
    const dnnl_dim_t dst[] = {
        shape->batch, direct->outputs, nr_output_size(shape->height, shape), nr_output_size(shape->width, shape)};
    int status = nr_describe(&tensors->src, 4, src, blocked);
    if (status == nr_status_success) status = nr_describe(&tensors->weights, 4, weights, dnnl_format_tag_any);
    if (status == nr_status_success) status = nr_describe(&tensors->dst, 4, dst, blocked);
    if (status == nr_status_success && bias) status = nr_describe(&tensors->bias, 1, dst + 1, dnnl_a);
    return status;
}

int nr_direct_create(
    nr_direct **result, const nr_convolution_shape *shape, nr_direction direction, bool bias) {
    *result = NULL;
    nr_direct *direct = calloc(1, sizeof *direct);
    if (direct == NULL) return nr_fail(nr_status_out_of_memory, "making a convolution: out of memory");
    direct->shape = *shape;
    direct->direction = direction;
    direct->inputs = nr_round_up(shape->inputs, nr_channel_block);
    direct->outputs = nr_round_up(shape->outputs, nr_channel_block);

    nr_convolution_tensors tensors = {NULL, NULL, NULL, NULL};
    dnnl_primitive_attr_t attributes = NULL;
    dnnl_engine_t engine;
    int status = nr_engine(&engine);
    if (status == nr_status_success) status = describe_tensors(&tensors, direct, bias);
    if (status == nr_status_success) {
        const dnnl_dim_t plain[] = {direct->outputs, direct->inputs, nr_kernel, nr_kernel};
        status = nr_describe(&direct->plain, 4, plain, dnnl_oihw);
    }
    if (status == nr_status_success) {
        dnnl_status_t made = dnnl_primitive_attr_create(&attributes);
        if (made == dnnl_success) made = dnnl_primitive_attr_set_scratchpad_mode(attributes, dnnl_scratchpad_mode_user);
        if (made != dnnl_success) status = nr_direct_fail(direct, made, "setting attributes");
    }
    if (status == nr_status_success) {
        status = make_primitives(direct, engine, attributes, dnnl_convolution_direct, &tensors);
    }
    if (attributes != NULL) dnnl_primitive_attr_destroy(attributes);
    nr_undescribe(tensors.src);
    nr_undescribe(tensors.weights);
    nr_undescribe(tensors.bias);
    nr_undescribe(tensors.dst);
    if (status != nr_status_success) {
        nr_direct_destroy(direct);
        return status;
    }
    plan_scratch(direct);
    *result = direct;
    return nr_status_success;
}

void nr_direct_destroy(nr_direct *direct) {
    if (direct == NULL) return;
    if (direct->primitive != NULL) dnnl_primitive_destroy(direct->primitive);
    if (direct->reorder != NULL) dnnl_primitive_destroy(direct->reorder);
    if (direct->description != NULL) dnnl_primitive_desc_destroy(direct->description);
    if (direct->reorder_description != NULL) dnnl_primitive_desc_destroy(direct->reorder_description);
    nr_undescribe(direct->plain);
    free(direct);
}

size_t nr_direct_scratch_bytes(const nr_direct *direct) { return direct->scratch_bytes; }
