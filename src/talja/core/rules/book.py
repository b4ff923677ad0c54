"""The rule book: every scheme there is, with the version that a stored calculation names."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from hashlib import sha256
from importlib.resources import files

from talja.core.rules.parameters import Parameter
from talja.core.rules.reading import read_files
from talja.core.rules.scheme import Scheme

_DATA = files("talja.core.rules") / "data"


@dataclass(frozen=True, slots=True)
class RuleBook:
    """Schemes by code and the common parameters. `version` is made of the files: the same rules, the same name."""

    version: str
    schemes: Mapping[str, Scheme]
    shared: Mapping[str, Parameter]

    def beginning(self, on: date) -> tuple[Scheme, ...]:
        """Return the schemes that can begin on the day."""
        return tuple(scheme for scheme in self.schemes.values() if scheme.can_begin(on))

    def parameters(self) -> Mapping[str, Parameter]:
        """Return every parameter once, by `scheme/parameter` or `shared/parameter`."""
        found = {f"shared/{key}": one for key, one in self.shared.items()}
        for code, scheme in self.schemes.items():
            own = (one for one in scheme.parameters.items() if self.shared.get(one[0]) is not one[1])
            found |= {f"{code}/{key}": one for key, one in own}
        return found


def our_files() -> tuple[tuple[str, str], ...]:
    """Return the rule files that ship with Talja, as (name, text), the common one first."""
    shared = _DATA / "shared.yaml"
    schemes = sorted((_DATA / "schemes").iterdir(), key=lambda file: file.name)
    return tuple((file.name, file.read_text("utf-8")) for file in (shared, *schemes) if file.name.endswith(".yaml"))


def make_book(texts: Iterable[tuple[str, str]]) -> RuleBook:
    """Return the book of the files. Raises `UnreadableRules` with every fault."""
    named = tuple(texts)
    shared, schemes = read_files(named)
    digest = sha256("\0".join(f"{name}\0{text}" for name, text in named).encode()).hexdigest()
    return RuleBook(digest[:12], schemes, shared.parameters)


@cache
def load_book(own: tuple[tuple[str, str], ...] = ()) -> RuleBook:
    """Return our book, with a municipality's own files after ours. Read once for each set of files."""
    return make_book((*our_files(), *own))
