"""Writes hypothesis_tests.json beside this file: what SciPy says of tests and of the studentized bootstrap.

SciPy's Page test takes no account of ties, and it has no joint permutation and no equivalence test of one mean: these are
written out here from their definitions, exact wherever all arrangements can be enumerated.

    python3 make_hypothesis_tests.py        (SciPy 1.17, NumPy 2.4)
"""

import itertools
import json
import pathlib

import numpy as np
from scipy import special, stats


def student():
    """Tests of a mean against a bound, on the scale it is taken on, and equivalence."""
    scales = {"identity": lambda x: np.asarray(x, float), "logarithm": np.log, "logit": special.logit}
    cases = [
        ("five", [0.31, 0.62, 0.44, 0.58, 0.39], 0.4, 0.6),
        ("ten", [0.061, 0.048, 0.052, 0.07, 0.055, 0.049, 0.058, 0.066, 0.043, 0.06], 0.02, 0.06),
    ]
    result = []
    for name, values, low, high in cases:
        for scale, transform in scales.items():
            row = {"name": name, "values": values, "scale": scale, "low": low, "high": high}
            for alternative in ("less", "greater"):
                row[alternative] = float(
                    stats.ttest_1samp(transform(values), transform(low), alternative=alternative).pvalue)
            below = stats.ttest_1samp(transform(values), transform(high), alternative="less").pvalue
            row["equivalence"] = float(max(row["greater"], below))
            result.append(row)
    return result


def fisher():
    result = []
    for first, second in [((4, 5), (0, 5)), ((3, 5), (1, 5)), ((0, 5), (2, 7)), ((7, 20), (9, 13)), ((5, 5), (5, 5))]:
        table = [[first[0], first[1] - first[0]], [second[0], second[1] - second[0]]]
        row = {"first": first, "second": second}
        for alternative in ("less", "greater"):
            row[alternative] = float(stats.fisher_exact(table, alternative=alternative).pvalue)
        result.append(row)
    return result


def page_statistic(ranks):
    return float(np.sum(np.arange(1, ranks.shape[1] + 1) * ranks))


def page_tails(ranks, statistic):
    """Both tails of 2L: the orders of each block's midranks enumerated, blocks convolved."""
    weights = np.arange(1, ranks.shape[1] + 1)
    shares = np.array([1.0])
    for block in ranks:
        sums = np.array(list(itertools.permutations((2 * block).astype(int)))) @ weights
        counts = np.bincount(sums)
        shares = np.convolve(shares, counts / counts.sum())
    return float(np.sum(shares[int(2 * statistic):])), float(np.sum(shares[: int(2 * statistic) + 1]))


def page():
    random = np.random.default_rng(3)
    noisy = lambda n, k, slope: (slope * np.arange(k) + random.standard_normal((n, k))).round(3).tolist()
    cases = [
        ("small", [[1, 3, 2, 4], [2, 1, 3, 4], [1, 2, 4, 3]]),
        ("falling", [[5.0, 4.1, 4.2], [3.0, 2.9, 1.0], [7.0, 8.0, 6.0], [1.0, 0.5, 0.2]]),
        ("ties", [[1, 2, 2], [3, 3, 3], [1, 1, 4], [2, 5, 4]]),
        ("ten seeds of seven sizes", noisy(10, 7, 0.15)),
        ("ten seeds of six sizes, ties", np.round(noisy(10, 6, 0.2)).tolist()),
        ("ten seeds of seven sizes, in order", [list(range(7))] * 10),
        ("five seeds of ten sizes", noisy(5, 10, 0.1)),
    ]
    result = []
    for name, blocks in cases:
        ranks = stats.rankdata(blocks, axis=1)
        n, k = ranks.shape
        tied = any(len(set(row)) < k for row in ranks.tolist())
        exact = k <= 8
        statistic = page_statistic(ranks)
        centred = ranks - (k + 1) / 2
        variance = float(k * (k**2 - 1) / 12 * np.sum(centred**2) / (k - 1))
        row = {"name": name, "blocks": blocks, "statistic": statistic, "expectation": n * k * (k + 1) ** 2 / 4,
               "variance": variance, "exact": exact}
        if exact:
            row["greater"], row["less"] = page_tails(ranks, statistic)
            if tied and n * k <= 12:
                # All orders of all blocks at once, as a check of the convolution.
                orders = [[np.array(order) for order in itertools.permutations(block)] for block in ranks]
                null = np.array([page_statistic(np.array(rows)) for rows in itertools.product(*orders)])
                assert abs(np.mean(null) - row["expectation"]) < 1e-9 and abs(np.var(null) - variance) < 1e-9
                assert abs(row["greater"] - np.mean(null >= statistic - 0.25)) < 1e-12
            elif n * k <= 16:
                # SciPy's own; with ten blocks of seven it takes hours.
                checked = stats.page_trend_test(blocks, method="exact")
                assert checked.statistic == statistic and abs(checked.pvalue - row["greater"]) < 1e-12
        else:
            rising = stats.page_trend_test(blocks, method="asymptotic")
            assert rising.statistic == statistic
            row["greater"] = float(rising.pvalue)
            # A falling trend is a rising one of the columns in the opposite order.
            row["less"] = float(stats.page_trend_test(np.array(blocks)[:, ::-1], method="asymptotic").pvalue)
        result.append(row)
    return result


def joint():
    random = np.random.default_rng(4)

    def groups(count, members, strength):
        """Groups share part of both columns, as one normalizer behaves alike in several architectures."""
        x, y = random.standard_normal((2, members))
        result = []
        for _ in range(count):
            first = (x + 0.5 * random.standard_normal(members)).round(2)
            second = (y - strength * x + 0.5 * random.standard_normal(members)).round(2)
            result.append([first.tolist(), second.tolist()])
        return result

    cases = [("six members", groups(3, 6, 1.0)), ("ten members", groups(3, 10, 0.8)), ("one group", groups(1, 7, 0.3))]
    result = []
    for name, pairs in cases:
        ranks = [(stats.rankdata(x), stats.rankdata(y)) for x, y in pairs]
        members = len(pairs[0][0])
        exact = members <= 8
        coefficients = [float(stats.spearmanr(x, y).statistic) for x, y in pairs]
        if exact:
            orders = np.array(list(itertools.permutations(range(members))))
        else:
            orders = np.argsort(random.random((1_000_000, members)), axis=1)
        null = np.zeros(len(orders))
        for x, y in ranks:
            a, b = (v - v.mean() for v in (x, y))
            null += (b[orders] @ a) / (np.linalg.norm(a) * np.linalg.norm(b)) / len(ranks)
        statistic = float(np.mean(coefficients))
        result.append({
            "name": name, "groups": pairs, "coefficients": coefficients, "exact": exact,
            "less": float(np.mean(null <= statistic + 1e-12)), "greater": float(np.mean(null >= statistic - 1e-12)),
        })
    return result


def jackknife(rows, statistic):
    """The value, the value freed of bias, and the standard error, for a stack of samples (resample, seed, column)."""
    n = rows.shape[1]
    value = statistic(rows.mean(axis=1))
    without = np.stack([statistic(np.delete(rows, i, axis=1).mean(axis=1)) for i in range(n)])
    mean = without.mean(axis=0)
    return value, n * value - (n - 1) * mean, np.sqrt((n - 1) / n * np.sum((without - mean) ** 2, axis=0))


def studentized_bootstrap():
    random = np.random.default_rng(5)
    x = np.sqrt(64 / 2.0 ** np.arange(7))
    curve = np.array([2.64, 2.11, 1.73, 1.48, 1.34, 1.265, 1.25])

    def r_squared(y):
        u = x - x.mean()
        v = y - y.mean(axis=-1, keepdims=True)
        return (v @ u) ** 2 / (u @ u * np.sum(v**2, axis=-1))

    cases = [
        ("ratio", "logarithm", 1 + 0.3 * random.standard_normal((10, 2)), lambda m: m[..., 1] / m[..., 0], np.log),
        ("r-squared", "logit", curve + 0.1 * random.standard_normal((10, 1)) + 0.06 * random.standard_normal((10, 7)),
         r_squared, special.logit),
        ("mean", "identity", random.standard_normal((12, 1)) ** 2, lambda m: m[..., 0], lambda v: v),
    ]
    invert = {"logarithm": np.exp, "logit": special.expit, "identity": lambda v: v}
    result = []
    for name, scale, rows, statistic, transform in cases:
        rows = rows.round(4)
        on_scale = lambda means: transform(statistic(means))
        value, corrected, error = (float(v[0]) for v in jackknife(rows[np.newaxis], on_scale))
        drawn = rows[random.integers(0, len(rows), (400_000, len(rows)))]
        _, resampled, errors = jackknife(drawn, on_scale)
        pivots = (resampled - value) / errors
        # 0.0063 is four standard errors of a tail probability of 0.025 from 9,999 resamples.
        ends = [[float(invert[scale](corrected - np.quantile(pivots, p + d) * error)) for d in (0.0063, -0.0063)]
                for p in (0.975, 0.025)]
        bound = float(invert[scale](corrected - 1.5 * error))
        result.append({
            "name": name, "scale": scale, "rows": rows.tolist(), "value": float(invert[scale](value)),
            "corrected": corrected, "standardError": error, "lowBracket": ends[0], "highBracket": ends[1],
            "bound": bound, "greater": float(np.mean(pivots >= 1.5)),
        })
    return result


def main():
    fixture = {
        "student": student(), "fisher": fisher(), "page": page(), "joint": joint(),
        "studentizedBootstrap": studentized_bootstrap(),
    }
    path = pathlib.Path(__file__).with_name("hypothesis_tests.json")
    path.write_text(json.dumps(fixture, indent=1) + "\n")


if __name__ == "__main__":
    main()
