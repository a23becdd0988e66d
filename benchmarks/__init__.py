"""Speed as ratios, measured side by side in one run; `python -m benchmarks` prints the table and writes results.json."""
