#pragma once

// The eight channels of a block as one value, in the vector extensions that gcc and clang share: the compiler vectorises
// no loop whose output may alias its input, nor one over lanes that is not innermost. Functions take vectors by address,
// since a vector argument would depend on the clone's registers.

#include "kernel.h"

#include <stdint.h>

enum { block = nr_channel_block };

typedef float lanes __attribute__((vector_size(4 * block)));
/// No alignment is asked of activations and coefficients.
typedef float lanes_anywhere __attribute__((vector_size(4 * block), aligned(4)));
/// -1 where something holds, else 0.
typedef int32_t masks __attribute__((vector_size(4 * block)));
typedef double sums_of_lanes __attribute__((vector_size(8 * block)));
typedef double sums_anywhere __attribute__((vector_size(8 * block), aligned(8)));

#define NK_LOAD(from) (*(const lanes_anywhere *)(from))
#define NK_STORE(to, values) (*(lanes_anywhere *)(to) = (values))
#define NK_STORE_SUMS(to, values) (*(sums_anywhere *)(to) = (values))
#define NK_DOUBLE(values) __builtin_convertvector(values, sums_of_lanes)
/// `values` where the mask holds, else `others`, bit by bit.
#define NK_SELECT(mask, values, others) ((lanes)(((mask) & (masks)(values)) | (~(mask) & (masks)(others))))
