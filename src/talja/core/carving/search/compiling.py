"""Compiles the search. What is compiled is kept in the user's own cache folder, never beside the installed program.

With NUMBA_DISABLE_JIT=1 in the environment the same functions run as plain Python, some hundred times slower: so the
tests see every line of them, and one test holds that both find the same plan.
"""

import hashlib
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import numba
import numba.core.config

_config: Any = numba.core.config
_njit: Any = numba.njit  # its types know neither all of its options nor options by name
_Function = TypeVar("_Function", bound=Callable[..., object])


def cache_folder(platform: str, environment: dict[str, str]) -> Path | None:
    """Return the folder for what is compiled, made if need be, or None when there is no place for it.

    It is named after what stands in all the files of the search: a compiled function has others of them in itself.
    """
    named = environment.get("LOCALAPPDATA" if platform == "win32" else "XDG_CACHE_HOME")
    sources = b"".join(path.read_bytes() for path in sorted(Path(__file__).parent.glob("*.py")))
    try:
        folder = (Path(named) if named else Path.home() / ".cache") / "talja" / hashlib.sha256(sources).hexdigest()[:16]
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except (OSError, RuntimeError):
        return None
    return folder if os.access(folder, os.W_OK) else None


def _is_kept() -> bool:
    if not _config.CACHE_DIR:
        _config.CACHE_DIR = str(cache_folder(sys.platform, dict(os.environ)) or "")
    return bool(_config.CACHE_DIR)


_CACHE = _is_kept()
# Nothing that is compiled makes an array, so that it need not count references (`_nrt`): half the time to compile.
_ALWAYS: dict[str, Any] = {"nogil": True, "error_model": "numpy", "no_cfunc_wrapper": True, "_nrt": False}


def compiled(function: _Function) -> _Function:
    """Compile a function that only compiled functions call."""
    made: _Function = _njit(**_ALWAYS, no_cpython_wrapper=True)(function)
    return made


def entry(function: _Function) -> _Function:
    """Compile a function that Python calls, when it is first called. It lets other threads run meanwhile."""
    made: _Function = _njit(**_ALWAYS, cache=_CACHE)(function)
    return made
