"""Draws every figure of an output folder from its data/ID.csv with matplotlib, to PNG at 600 dpi, PDF and SVG.

Panels, series, bands, logarithmic axes and heatmaps roughly as normreport draws them. Prints one JSON object with the
processor time from the first figure to the last file; imports, and reading and averaging the data, do not count in it.
"""

import argparse
import csv
import json
import pathlib
import time
from collections import defaultdict

import matplotlib

matplotlib.use("agg")
import matplotlib.pyplot as plt
import numpy as np

WIDTH = 5.5
COLUMNS = 3


def series_of(rows, x_of):
    """By series: places, means, and half-widths of the interval over seeds."""
    values = defaultdict(lambda: defaultdict(list))
    for row in rows:
        key = row["architecture"], row["normalizer"], row["group_size"], row["batch"], row["kind"]
        if row["layer"] == "":
            key = row["architecture"], row["normalizer"], "", row["batch"], row["kind"]
        if row["value"]:
            values[key][x_of(row)].append(float(row["value"]))
    found = {}
    for key, places in values.items():
        x = sorted(places)
        mean = np.array([np.mean(places[place]) for place in x])
        half = np.array([2 * np.std(places[place]) / np.sqrt(len(places[place])) for place in x])
        found[" ".join(part for part in key if part)] = np.array(x), mean, half
    return found


def read(path):
    """A figure as what is drawn: panels of curves, of points or of cells."""
    with open(path, newline="") as file:
        rows = list(csv.DictReader(file))
    panels = defaultdict(list)
    for row in rows:
        panels[row["panel"]].append(row)
    figure = []
    for title, rows in panels.items():
        if "heatmap" in path.stem:
            cells = {(int(row["group_size"] or 0), int(row["layer"])): [] for row in rows}
            for row in rows:
                cells[int(row["group_size"] or 0), int(row["layer"])].append(float(row["value"] or "nan"))
            sizes, layers = (sorted({key[index] for key in cells}) for index in (0, 1))
            grid = [[np.mean(cells.get((size, layer), [np.nan])) for layer in layers] for size in sizes]
            figure.append((title, rows[0]["quantity"], "cells", (np.array(grid), sizes, layers)))
        elif rows[0]["layer"]:
            figure.append((title, rows[0]["quantity"], "curves", series_of(rows, lambda row: int(row["layer"] or 0))))
        else:
            figure.append(
                (title, rows[0]["quantity"], "points", series_of(rows, lambda row: int(row["group_size"] or 1))))
    return figure


def draw_panel(axes, title, quantity, kind, content):
    axes.set_title(title, fontsize=8)
    if kind == "cells":
        grid, sizes, layers = content
        image = axes.imshow(grid, aspect="auto", origin="lower")
        axes.set_yticks(range(len(sizes)), [str(size) for size in sizes])
        axes.set_xlabel("layer")
        axes.figure.colorbar(image, ax=axes, label=quantity)
        if len(layers) <= 16:
            for (row, column), value in np.ndenumerate(grid):
                axes.text(column, row, f"{value:.1f}", ha="center", va="center", fontsize=6)
        return
    highest = max((mean.max() for _, mean, _ in content.values()), default=1)
    lowest = min((mean.min() for _, mean, _ in content.values()), default=1)
    if lowest > 0 and highest / lowest > 20:
        axes.set_yscale("log")
    for index, (label, (x, mean, half)) in enumerate(content.items()):
        style = {"color": f"C{index % 10}", "marker": "osD^v<>Pp*X"[index % 11], "markersize": 3, "linewidth": 1}
        if kind == "curves":
            axes.plot(x, mean, label=label, markevery=3, **style)
            if half.any():
                axes.fill_between(x, mean - half, mean + half, alpha=0.2, linewidth=0, color=style["color"])
        else:
            axes.errorbar(x, mean, yerr=half, label=label, capsize=2, **style)
    if kind == "points":
        axes.set_xscale("log", base=2)
    axes.set_xlabel("group size" if kind == "points" else "layer")
    axes.set_ylabel(quantity)
    axes.grid(axis="y", linewidth=0.5, alpha=0.5)


def draw(identifier, panels, folder):
    columns = min(COLUMNS, len(panels))
    rows = -(-len(panels) // columns)
    figure, grid = plt.subplots(
        rows, columns, squeeze=False, figsize=(WIDTH, 1.7 * rows + 1.2), layout="constrained")
    for axes, panel in zip(grid.flat, panels):
        draw_panel(axes, *panel)
    for axes in list(grid.flat)[len(panels):]:
        axes.remove()
    handles = dict(
        (label, handle) for axes in figure.axes for handle, label in zip(*axes.get_legend_handles_labels()))
    if handles:
        figure.set_figheight(figure.get_figheight() + 0.13 * (len(handles) / 3))
        figure.legend(handles.values(), handles.keys(), loc="outside lower center", ncols=3, fontsize=6)
    for suffix in ["png", "pdf", "svg"]:
        figure.savefig(folder / f"{identifier}.{suffix}", dpi=600)
    plt.close(figure)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--output", type=pathlib.Path, required=True, help="normreport's output folder")
    parser.add_argument("--figures", type=pathlib.Path, required=True, help="where the files go")
    options = parser.parse_args()
    plt.rcParams.update({"font.size": 7, "axes.labelsize": 8})
    options.figures.mkdir(parents=True, exist_ok=True)
    figures = {path.stem: read(path) for path in sorted((options.output / "data").glob("*.csv"))}
    start = time.process_time()
    for identifier, panels in figures.items():
        draw(identifier, panels, options.figures)
    print(json.dumps({"figures": len(figures), "seconds": time.process_time() - start}))


if __name__ == "__main__":
    main()
