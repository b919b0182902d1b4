"""Writes bordered_mean_field.json beside this file: the forward pass of a zero-padded network, position by position.

An independent reference for Theory.BorderedMeanField: here the kernels are four-dimensional arrays, and the nine taps are
nine shifted copies. The network is like the 20-layer one of the paper, on maps of 16 positions a side: three stages of four
layers, the last of stride 2, and four more on 2x2 maps. The first layer is the start: similarity 0.7.

For BatchNorm a second case lets sigma differ from channel to channel, which the closed form does not: the pattern D that
all samples share and the detail of two samples are drawn (100,000 channels, seed 0), sigma^2 = E detail^2 + |D|^2/S.

    python3 make_bordered_mean_field.py        (NumPy 2.4; some seconds)
    python3 make_bordered_mean_field.py 32     (prints the 20-layer network on maps of 32 positions a side)
"""

import json
import pathlib
import sys

import numpy as np

GAIN_SQUARED = 2 * np.pi / (np.pi - 1)
MEAN = 1 / np.sqrt(2 * np.pi)
START = 0.7
DRAWS = 100_000
# Above this many positions the channels' sigma hardly differ, and nothing is drawn.
LARGEST_DRAWN = 64


def strides(side):
    stages = {32: 4, 16: 3}[side]
    return ([1, 1, 1, 2] * stages + [1] * 4)[1:]


def kappa(c):
    c = np.clip(c, -1, 1)
    return (np.sqrt(1 - c * c) + (np.pi - np.arccos(c)) * c) / np.pi


def tap_mean(kernel):
    side = kernel.shape[0]
    padded = np.pad(kernel, 1)
    shifts = [slice(d, d + side) for d in range(3)]
    return sum(padded[y, x, y, x] for y in shifts for x in shifts) / 9


def map_mean(values):
    side = values.shape[0]
    padded = np.pad(values, 1)
    return sum(padded[y:y + side, x:x + side] for y in range(3) for x in range(3)) / 9


def diagonal(kernel):
    return np.einsum("ijij->ij", kernel)


def rectified(kernel, variances):
    scale = np.sqrt(np.multiply.outer(variances, variances))
    return scale * kappa(kernel / scale) / 2


def sampled(same, cross, random):
    """BatchNorm and rectifier by drawing; the kernels come in before centring."""
    side = same.shape[0]
    count = side * side
    same, cross = same.reshape(count, count), cross.reshape(count, count)
    centring = np.eye(count) - 1 / count

    def root(matrix):
        values, vectors = np.linalg.eigh(matrix)
        return vectors * np.sqrt(np.maximum(values, 0))

    pattern = random.standard_normal((DRAWS, count)) @ root(centring @ cross @ centring).T
    detail = same - cross
    variance = np.trace(detail) / count + np.mean(pattern**2, axis=1, keepdims=True)
    factor = root(detail).T
    pair = [np.maximum(pattern + random.standard_normal((DRAWS, count)) @ factor, 0) / np.sqrt(variance) for _ in "ab"]
    same = (pair[0].T @ pair[0] + pair[1].T @ pair[1]) / (2 * DRAWS)
    cross = pair[0].T @ pair[1] / DRAWS
    shape = (side,) * 4
    return same.reshape(shape), ((cross + cross.T) / 2).reshape(shape), np.mean(1 / variance) ** -0.5


def propagate(form, side, fluctuating=False):
    random = np.random.default_rng(0)
    square = 1.0 if form == "weightNormalization" else 0.5
    white = np.eye(side * side).reshape((side,) * 4)
    same = square * ((1 - START) * white + START)
    cross = square * START * np.ones_like(white)
    means = np.full((side, side), MEAN)
    rows = []
    for stride in strides(side):
        same, cross = tap_mean(same), tap_mean(cross)
        if form in ("plain", "batchNorm"):
            same, cross = 2 * same, 2 * cross
        if form == "scaledWeightStandardization":
            common = map_mean(means)
            removed = np.multiply.outer(common, common)
            same, cross = GAIN_SQUARED * (same - removed), GAIN_SQUARED * (cross - removed)
        same, cross = same[::stride, ::stride, ::stride, ::stride], cross[::stride, ::stride, ::stride, ::stride]
        deviation = np.sqrt(diagonal(same).mean())
        if fluctuating and same.shape[0] ** 2 <= LARGEST_DRAWN:
            same, cross, deviation = sampled(same, cross, random)
        else:
            if form == "batchNorm":
                by_row = cross.mean(axis=(2, 3))
                removed = by_row[:, :, None, None] + by_row[None, None] - cross.mean()
                same, cross = same - removed, cross - removed
                deviation = np.sqrt(diagonal(same).mean())
                same, cross = same / deviation**2, cross / deviation**2
            variances = diagonal(same).copy()
            same, cross = rectified(same, variances), rectified(cross, variances)
            means = MEAN * np.sqrt(variances)
        if form == "weightNormalization":
            offset = MEAN**2 - MEAN * np.add.outer(means, means)
            same, cross = GAIN_SQUARED * (same + offset), GAIN_SQUARED * (cross + offset)
        moment = diagonal(same).mean()
        rows.append((same.shape[0], deviation, moment, diagonal(cross).mean() / moment))
    return rows


FORMS = ["plain", "batchNorm", "scaledWeightStandardization", "weightNormalization"]


def main():
    if len(sys.argv) > 1:
        for form, fluctuating in [(form, False) for form in FORMS] + [("batchNorm", True)]:
            print(form, "sampled" if fluctuating else "")
            for row in propagate(form, int(sys.argv[1]), fluctuating):
                print("  side %2d, deviation %.4f, second moment %.4f, cosine %.4f" % row)
        return
    cases = [{"form": form, "layers": [[float(f"{x:.10g}") for x in row] for row in propagate(form, 16)]} for form in FORMS]
    sampled_cosines = [round(row[3], 4) for row in propagate("batchNorm", 16, fluctuating=True)]
    path = pathlib.Path(__file__).with_name("bordered_mean_field.json")
    content = {"start": START, "cases": cases, "sampledBatchNormCosines": sampled_cosines}
    path.write_text(json.dumps(content, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
