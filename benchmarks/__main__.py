"""`python -m benchmarks [name …]`: run the benchmarks and write docs/benchmarks.md."""

import argparse
import sys
import time
from pathlib import Path

from benchmarks import report
from benchmarks.bench import Bench
from benchmarks.machine import machine
from benchmarks.scale import FULL, SCALES
from benchmarks.stores import temporary_stores
from benchmarks.suites import SUITES

DOCS = Path(__file__).parent.parent / "docs"


def main() -> int:
    """Run what is asked for. Returns 1 when something is wrong; a missed time is only reported."""
    options = _options()
    results: dict[str, report.Result] = {}
    with temporary_stores() as stores:
        where = machine(engine=stores.engine, engine_version=stores.version())
        bench = Bench(SCALES[options.scale], stores, options.kernels)
        for name in options.names or [name for name in SUITES if name != "kernels" or options.kernels]:
            began = time.monotonic()
            results[name] = SUITES[name](bench)
            path = report.write(options.out, machine=where, results=results)
            print(f"{name}: {time.monotonic() - began:.0f} s", flush=True)
    print(path.read_text(encoding="utf-8"))
    faults = [f"{name}: {fault}" for name, result in results.items() for fault in result.faults]
    print("\n".join(faults), file=sys.stderr)
    return 1 if faults else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="name", help=f"which ones: {', '.join(SUITES)} (all)")
    parser.add_argument("--scale", choices=SCALES, default=FULL.name, help="tiny only shows that they still run")
    parser.add_argument("--out", type=Path, default=DOCS, help="folder for the report (docs)")
    parser.add_argument("--kernels", type=Path, help="folder with public instances, for the benchmark of that name")
    options = parser.parse_args()
    if "kernels" in options.names and not options.kernels:
        parser.error("kernels needs --kernels FOLDER")
    if unknown := set(options.names) - SUITES.keys():
        parser.error(f"no such benchmark: {', '.join(sorted(unknown))}")
    return options


if __name__ == "__main__":
    sys.exit(main())
