#include "transform.h"

#include "filter_4_2.h"
#include "phases_upsample.h"

#include "loops_convolve.h"

const nr_transform nr_transform_upsample_8x8 = {
    .name = "winograd:upsample:8x8",
    .tile = tile,
    .points = points,
    .classes = classes,
    .input = input,
    .output = output,
    .weights = weights,
};
