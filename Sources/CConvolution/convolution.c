#include "direct.h"
#include "internal.h"
#include "winograd/winograd.h"

#include <stdlib.h>

enum { directions = 3 };

struct nr_convolution {
    nr_convolution_shape shape;
    nr_convolution_options options;
    int threads;
    /// Of each direction: the algorithm, nr_algorithm_automatic where there is none, and its plan.
    struct {
        nr_algorithm algorithm;
        nr_direct *direct;
        nr_winograd *winograd;
    } direction[directions];
    size_t scratch_bytes;
};

static int check_shape(const nr_convolution_shape *shape) {
    bool sizes = shape->batch > 0 && shape->inputs > 0 && shape->outputs > 0 && shape->height > 0 && shape->width > 0;
    bool steps = (shape->stride == 1 || shape->stride == 2) && (shape->padding == 0 || shape->padding == 1);
    if (sizes && steps && shape->height + 2 * shape->padding >= nr_kernel
        && shape->width + 2 * shape->padding >= nr_kernel) {
        return nr_status_success;
    }
    return nr_fail(
        nr_status_invalid_arguments,
        "making a convolution: sizes must be positive, the stride 1 or 2, the padding 0 or 1, and a filter of 3x3 "
        "must fit the padded map");
}

static int make_direction(nr_convolution *convolution, nr_direction direction, nr_algorithm algorithm) {
    const nr_convolution_shape *shape = &convolution->shape;
    size_t scratch_bytes = 0;
    int status;
    if (algorithm == nr_algorithm_winograd) {
        nr_winograd **winograd = &convolution->direction[direction].winograd;
        status = nr_winograd_create(winograd, shape, direction, convolution->threads);
        if (status == nr_status_success) scratch_bytes = nr_winograd_scratch_bytes(*winograd);
    } else {
        nr_direct **direct = &convolution->direction[direction].direct;
        status = nr_direct_create(direct, shape, direction, convolution->options.bias);
        if (status == nr_status_success) scratch_bytes = nr_direct_scratch_bytes(*direct);
    }
    if (status != nr_status_success) return status;
    convolution->direction[direction].algorithm = algorithm;
    if (scratch_bytes > convolution->scratch_bytes) convolution->scratch_bytes = scratch_bytes;
    return nr_status_success;
}

/// Below this many channels on either side the transforms cost more than they save, and round more for nothing.
enum { least_channels = 16 };

/// The fastest algorithm, by a fixed rule: never by timing, which would make results depend on the moment.
static int make_fastest(nr_convolution *convolution, nr_direction direction) {
    const nr_convolution_shape *shape = &convolution->shape;
    if (shape->inputs < least_channels || shape->outputs < least_channels) {
        return make_direction(convolution, direction, nr_algorithm_direct);
    }
    if (nr_winograd_gains(shape, direction)) return make_direction(convolution, direction, nr_algorithm_winograd);
    return make_direction(convolution, direction, nr_algorithm_direct);
}

int nr_convolution_create(
    nr_convolution **result, nr_convolution_shape shape, nr_convolution_options options) {
    *result = NULL;
    int status = check_shape(&shape);
    if (status != nr_status_success) return status;
    nr_convolution *convolution = calloc(1, sizeof *convolution);
    if (convolution == NULL) return nr_fail(nr_status_out_of_memory, "making a convolution: out of memory");
    convolution->shape = shape;
    convolution->options = options;
    convolution->threads = options.threads > 0 ? options.threads : nr_threads();
    int own = nr_swap_threads(convolution->threads);
    for (int direction = 0; direction < directions && status == nr_status_success; direction++) {
        bool wanted = direction == nr_direction_forward
            || (options.backward && (direction != nr_direction_backward_data || options.backward_data));
        if (!wanted) continue;
        status = options.algorithm == nr_algorithm_automatic
            ? make_fastest(convolution, (nr_direction)direction)
            : make_direction(convolution, (nr_direction)direction, options.algorithm);
    }
    nr_swap_threads(own);
    if (status != nr_status_success) {
        nr_convolution_destroy(convolution);
        return status;
    }
    *result = convolution;
    return nr_status_success;
}

void nr_convolution_destroy(nr_convolution *convolution) {
    if (convolution == NULL) return;
    for (int direction = 0; direction < directions; direction++) {
        nr_direct_destroy(convolution->direction[direction].direct);
        nr_winograd_destroy(convolution->direction[direction].winograd);
    }
    free(convolution);
}

size_t nr_convolution_scratch_bytes(const nr_convolution *convolution) { return convolution->scratch_bytes; }

nr_algorithm nr_convolution_algorithm(const nr_convolution *convolution, nr_direction direction) {
    return convolution->direction[direction].algorithm;
}

double nr_convolution_operations(const nr_convolution *convolution, nr_direction direction) {
    const nr_winograd *winograd = convolution->direction[direction].winograd;
    if (winograd != NULL) return 2 * nr_winograd_products(winograd);
    if (convolution->direction[direction].direct == NULL) return 0;
    const nr_convolution_shape *shape = &convolution->shape;
    return 2.0 * nr_kernel * nr_kernel * shape->batch * shape->inputs * shape->outputs
        * nr_output_size(shape->height, shape) * nr_output_size(shape->width, shape);
}

// Running

/// Checks that a call is one the convolution was made for.
static int check_call(
    const nr_convolution *convolution, nr_direction direction, const float *bias, const char *operation) {
    if (convolution->direction[direction].algorithm == nr_algorithm_automatic) {
        return nr_fail(nr_status_invalid_arguments, "convolution %s: made without this direction", operation);
    }
    if (direction != nr_direction_backward_data && (bias != NULL) != convolution->options.bias) {
        return nr_fail(
            nr_status_invalid_arguments, "convolution %s: made %s bias, called %s", operation,
            convolution->options.bias ? "with" : "without", bias != NULL ? "with" : "without");
    }
    return nr_status_success;
}

int nr_convolution_forward(
    const nr_convolution *convolution, const float *src, const float *weights, const float *bias, float *dst,
    void *scratch) {
    int status = check_call(convolution, nr_direction_forward, bias, "forward");
    if (status != nr_status_success) return status;
    const nr_winograd *winograd = convolution->direction[nr_direction_forward].winograd;
    if (winograd != NULL) {
        nr_winograd_forward(winograd, src, weights, bias, dst, scratch);
        return nr_status_success;
    }
    int own = nr_swap_threads(convolution->threads);
    status = nr_direct_forward(
        convolution->direction[nr_direction_forward].direct, src, weights, bias, dst, scratch);
    nr_swap_threads(own);
    return status;
}

int nr_convolution_backward_data(
    const nr_convolution *convolution, const float *diff_dst, const float *weights, float *diff_src, void *scratch) {
    int status = check_call(convolution, nr_direction_backward_data, NULL, "backward by data");
    if (status != nr_status_success) return status;
    const nr_winograd *winograd = convolution->direction[nr_direction_backward_data].winograd;
    if (winograd != NULL) {
        nr_winograd_backward_data(winograd, diff_dst, weights, diff_src, scratch);
        return nr_status_success;
    }
    int own = nr_swap_threads(convolution->threads);
    status = nr_direct_backward_data(
        convolution->direction[nr_direction_backward_data].direct, diff_dst, weights, diff_src, scratch);
    nr_swap_threads(own);
    return status;
}

int nr_convolution_backward_weights(
    const nr_convolution *convolution, const float *src, const float *diff_dst, float *diff_weights, float *diff_bias,
    void *scratch) {
    int status = check_call(convolution, nr_direction_backward_weights, diff_bias, "backward by weights");
    if (status != nr_status_success) return status;
    const nr_winograd *winograd = convolution->direction[nr_direction_backward_weights].winograd;
    if (winograd != NULL) {
        nr_winograd_backward_weights(winograd, src, diff_dst, diff_weights, diff_bias, scratch);
        return nr_status_success;
    }
    int own = nr_swap_threads(convolution->threads);
    status = nr_direct_backward_weights(
        convolution->direction[nr_direction_backward_weights].direct, src, diff_dst, diff_weights, diff_bias, scratch);
    nr_swap_threads(own);
    return status;
}
