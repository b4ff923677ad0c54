"""Plain values to and from JSON by the types of their fields, strictly: what is unknown, missing or wrong is told.

Dataclasses are objects, tuples lists, and mappings objects of one type. One of several dataclasses is told by the key
`choice`, which is its name in small letters. What stands at its default need not be there, and is not written.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, Field, dataclass, fields
from functools import cache
from types import NoneType, UnionType
from typing import Any, Final, TypeVar, cast, get_args, get_origin, get_type_hints

TAG: Final = "choice"
SCALARS: Final[Mapping[Any, tuple[type, ...]]] = {int: (int,), float: (int, float), str: (str,), bool: (bool,)}
T = TypeVar("T")
Json = Any
Kind = Any  # a type as a field says it: a class, tuple[X, ...], tuple[X, Y], Mapping[str, X], X | None, A | B


@dataclass(frozen=True, slots=True)
class Misread:
    """One thing that cannot be read: a code, where it stands (`problem.tasks[3].minutes`), and what is wanted there."""

    code: str  # not_json, key_twice, wrong_format, unknown_key, missing_key, wrong_type
    path: str
    wanted: str = ""


class Unreadable(Exception):
    """What was given is not what it should be. `misread` is everything that is wrong with it."""

    def __init__(self, misread: Iterable[Misread]) -> None:
        self.misread = tuple(misread)
        super().__init__(", ".join(f"{one.code} {one.path}".strip() for one in self.misread[:10]))


def written(kind: Kind, value: object) -> Json:
    """Return a value of that kind as JSON."""
    if value is None or kind in SCALARS:
        return value
    if _origin(kind) is UnionType:
        return _written_choice(kind, value)
    if _origin(kind) is tuple:
        items = cast("tuple[object, ...]", value)
        return [written(inner, item) for inner, item in zip(_kinds(kind, len(items)), items, strict=True)]
    if _origin(kind) is Mapping:
        return {
            key: written(get_args(kind)[1], item) for key, item in sorted(cast("Mapping[str, object]", value).items())
        }
    return {
        name: written(inner, getattr(value, name))
        for name, (inner, default) in told(kind).items()
        if getattr(value, name) != default
    }


def _written_choice(kind: Kind, value: object) -> Json:
    kinds = choices(kind)
    if not kinds:
        return written(_plain(kind), value)
    return {TAG: type(value).__name__.lower(), **written(type(value), value)}


def _origin(kind: Kind) -> Any:
    return get_origin(kind)


@cache
def told(kind: Kind) -> Mapping[str, tuple[Kind, object]]:
    """Return what is told of a dataclass: the kind and the default of each field; MISSING when it must be there."""
    hints = get_type_hints(kind)
    return {field.name: (hints[field.name], _default(field)) for field in fields(kind)}


def _default(field: "Field[Any]") -> object:
    return field.default if field.default_factory is MISSING else field.default_factory()


@cache
def choices(kind: Kind) -> Mapping[str, Kind]:
    """Return the dataclasses that a kind is one of, by what they are called in JSON; none for other kinds."""
    kinds = [inner for inner in get_args(kind) if inner is not NoneType]
    return {inner.__name__.lower(): inner for inner in kinds} if len(kinds) > 1 else {}


def _plain(kind: Kind) -> Kind:
    return next(inner for inner in get_args(kind) if inner is not NoneType)


def _kinds(kind: Kind, count: int) -> tuple[Kind, ...]:
    inner = get_args(kind)
    return (inner[0],) * count if inner[1:] == (...,) else inner


def read(kind: Callable[..., T], raw: Json, path: str = "") -> T:
    """Return the value of that kind that the JSON tells. Raises `Unreadable` with everything that is wrong."""
    reader = _Reader()
    value = reader.value(kind, raw, path)
    if reader.misread:
        raise Unreadable(reader.misread)
    return cast("T", value)


class _Reader:
    """Reads on past what is wrong, and remembers it; what it then returns is not used."""

    def __init__(self) -> None:
        self.misread: list[Misread] = []

    def value(self, kind: Kind, raw: Json, path: str) -> object:
        if kind in SCALARS:
            return self._scalar(kind, raw, path)
        if _origin(kind) is UnionType:
            return self._union(kind, raw, path)
        if _origin(kind) is tuple:
            return self._items(kind, raw, path)
        if _origin(kind) is Mapping:
            return self._mapping(kind, raw, path)
        return self._record(kind, raw, path)

    def _wrong(self, path: str, wanted: str, code: str = "wrong_type") -> None:
        self.misread.append(Misread(code, path, wanted))

    def _scalar(self, kind: Kind, raw: Json, path: str) -> object:
        is_half_a_sign = isinstance(raw, str) and any("\ud800" <= sign <= "\udfff" for sign in raw)
        if type(raw) not in SCALARS[kind] or is_half_a_sign:  # half a sign cannot be stored anywhere
            self._wrong(path, name_of(kind))
        return raw

    def _union(self, kind: Kind, raw: Json, path: str) -> object:
        if raw is None and NoneType in get_args(kind):
            return None
        kinds = choices(kind)
        if not kinds:
            return self.value(_plain(kind), raw, path)
        tag = raw.get(TAG) if isinstance(raw, dict) else None
        if not isinstance(tag, str) or tag not in kinds:
            self._wrong(f"{path}.{TAG}", "|".join(kinds))
            return None
        return self._record(kinds[tag], {key: item for key, item in raw.items() if key != TAG}, path)

    def _items(self, kind: Kind, raw: Json, path: str) -> object:
        inner = _kinds(kind, len(raw)) if isinstance(raw, list) else ()
        if not isinstance(raw, list) or len(inner) != len(raw):
            self._wrong(path, name_of(kind))
            return None
        return tuple(
            self.value(one, item, f"{path}[{at}]") for at, (one, item) in enumerate(zip(inner, raw, strict=True))
        )

    def _mapping(self, kind: Kind, raw: Json, path: str) -> object:
        if not isinstance(raw, dict):
            self._wrong(path, name_of(kind))
            return None
        return {key: self.value(get_args(kind)[1], item, f"{path}.{key}") for key, item in raw.items()}

    def _record(self, kind: Kind, raw: Json, path: str) -> object:
        if not isinstance(raw, dict):
            self._wrong(path, name_of(kind))
            return None
        known, before = told(kind), len(self.misread)
        for key in raw.keys() - known.keys():
            self._wrong(_below(path, key), "", "unknown_key")
        for key in (key for key, (_, default) in known.items() if default is MISSING and key not in raw):
            self._wrong(_below(path, key), name_of(known[key][0]), "missing_key")
        values = {key: self.value(known[key][0], item, _below(path, key)) for key, item in raw.items() if key in known}
        return kind(**values) if len(self.misread) == before else None


def _below(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key


def name_of(kind: Kind) -> str:
    """Return what a kind is called where it is described: int, text, [Task], {int}, int or null."""
    if kind in SCALARS:
        return "text" if kind is str else str(kind.__name__)
    if _origin(kind) is UnionType:
        names = " | ".join(name_of(inner) for inner in get_args(kind) if inner is not NoneType)
        return f"{names} | null" if NoneType in get_args(kind) else names
    if _origin(kind) is tuple:
        inner = get_args(kind)
        return f"[{name_of(inner[0])}, …]" if inner[1:] == (...,) else f"[{', '.join(map(name_of, inner))}]"
    if _origin(kind) is Mapping:
        return f"{{{name_of(get_args(kind)[1])}}}"
    return str(kind.__name__)
