#include "transform.h"

#include "filter_2_2.h"
#include "phases.inc"

#include "loops_convolve.inc"
#include "loops_gradient.inc"

const nr_transform nr_transform_stride_2_2x2 = {
    .tile = tile,
    .points = points,
    .classes = classes,
    .input = input,
    .gradient = gradient,
    .output = output,
    .weights = weights,
    .weight_gradient = weight_gradient,
};
