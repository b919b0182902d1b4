"""Draws one figure of an output folder from its data/ID.csv with matplotlib as it comes: for docs/gallery.

The size, colours, fonts, legends and ticks are matplotlib's own; labels, and logarithmic axes where the data ask for
them, are what anybody would set.
"""

import argparse
import pathlib

import figures
import matplotlib
import matplotlib.pyplot as plt


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=pathlib.Path, help="data/ID.csv of normreport's output folder")
    parser.add_argument("image", type=pathlib.Path, help="the PNG to write")
    options = parser.parse_args()
    matplotlib.rcdefaults()
    panels = figures.read(options.data)
    figure, grid = plt.subplots(1, len(panels), squeeze=False)
    for axes, (title, quantity, kind, content) in zip(grid.flat, panels):
        axes.set_title(title)
        if kind == "cells":
            cells, sizes, _ = content
            figure.colorbar(axes.imshow(cells), ax=axes, label=quantity)
            axes.set_yticks(range(len(sizes)), sizes)
            axes.set_xlabel("layer")
            continue
        place, names, series = content
        means = [mean for _, mean, _ in series.values()]
        if min(mean.min() for mean in means) > 0 and max(mean.max() for mean in means) > 20 * min(
            mean.min() for mean in means
        ):
            axes.set_yscale("log")
        for label, (x, mean, half) in series.items():
            if kind == "curves":
                line = axes.plot(x, mean, label=label)[0]
                axes.fill_between(x, mean - half, mean + half, alpha=0.2, color=line.get_color())
            else:
                axes.errorbar(x, mean, yerr=half, label=label, fmt="o" if names else "o-")
        if names:
            axes.set_xticks(range(len(names)), names)
        if place:
            axes.set_xlabel(place)
        axes.set_ylabel(quantity)
        axes.legend()
    # 6.4 in wide by default, shown at the width of a page of text.
    figure.savefig(options.image, dpi=160)


if __name__ == "__main__":
    main()
