"""Writes statistics.json beside this file: what SciPy and NumPy say of small samples, for the tests of Statistics.

SciPy has no Holm correction: it is written out here from its definition. Permutation values are exact wherever all
arrangements can be enumerated.

    python3 make_statistics.py        (SciPy 1.17, NumPy 2.4)
"""

import itertools
import json
import pathlib

import numpy as np
from scipy import special, stats

LEVEL = 0.95


def distributions():
    probabilities = [1e-12, 1e-4, 0.025, 0.05, 0.3, 0.5, 0.8, 0.95, 0.975, 0.9995]
    points = [-8.0, -2.5, -1.0, -0.1, 0.0, 0.3, 1.0, 4.0]
    return {
        "probabilities": probabilities,
        "points": points,
        "normalCumulative": stats.norm.cdf(points).tolist(),
        "studentT": [
            {
                "degreesOfFreedom": degrees,
                "quantiles": stats.t.ppf(probabilities, degrees).tolist(),
                "cumulative": stats.t.cdf(points, degrees).tolist(),
            }
            for degrees in (1, 2, 4, 9, 29.5, 1000)
        ],
    }


def t_interval(values):
    """Mean and ends of Student's interval."""
    low, high = stats.t.interval(LEVEL, len(values) - 1, np.mean(values), stats.sem(values))
    return [float(np.mean(values)), float(low), float(high)]


def samples():
    cases = {
        "ten seeds": [0.31, 0.62, 0.44, 0.58, 0.39, 0.47, 0.52, 0.71, 0.35, 0.49],
        "two values": [0.2, 0.9],
        "offset": [0.5000001, 0.5000003, 0.5000002, 0.5000008],
    }
    result = []
    for name, values in cases.items():
        probabilities = [0, 0.025, 0.25, 0.5, 0.9, 1]
        result.append(
            {
                "name": name,
                "values": values,
                "mean": float(np.mean(values)),
                "variance": float(np.var(values, ddof=1)),
                "probabilities": probabilities,
                "quantiles": np.quantile(values, probabilities).tolist(),
                "identity": t_interval(values),
                "logarithm": np.exp(t_interval(np.log(values))).tolist(),
                "logit": special.expit(t_interval(special.logit(values))).tolist(),
            }
        )
    return result


def paired():
    first = [1.9, 2.4, 2.1, 3.3, 2.8, 2.2]
    second = [1.7, 2.5, 1.6, 2.9, 2.1, 2.0]
    test = stats.ttest_rel(first, second)
    interval = test.confidence_interval(LEVEL)
    difference = [float(np.mean(np.subtract(first, second))), float(interval.low), float(interval.high)]
    ratio = np.exp(t_interval(np.log(np.divide(first, second)))).tolist()
    return {"first": first, "second": second, "difference": difference, "ratio": ratio}


def coefficient(kind, x, y):
    return float((stats.pearsonr if kind == "pearson" else stats.spearmanr)(x, y).statistic)


def correlations():
    cases = [
        ("seven", [0.1, 0.5, 0.2, 0.9, 0.7, 0.3, 0.6], [2.0, 1.4, 2.2, 1.0, 1.5, 1.1, 1.9]),
        ("ties", [1, 2, 2, 3, 3, 3, 5, 6], [4, 1, 4, 4, 2, 6, 6, 9]),
        ("ten", [0.42, 0.87, 0.55, 0.78, 0.7, 0.8, 0.4, 0.41, 0.85, 0.54],
         [0.71, 0.52, 0.7, 0.49, 0.66, 0.61, 0.69, 0.75, 0.4, 0.6]),
    ]
    result = []
    for name, x, y in cases:
        row = {"name": name, "x": x, "y": y, "exact": len(x) <= 8, "midranks": stats.rankdata(y).tolist()}
        for kind in ("pearson", "spearman"):
            observed = coefficient(kind, x, y)
            p, q = (x, y) if kind == "pearson" else (stats.rankdata(x), stats.rankdata(y))
            a = (p - np.mean(p)) / np.linalg.norm(p - np.mean(p))
            b = (q - np.mean(q)) / np.linalg.norm(q - np.mean(q))
            if row["exact"]:
                null = np.array([a @ b[list(order)] for order in itertools.permutations(range(len(x)))])
            else:
                random = np.random.default_rng(1)
                null = random.permuted(np.tile(b, (2_000_000, 1)), axis=1) @ a
            row[kind] = {
                "coefficient": observed,
                "greater": float(np.mean(null >= observed - 1e-12)),
                "less": float(np.mean(null <= observed + 1e-12)),
            }
            if row["exact"]:
                # SciPy's own permutation test, as a check of the enumeration above.
                checked = stats.permutation_test(
                    (x,), lambda x: coefficient(kind, x, y), permutation_type="pairings", alternative="greater",
                    n_resamples=np.inf)
                assert abs(checked.pvalue - row[kind]["greater"]) < 1e-12
        result.append(row)
    return result


def line():
    x = [1, 2, 3, 4, 5, 6, 7, 8, 9]
    y = [0.71, 1.02, 1.44, 1.75, 2.18, 2.51, 2.83, 3.30, 3.58]
    fit = stats.linregress(x, y)
    return {
        "x": x,
        "y": y,
        "slope": fit.slope,
        "intercept": fit.intercept,
        "rSquared": fit.rvalue**2,
    }


def holm(p):
    order = np.argsort(p)
    scaled = np.maximum.accumulate(np.array(p)[order] * np.arange(len(p), 0, -1))
    adjusted = np.empty(len(p))
    adjusted[order] = np.minimum(scaled, 1)
    return adjusted.tolist()


def main():
    p_values = [0.01, 0.04, 0.03, 0.005, 0.6]
    fixture = {
        "distributions": distributions(), "samples": samples(), "paired": paired(), "correlations": correlations(),
        "line": line(),
        "holm": {"pValues": p_values, "adjusted": holm(p_values)},
    }
    path = pathlib.Path(__file__).with_name("statistics.json")
    path.write_text(json.dumps(fixture, indent=1) + "\n")


if __name__ == "__main__":
    main()
