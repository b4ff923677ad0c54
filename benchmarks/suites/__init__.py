"""What is measured, in the order of the report."""

from collections.abc import Callable

from benchmarks.bench import Bench
from benchmarks.report import Result
from benchmarks.suites import (
    carving,
    carving_edits,
    chain,
    desk,
    import_speed,
    intake_quality,
    kernels,
    letters,
    pages,
    rules,
    stock_series,
)

SUITES: dict[str, Callable[[Bench], Result]] = {
    "intake_quality": intake_quality.run,
    "import_speed": import_speed.run,
    "pages": pages.run,
    "desk": desk.run,
    "chain": chain.run,
    "stock_series": stock_series.run,
    "rules": rules.run,
    "letters": letters.run,
    "carving": carving.run,
    "carving_edits": carving_edits.run,
    "kernels": kernels.run,
}
