"""What docs/benchmarks.md tells: measured by `python -m benchmarks`, each figure beside a baseline of the same run.

`suites` say what is measured and what is wanted; `steps` do the measured work, each in a process of its own, so that
its memory is its own. The command itself never loads Django.
"""
