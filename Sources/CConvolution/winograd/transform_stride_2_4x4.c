#include "transform.h"

#include "filter_4_2.h"
#include "phases.inc"

#include "loops_convolve.inc"
#include "loops_gradient.inc"

const nr_transform nr_transform_stride_2_4x4 = {
    .tile = tile,
    .points = points,
    .classes = classes,
    .input = input,
    .gradient = gradient,
    .output = output,
    .weights = weights,
    .weight_gradient = weight_gradient,
};
