#include "transform.h"

#include "filter_2_2.h"
#include "phases.h"

#include "loops_convolve.h"
#include "loops_gradient.h"

const nr_transform nr_transform_stride_2_2x2 = {
    .name = "winograd:stride2:2x2",
    .tile = tile,
    .points = points,
    .classes = classes,
    .input = input,
    .gradient = gradient,
    .output = output,
    .weights = weights,
    .weight_gradient = weight_gradient,
};
