"""One step in this process: arguments as JSON on the input, the answer as JSON on the last line of the output."""

import json
import resource
import sys
from importlib import import_module

import django


def main() -> None:
    """Run the step that the command line names."""
    module, function = sys.argv[1].rsplit(".", 1)
    arguments = json.load(sys.stdin)
    django.setup()
    answer = getattr(import_module(f"benchmarks.steps.{module}"), function)(**arguments)
    print(json.dumps((answer or {}) | {"peak_mb": peak_mb()}))


def peak_mb() -> float:
    """Return the most memory that this process has held, in MB (10^6 bytes)."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1e6 if sys.platform == "darwin" else peak * 1024 / 1e6


if __name__ == "__main__":
    main()
