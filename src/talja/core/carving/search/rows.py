"""Copies and clears pieces of arrays, number by number: so that what is compiled need not count its references."""

from typing import Any

import numpy as np
import numpy.typing as npt

from talja.core.carving.search.compiling import compiled

Row = npt.NDArray[np.generic]


@compiled
def copy_row(source: Any, target: Any, n: int) -> None:
    """Copy the first n numbers."""
    for i in range(n):
        target[i] = source[i]


@compiled
def clear_row(target: Any) -> None:
    """Write zeros in a row."""
    for i in range(target.shape[0]):
        target[i] = 0


@compiled
def copy_table(source: Any, target: Any) -> None:
    """Copy rows of rows."""
    for i in range(source.shape[0]):
        for k in range(source.shape[1]):
            target[i, k] = source[i, k]


@compiled
def clear_table(target: Any) -> None:
    """Write zeros in rows of rows."""
    for i in range(target.shape[0]):
        for k in range(target.shape[1]):
            target[i, k] = 0
