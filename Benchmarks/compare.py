"""Reads the lines of Benchmarks/run (case, tab, JSON) and prints medians, ratios and peak memory as a Markdown table."""

import json
import statistics
import sys

OURS = "normreport"


def main() -> None:
    seconds: dict[str, dict[str, list[float]]] = {}
    memory: dict[str, dict[str, int]] = {}
    floors: dict[str, list[float]] = {}
    for line in sys.stdin:
        case, text = line.split("\t", 1)
        run = json.loads(text)
        name = run["name"]
        seconds.setdefault(case, {}).setdefault(name, []).extend(run["seconds"])
        if "probeShare" in run:
            seconds[case].setdefault(f"{name}, without probes", []).extend(run["unprobedSeconds"])
        if "work" in run:
            floors.setdefault(case, []).append(sum(work["floorSeconds"] for work in run["work"]))
        known = memory.setdefault(case, {})
        known[name] = max(known.get(name, 0), run["peakMemoryBytes"])
    print("| case | program | median step (s) | fastest (s) | steps | peak memory (GB) | times ours |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for case, programs in seconds.items():
        medians = {name: statistics.median(values) for name, values in programs.items()}
        for name, values in programs.items():
            used = f"{memory[case][name] / 1e9:.2f}" if name in memory[case] else ""
            print(
                f"| {case} | {name} | {medians[name]:.3f} | {min(values):.3f} | {len(values)} | {used} "
                f"| {medians[name] / medians[OURS]:.2f} |"
            )
    print()
    print("| case | the fastest peer | its time over ours | our memory over its | probes' share | floor of our step (s) |")
    print("| --- | --- | --- | --- | --- | --- |")
    for case, programs in seconds.items():
        medians = {name: statistics.median(values) for name, values in programs.items()}
        peers = [name for name in programs if not name.startswith(OURS)]
        if not peers:
            continue
        best = min(peers, key=lambda name: medians[name])
        share = 1 - medians[f"{OURS}, without probes"] / medians[OURS]
        print(
            f"| {case} | {best} | {medians[best] / medians[OURS]:.2f} | {memory[case][OURS] / memory[case][best]:.2f} "
            f"| {100 * share:.1f}% | {statistics.median(floors[case]):.3f} |"
        )
    for case, programs in seconds.items():
        alone, _, at_once = case.partition(", ")
        if at_once:
            count = int(at_once.split()[0])
            gain = count * statistics.median(seconds[alone][OURS]) / statistics.median(programs[OURS])
            print(f"\n{case}: {gain:.2f} times the steps of one alone.")


if __name__ == "__main__":
    main()
