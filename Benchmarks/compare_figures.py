"""Reads the lines of Benchmarks/figures (name, user and system seconds, JSON) and prints a Markdown table of medians."""

import json
import statistics
import sys


def main() -> None:
    measured: dict[str, list[tuple[float, float, float]]] = {}
    count = 0
    for line in sys.stdin:
        name, user, system, record = line.split(" ", 3)
        found = json.loads(record)
        count = found["figures"]
        seconds = found["seconds"], found["start"] + found["seconds"], float(user) + float(system)
        measured.setdefault(name.replace("_", " "), []).append(seconds)
    rounds = len(measured["normreport"])
    print(f"{count} figures, each as PNG at 600 dpi, PDF and SVG; seconds of processor time, medians of {rounds} rounds")
    print()
    print("| program | drawing and writing | times ours | with start and imports | times ours | whole process | times ours |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    medians = {name: [statistics.median(column) for column in zip(*rows)] for name, rows in measured.items()}
    for name, parts in medians.items():
        cells = (f"{part:.2f} | {part / own:.1f}" for part, own in zip(parts, medians["normreport"]))
        print(f"| {name} | {' | '.join(cells)} |")
    print()
    for name, rows in measured.items():
        drawing = [row[0] for row in rows]
        print(f"{name}: drawing and writing took {min(drawing):.2f} to {max(drawing):.2f} s")


if __name__ == "__main__":
    main()
