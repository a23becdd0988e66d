"""Speed as ratios, measured side by side in one run; `python -m benchmarks` writes the table and results.json."""
