"""Draws every figure of an output folder from its data/ID.csv with matplotlib, to PNG at 600 dpi, PDF and SVG.

Panels, series, bands, logarithmic axes and heatmaps roughly as normreport draws them. Prints one JSON object with the
processor time of start and imports, and that from the first figure to the last file; reading and averaging the data
count in neither.
"""

import argparse
import csv
import json
import pathlib
import re
import time
from collections import defaultdict

import matplotlib

matplotlib.use("agg")
import matplotlib.pyplot as plt
import numpy as np

STARTED = time.process_time()
WIDTH = 5.5
COLUMNS = 3


def series_of(rows, x_of, key_of):
    """By series: places, means, and half-widths of the interval over seeds."""
    values = defaultdict(lambda: defaultdict(list))
    for row in rows:
        if row["value"]:
            values[tuple(key_of(row))][x_of(row)].append(float(row["value"]))
    found = {}
    # What all series have in common is no part of their names.
    varies = [len(set(parts)) > 1 for parts in zip(*values)]
    for parts, places in values.items():
        key = " ".join(part for part, differs in zip(parts, varies) if part and differs) or parts[0]
        x = sorted(places)
        mean = np.array([np.mean(places[place]) for place in x])
        half = np.array([2 * np.std(places[place]) / np.sqrt(len(places[place])) for place in x])
        found[key] = np.array(x), mean, half
    return found


def number_in(text):
    """The number that a name ends in, as of a width or of a map's side."""
    digits = re.search(r"(\d+)$", text)
    return int(digits[1]) if digits else None


def points_of(rows):
    """A panel without layers: what its points stand over, their series, and names of places where those have any."""
    for x_of, label in [
        (lambda row: number_in(row["panel"]), "width"),
        (lambda row: number_in(row["quantity"]), "side of the map"),
        (lambda row: int(row["group_size"] or 1), "group size"),
        (lambda row: int(row["batch"]), "batch size"),
    ]:
        # A normalizer's own group size is no place.
        places = {(row["normalizer"], x_of(row)) for row in rows}
        if len(places) > len({row["normalizer"] for row in rows}) and None not in {place for _, place in places}:
            whole = label in ("width", "side of the map")
            key_of = lambda row: (
                row["architecture"], row["normalizer"], row["group_size"] if whole else "", row["kind"])
            return label, None, series_of(rows, x_of, key_of)
    names = list(dict.fromkeys(row["normalizer"] for row in rows))
    series = series_of(rows, lambda row: names.index(row["normalizer"]), lambda row: (row["architecture"], row["kind"]))
    return None, names, series


def read(path):
    """A figure as what is drawn: panels of curves, of points or of cells."""
    with open(path, newline="") as file:
        rows = list(csv.DictReader(file))
    panels = defaultdict(list)
    for row in rows:
        # Widths are places of one panel.
        panels["" if row["panel"].startswith("width ") else row["panel"]].append(row)
    figure = []
    for title, rows in panels.items():
        quantity = rows[0]["quantity"]
        if "heatmap" in path.stem:
            cells = defaultdict(list)
            for row in rows:
                cells[int(row["group_size"] or 0), int(row["layer"])].append(float(row["value"] or "nan"))
            sizes, layers = (sorted({key[index] for key in cells}) for index in (0, 1))
            grid = [[np.mean(cells.get((size, layer), [np.nan])) for layer in layers] for size in sizes]
            figure.append((title, quantity, "cells", (np.array(grid), sizes, layers)))
        elif rows[0]["layer"]:
            parts = "architecture", "normalizer", "group_size", "batch", "kind"
            curves = series_of(
                rows, lambda row: int(row["layer"] or 0), lambda row: [row[part] for part in parts])
            figure.append((title, quantity, "curves", ("layer", None, curves)))
        else:
            figure.append((title, quantity, "points", points_of(rows)))
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
    place, names, series = content
    highest = max((mean.max() for _, mean, _ in series.values()), default=1)
    lowest = min((mean.min() for _, mean, _ in series.values()), default=1)
    if lowest > 0 and highest / lowest > 20:
        axes.set_yscale("log")
    for index, (label, (x, mean, half)) in enumerate(series.items()):
        style = {"color": f"C{index % 10}", "marker": "osD^v<>Pp*X"[index % 11], "markersize": 3, "linewidth": 1}
        if kind == "curves":
            axes.plot(x, mean, label=label, markevery=3, **style)
            if half.any():
                axes.fill_between(x, mean - half, mean + half, alpha=0.2, linewidth=0, color=style["color"])
        elif names:
            axes.errorbar(x, mean, yerr=half, label=label, capsize=2, **{**style, "linewidth": 0, "elinewidth": 1})
        else:
            axes.errorbar(x, mean, yerr=half, label=label, capsize=2, **style)
    if names:
        axes.set_xticks(range(len(names)), names, rotation=90)
    elif kind == "points":
        axes.set_xscale("log", base=2)
    if place:
        axes.set_xlabel(place)
    axes.set_ylabel(quantity)
    axes.grid(axis="y", linewidth=0.5, alpha=0.5)


def draw(identifier, panels, folder, layout):
    columns = min(COLUMNS, len(panels))
    rows = -(-len(panels) // columns)
    figure, grid = plt.subplots(
        rows, columns, squeeze=False, figsize=(WIDTH, 1.7 * rows + 1.2), layout=layout)
    for axes, panel in zip(grid.flat, panels):
        draw_panel(axes, *panel)
    for axes in list(grid.flat)[len(panels):]:
        axes.remove()
    handles = dict(
        (label, handle) for axes in figure.axes for handle, label in zip(*axes.get_legend_handles_labels()))
    if handles:
        figure.set_figheight(figure.get_figheight() + 0.13 * (len(handles) / 3))
        place = "outside lower center" if layout else "lower center"
        figure.legend(handles.values(), handles.keys(), loc=place, ncols=3, fontsize=6)
    for suffix in ["png", "pdf", "svg"]:
        figure.savefig(folder / f"{identifier}.{suffix}", dpi=600)
    plt.close(figure)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--output", type=pathlib.Path, required=True, help="normreport's output folder")
    parser.add_argument("--figures", type=pathlib.Path, required=True, help="where the files go")
    parser.add_argument("--no-layout", action="store_true", help="without the layout that keeps labels apart")
    options = parser.parse_args()
    plt.rcParams.update({"font.size": 7, "axes.labelsize": 8})
    options.figures.mkdir(parents=True, exist_ok=True)
    figures = {path.stem: read(path) for path in sorted((options.output / "data").glob("*.csv"))}
    start = time.process_time()
    for identifier, panels in figures.items():
        draw(identifier, panels, options.figures, None if options.no_layout else "constrained")
    print(json.dumps({"figures": len(figures), "start": STARTED, "seconds": time.process_time() - start}))


if __name__ == "__main__":
    main()
