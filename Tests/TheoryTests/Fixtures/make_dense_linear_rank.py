"""Writes dense_linear_rank.json beside this file: the stable rank in the setting of the paper's Claim 3.

A dense linear network: H <- norm(W H), W with independent normal entries, as many samples as channels, white input, no
nonlinearity. BatchNorm centres and scales every channel over the samples; GroupNorm every group of G channels within a
sample. The stable rank is that of the samples' Gram matrix after each sample is scaled to length 1. A seed is one draw of
input and weights, default_rng([width, G or 0, seed]); 20 seeds, ranks after 30 and after 100 layers.

    python3 make_dense_linear_rank.py          (NumPy 2.4; half a minute)
    python3 make_dense_linear_rank.py 100      (prints the exponents of 100 seeds)
"""

import json
import pathlib
import sys

import numpy as np

DEPTHS = (30, 100)
WIDTHS = (16, 32, 64, 128)
GROUP_SIZES = (2, 4, 8, 16)


def batch_norm(values):
    values = values - values.mean(axis=1, keepdims=True)
    return values / np.sqrt(np.mean(values**2, axis=1, keepdims=True))


def group_norm(values, size):
    grouped = values.reshape(values.shape[0] // size, size, -1)
    grouped = grouped - grouped.mean(axis=1, keepdims=True)
    grouped = grouped / np.sqrt(np.mean(grouped**2, axis=1, keepdims=True))
    return grouped.reshape(values.shape)


def stable_rank(values):
    unit = values / np.linalg.norm(values, axis=0)
    return unit.shape[1] / np.linalg.svd(unit, compute_uv=False)[0] ** 2


def ranks(width, size, seed):
    """The stable ranks after each of DEPTHS; size 0 is BatchNorm."""
    random = np.random.default_rng([width, size, seed])
    values = random.standard_normal((width, width))
    result = []
    for layer in range(1, DEPTHS[-1] + 1):
        values = random.standard_normal((width, width)) / np.sqrt(width) @ values
        values = group_norm(values, size) if size else batch_norm(values)
        if layer in DEPTHS:
            result.append(stable_rank(values))
    return result


def sweep(cases, seeds):
    """By depth, by seed, by case."""
    values = np.array([[ranks(width, size, seed) for width, size in cases] for seed in range(seeds)])
    return values.transpose(2, 0, 1)


def sweeps(seeds):
    return {
        "batchNorm": sweep([(width, 0) for width in WIDTHS], seeds),
        "groupNorm": sweep([(128, size) for size in GROUP_SIZES], seeds),
        "groupsOfTwo": sweep([(width, 2) for width in WIDTHS], seeds),
        "groupsOfEight": sweep([(width, 8) for width in WIDTHS], seeds),
    }


def main():
    if len(sys.argv) > 1:
        for name, values in sweeps(int(sys.argv[1])).items():
            x = np.log(128 / np.array(GROUP_SIZES) if name == "groupNorm" else WIDTHS)
            for depth, by_seed in zip(DEPTHS, values):
                slopes = np.polyfit(x, np.log(by_seed).T, 1)[0]
                error = slopes.std(ddof=1) / np.sqrt(len(slopes))
                print(f"{name} {depth}: ranks {by_seed.mean(axis=0).round(2)}, exponent {slopes.mean():.3f} +- {error:.3f}")
        return
    content = {name: values.round(4).tolist() for name, values in sweeps(20).items()}
    content |= {"depths": DEPTHS, "widths": WIDTHS, "groupSizes": GROUP_SIZES}
    path = pathlib.Path(__file__).with_name("dense_linear_rank.json")
    path.write_text(json.dumps(content, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
