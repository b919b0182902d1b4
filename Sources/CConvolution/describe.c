#include "describe.h"

#include <stdlib.h>

#if DNNL_VERSION_MAJOR >= 3

int nr_describe(nr_descriptor *result, int rank, const dnnl_dim_t *sizes, dnnl_format_tag_t layout) {
    dnnl_memory_desc_t descriptor = NULL;
    dnnl_status_t status = dnnl_memory_desc_create_with_tag(&descriptor, rank, sizes, dnnl_f32, layout);
    *result = descriptor;
    if (status == dnnl_success) return nr_status_success;
    return nr_fail(status, "oneDNN's memory descriptor: %s", nr_status_word(status));
}

void nr_undescribe(nr_descriptor descriptor) {
    if (descriptor != NULL) dnnl_memory_desc_destroy((dnnl_memory_desc_t)descriptor);
}

#else

int nr_describe(nr_descriptor *result, int rank, const dnnl_dim_t *sizes, dnnl_format_tag_t layout) {
    dnnl_memory_desc_t *descriptor = malloc(sizeof *descriptor);
    dnnl_status_t status = descriptor == NULL
        ? dnnl_out_of_memory
        : dnnl_memory_desc_init_by_tag(descriptor, rank, sizes, dnnl_f32, layout);
    if (status == dnnl_success) {
        *result = descriptor;
        return nr_status_success;
    }
    free(descriptor);
    *result = NULL;
    return nr_fail(status, "oneDNN's memory descriptor: %s", nr_status_word(status));
}

void nr_undescribe(nr_descriptor descriptor) { free((void *)descriptor); }

#endif

dnnl_status_t nr_describe_convolution(
    dnnl_primitive_desc_t *result, dnnl_engine_t engine, const_dnnl_primitive_attr_t attributes, nr_direction direction,
    dnnl_alg_kind_t algorithm, const nr_convolution_tensors *tensors, const nr_convolution_shape *shape,
    const_dnnl_primitive_desc_t forward) {
    const nr_descriptor src = tensors->src, weights = tensors->weights, bias = tensors->bias, dst = tensors->dst;
    const dnnl_dims_t strides = {shape->stride, shape->stride};
    const dnnl_dims_t padding = {shape->padding, shape->padding};
#if DNNL_VERSION_MAJOR >= 3
    const dnnl_dims_t dilates = {0, 0};
    switch (direction) {
    case nr_direction_forward:
        return dnnl_convolution_forward_primitive_desc_create(
            result, engine, dnnl_forward_training, algorithm, src, weights, bias, dst, strides, dilates, padding,
            padding, attributes);
    case nr_direction_backward_data:
        return dnnl_convolution_backward_data_primitive_desc_create(
            result, engine, algorithm, src, weights, dst, strides, dilates, padding, padding, forward, attributes);
    case nr_direction_backward_weights:
        return dnnl_convolution_backward_weights_primitive_desc_create(
            result, engine, algorithm, src, weights, bias, dst, strides, dilates, padding, padding, forward,
            attributes);
    }
    return dnnl_invalid_arguments;
#else
    dnnl_convolution_desc_t descriptor;
    dnnl_status_t status = dnnl_invalid_arguments;
    switch (direction) {
    case nr_direction_forward:
        status = dnnl_convolution_forward_desc_init(
            &descriptor, dnnl_forward_training, algorithm, src, weights, bias, dst, strides, padding, padding);
        break;
    case nr_direction_backward_data:
        status = dnnl_convolution_backward_data_desc_init(
            &descriptor, algorithm, src, weights, dst, strides, padding, padding);
        break;
    case nr_direction_backward_weights:
        status = dnnl_convolution_backward_weights_desc_init(
            &descriptor, algorithm, src, weights, bias, dst, strides, padding, padding);
        break;
    }
    if (status != dnnl_success) return status;
    return dnnl_primitive_desc_create(result, &descriptor, attributes, engine, forward);
#endif
}
