"""Writes group_mean_field.json beside this file: the mean field of GroupNorm and FilterResponseNorm, by sampling.

An independent reference for the quadrature of Theory.GroupMeanField, which never draws a number. One layer of a wide
rectified network: per channel of a group of G the spatial mean is normal with variance k_s, correlated k_x between two
samples; GroupNorm centres the group; sigma^2 = (1 - k_s) + |D|^2/G; the conditional mean of the rectifier over the positions
gives the next k_s and k_x. Eight independent repetitions give every value its standard error.

    python3 make_group_mean_field.py        (SciPy 1.17, NumPy 2.4; about a minute)
"""

import json
import pathlib

import numpy as np
from scipy.special import ndtr

LAYERS = 20
REPETITIONS = 8
NORMALS_PER_VECTOR_SET = 500_000
# From white input (k_s and k_x at once) every size of the paper; from correlated samples, as images are, some.
WHITE, CORRELATED = (1e-6, 1e-6), (0.8, 0.6)
CASES = [(size, True, WHITE) for size in (1, 2, 4, 8, 16, 32, 64)]
CASES += [(size, True, CORRELATED) for size in (2, 3, 8, 32)]
CASES += [(1, False, WHITE), (1, False, CORRELATED), (4, False, CORRELATED)]


def rectified_mean(mean, deviation):
    ratio = mean / deviation
    return mean * ndtr(ratio) + deviation * np.exp(-0.5 * ratio * ratio) / np.sqrt(2 * np.pi)


def propagate(random, size, centred, same, cross):
    """Rows of (k_s, k_x, E[1/sigma^2]), one a layer."""
    count = NORMALS_PER_VECTOR_SET // size
    rows = []
    for _ in range(LAYERS):
        same = float(np.clip(same, 1e-9, 1 - 1e-9))
        shared = float(np.clip(cross / same, -1, 1))
        first, fresh = random.standard_normal((2, count, size))
        pair = [first]
        if shared < 1:
            pair.append(shared * first + np.sqrt(1 - shared**2) * fresh)
        activations, variances = [], []
        for vectors in pair:
            vectors = np.sqrt(same) * vectors
            if centred:
                vectors = vectors - vectors.mean(axis=1, keepdims=True)
            variance = 1 - same + np.mean(vectors**2, axis=1, keepdims=True)
            activations.append(rectified_mean(vectors, np.sqrt(1 - same)) / np.sqrt(variance))
            variances.append(variance)
        # Both samples have the same law: using both halves the noise.
        same = float(2 * np.mean(np.square(activations)))
        cross = float(2 * np.mean(activations[0] * activations[-1]))
        rows.append((same, cross, float(np.mean(1 / np.array(variances)))))
    return rows


def main():
    cases = []
    for size, centred, start in CASES:
        rows = np.array([
            propagate(np.random.default_rng([size, centred, repetition]), size, centred, *start)
            for repetition in range(REPETITIONS)
        ])
        cases.append({
            "groupSize": size,
            "isCentred": centred,
            "start": start,
            "layers": rows.mean(axis=0).round(7).tolist(),
            "standardErrors": (rows.std(axis=0, ddof=1) / np.sqrt(REPETITIONS)).round(7).tolist(),
        })
    path = pathlib.Path(__file__).with_name("group_mean_field.json")
    path.write_text(json.dumps({"cases": cases}, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
