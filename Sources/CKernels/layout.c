#include <string.h>

#include "CKernels.h"
#include "kernel.h"

enum { block = nr_channel_block };

NR_CLONES void nk_scaled_add(size_t count, float gain, const float *r, const float *s, float *y) {
    for (size_t i = 0; i < count; i++) y[i] = gain * r[i] + s[i];
}

NR_CLONES void nk_scale(size_t count, float gain, const float *x, float *y) {
    for (size_t i = 0; i < count; i++) y[i] = gain * x[i];
}

void nk_fill_planes(size_t planes, size_t positions, const float *values, float *x) {
    for (size_t plane = 0; plane < planes; plane++) {
        for (size_t position = 0; position < positions; position++) {
            memcpy(x + (plane * positions + position) * block, values + plane * block, block * sizeof(float));
        }
    }
}

void nk_to_blocked(size_t batch, size_t channels, size_t positions, const float *planar, float *blocked) {
    const size_t blocks = (channels + block - 1) / block;
    for (size_t sample = 0; sample < batch; sample++) {
        for (size_t b = 0; b < blocks; b++) {
            for (size_t position = 0; position < positions; position++) {
                for (int lane = 0; lane < block; lane++) {
                    const size_t channel = b * block + lane;
                    blocked[((sample * blocks + b) * positions + position) * block + lane] =
                        channel < channels ? planar[(sample * channels + channel) * positions + position] : 0.0f;
                }
            }
        }
    }
}

void nk_to_planar(size_t batch, size_t channels, size_t positions, const float *blocked, float *planar) {
    const size_t blocks = (channels + block - 1) / block;
    for (size_t sample = 0; sample < batch; sample++) {
        for (size_t channel = 0; channel < channels; channel++) {
            for (size_t position = 0; position < positions; position++) {
                planar[(sample * channels + channel) * positions + position] =
                    blocked[((sample * blocks + channel / block) * positions + position) * block + channel % block];
            }
        }
    }
}

void nk_periodic_halo(size_t planes, size_t height, size_t width, const float *x, float *haloed) {
    for (size_t plane = 0; plane < planes; plane++) {
        for (size_t row = 0; row < height + 2; row++) {
            const float *from = x + (plane * height + (row + height - 1) % height) * width * block;
            float *to = haloed + (plane * (height + 2) + row) * (width + 2) * block;
            memcpy(to, from + (width - 1) * block, block * sizeof(float));
            memcpy(to + block, from, width * block * sizeof(float));
            memcpy(to + (width + 1) * block, from, block * sizeof(float));
        }
    }
}

void nk_periodic_halo_gradient(size_t planes, size_t height, size_t width, const float *haloed, float *dx) {
    memset(dx, 0, planes * height * width * block * sizeof(float));
    for (size_t plane = 0; plane < planes; plane++) {
        for (size_t row = 0; row < height + 2; row++) {
            for (size_t column = 0; column < width + 2; column++) {
                const float *from = haloed + ((plane * (height + 2) + row) * (width + 2) + column) * block;
                float *to = dx + ((plane * height + (row + height - 1) % height) * width +
                                  (column + width - 1) % width) * block;
                for (int lane = 0; lane < block; lane++) to[lane] += from[lane];
            }
        }
    }
}
