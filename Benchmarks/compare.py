"""Reads the JSON lines of Benchmarks/run and prints medians, ratios and peak memory as a Markdown table."""

import json
import statistics
import sys


def main() -> None:
    runs: dict[tuple[str, str], list[dict]] = {}
    for line in sys.stdin:
        run = json.loads(line)
        runs.setdefault((run["architecture"], run["name"]), []).append(run)
    print("| architecture | program | median step (s) | fastest (s) | steps | peak memory (GB) | times ours |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    medians = {key: statistics.median(second for run in group for second in run["seconds"]) for key, group in runs.items()}
    for (architecture, name), group in sorted(runs.items()):
        seconds = [second for run in group for second in run["seconds"]]
        memory = max(run["peakMemoryBytes"] for run in group) / 1e9
        ours = medians.get((architecture, "normreport"))
        ratio = f"{medians[architecture, name] / ours:.2f}" if ours else ""
        print(
            f"| {architecture} | {name} | {medians[architecture, name]:.3f} | {min(seconds):.3f} | {len(seconds)} "
            f"| {memory:.2f} | {ratio} |"
        )


if __name__ == "__main__":
    main()
