"""Reads the lines of Benchmarks/figures (name, user and system seconds, JSON) and prints a Markdown table of medians."""

import json
import statistics
import sys


def main() -> None:
    drawing: dict[str, list[float]] = {}
    whole: dict[str, list[float]] = {}
    count = 0
    for line in sys.stdin:
        name, user, system, record = line.split(" ", 3)
        found = json.loads(record)
        count = found["figures"]
        drawing.setdefault(name, []).append(found["seconds"])
        whole.setdefault(name, []).append(float(user) + float(system))
    print(f"{count} figures, each as PNG at 600 dpi, PDF and SVG; seconds of processor time, medians")
    print()
    print("| program | drawing and writing | times ours | whole process | times ours |")
    print("| --- | --- | --- | --- | --- |")
    ours = statistics.median(drawing["normreport"]), statistics.median(whole["normreport"])
    for name in drawing:
        parts = statistics.median(drawing[name]), statistics.median(whole[name])
        cells = (f"{part:.2f} | {part / own:.1f}" for part, own in zip(parts, ours))
        print(f"| {name} | {' | '.join(cells)} |")


if __name__ == "__main__":
    main()
