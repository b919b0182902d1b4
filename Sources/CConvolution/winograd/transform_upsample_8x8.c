#include "transform.h"

#include "filter_4_2.h"
#include "phases_upsample.inc"

#include "loops_convolve.inc"

const nr_transform nr_transform_upsample_8x8 = {
    .tile = tile,
    .points = points,
    .classes = classes,
    .input = input,
    .output = output,
    .weights = weights,
};
