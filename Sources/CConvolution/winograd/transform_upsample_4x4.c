#include "transform.h"

#include "filter_2_2.h"
#include "phases_upsample.h"

#include "loops_convolve.h"

const nr_transform nr_transform_upsample_4x4 = {
    .name = "winograd:upsample:4x4",
    .tile = tile,
    .points = points,
    .classes = classes,
    .input = input,
    .output = output,
    .weights = weights,
};
