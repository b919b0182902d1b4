"""Writes statistics.json beside this file: what SciPy and NumPy say of small samples, for the tests of Statistics.

SciPy has no Jonckheere-Terpstra test and no Holm correction: both are written out here from their definitions. Bootstrap
and permutation values are exact wherever all arrangements can be enumerated.

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
                "two-sided": float(np.mean(np.abs(null) >= abs(observed) - 1e-12)),
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


def parabola():
    x = [0, 1, 2, 3, 4, 5, 6, 0, 2, 4, 6]
    y = [0.41, 0.48, 0.57, 0.585, 0.55, 0.5, 0.44, 0.40, 0.55, 0.56, 0.45]
    quadratic, linear, constant = np.polyfit(x, y, 2)
    residuals = np.subtract(y, np.polyval([quadratic, linear, constant], x))
    return {
        "x": x,
        "y": y,
        "coefficients": [float(constant), float(linear), float(quadratic)],
        "argumentOfMaximum": float(-linear / (2 * quadratic)),
        "rSquared": float(1 - np.sum(residuals**2) / np.sum(np.subtract(y, np.mean(y)) ** 2)),
    }


def jonckheere_statistic(groups):
    """Rising pairs, ties one half."""
    total = 0.0
    for i, j in itertools.combinations(range(len(groups)), 2):
        for x in groups[i]:
            for y in groups[j]:
                total += 1.0 if y > x else 0.5 if y == x else 0.0
    return total


def jonckheere_variance(sizes, values):
    """Hollander, Wolfe, Chicken, equation 6.19, with the groups of ties."""
    n = len(values)
    ties = np.unique(values, return_counts=True)[1]
    first = n * (n - 1) * (2 * n + 5)
    first -= sum(s * (s - 1) * (2 * s + 5) for s in sizes)
    first -= sum(t * (t - 1) * (2 * t + 5) for t in ties)
    second = sum(s * (s - 1) * (s - 2) for s in sizes) * sum(t * (t - 1) * (t - 2) for t in ties)
    third = sum(s * (s - 1) for s in sizes) * sum(t * (t - 1) for t in ties)
    return float(first / 72 + second / (36 * n * (n - 1) * (n - 2)) + third / (8 * n * (n - 1)))


def jonckheere():
    cases = [
        ("exact with ties", [[1, 2], [2, 3, 1], [3, 4, 4]]),
        ("falling", [[9, 7.5], [6, 8], [5, 5.5, 4]]),
        ("three of ten", [[0.32, 0.35, 0.33, 0.36, 0.38, 0.31, 0.3, 0.37, 0.34, 0.39],
                          [0.36, 0.33, 0.4, 0.41, 0.35, 0.38, 0.32, 0.39, 0.37, 0.42],
                          [0.39, 0.41, 0.35, 0.38, 0.44, 0.4, 0.36, 0.43, 0.37, 0.45]]),
    ]
    result = []
    for name, groups in cases:
        sizes = [len(group) for group in groups]
        values = [value for group in groups for value in group]
        cuts = np.cumsum(sizes)[:-1]
        statistic = jonckheere_statistic(groups)
        expectation = (len(values) ** 2 - sum(size**2 for size in sizes)) / 4
        variance = jonckheere_variance(sizes, values)
        score = (statistic - expectation) / np.sqrt(variance)
        row = {
            "name": name, "groups": groups, "statistic": statistic, "expectation": expectation, "variance": variance,
            "greater": float(stats.norm.sf(score)), "less": float(stats.norm.cdf(score)),
            "two-sided": float(2 * stats.norm.sf(abs(score))), "exact": len(values) <= 8,
        }
        if row["exact"]:
            orders = itertools.permutations(values)
        else:
            random = np.random.default_rng(2)
            orders = (random.permutation(values) for _ in range(20_000))
        null = np.array([jonckheere_statistic(np.split(np.array(order), cuts)) for order in orders])
        if row["exact"]:
            # The variance formula is exact: the enumeration has it.
            assert abs(np.var(null) - variance) < 1e-9 and abs(np.mean(null) - expectation) < 1e-9
        row["permutationGreater"] = float(np.mean(null >= statistic - 0.25))
        row["permutationLess"] = float(np.mean(null <= statistic + 0.25))
        row["permutationTwoSided"] = float(
            np.mean(np.abs(null - expectation) >= abs(statistic - expectation) - 0.25))
        result.append(row)
    return result


def bootstrap():
    """The distribution of two statistics over all 5^5 resamples of five seeds."""
    x = [0.2, 0.9, 0.4, 0.7, 0.5]
    y = [1.1, 0.3, 0.8, 0.7, 0.2]
    means, slopes = [], []
    for drawn in itertools.product(range(5), repeat=5):
        xs, ys = np.array(x)[list(drawn)], np.array(y)[list(drawn)]
        means.append(float(np.mean(xs)))
        if np.ptp(xs) > 0:
            slopes.append(float(np.polyfit(xs, ys, 1)[0]))

    def bracket(values):
        """The percentiles of the full distribution, each between those at a probability 0.006 lower and higher.

        0.006 is four standard errors of a tail probability of 0.025 from 10,000 resamples."""
        return [
            [float(np.quantile(values, q - 0.006)), float(np.quantile(values, q + 0.006))] for q in (0.025, 0.975)]

    return {
        "x": x, "y": y, "mean": float(np.mean(x)), "meanBrackets": bracket(means),
        "slope": float(np.polyfit(x, y, 1)[0]), "slopeBrackets": bracket(slopes),
        "undefinedShare": 1 - len(slopes) / 5**5,
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
        "line": line(), "parabola": parabola(), "jonckheere": jonckheere(), "bootstrap": bootstrap(),
        "holm": {"pValues": p_values, "adjusted": holm(p_values)},
    }
    path = pathlib.Path(__file__).with_name("statistics.json")
    path.write_text(json.dumps(fixture, indent=1) + "\n")


if __name__ == "__main__":
    main()
