"""Data folders and databases that live as long as the benchmarks: no other database is ever touched.

With `TALJA_DATABASE_URL` only the server that it names is used: databases are made on it and dropped again.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

import psycopg
from psycopg import sql

_SETTINGS = {"DJANGO_SETTINGS_MODULE": "talja.project.settings", "TALJA_HTTPS": "0", "TALJA_LOG_LEVEL": "ERROR"}


@dataclass(frozen=True, slots=True)
class Store:
    """A data folder with its database. `url` is empty for SQLite in the folder."""

    folder: Path
    url: str = ""

    def environment(self) -> dict[str, str]:
        """Return the environment of a process that works on it: nothing of ours from outside but the paths."""
        outside = {name: value for name, value in os.environ.items() if not name.startswith(("TALJA_", "DJANGO_"))}
        return outside | _SETTINGS | {"TALJA_DATA": str(self.folder), "TALJA_DATABASE_URL": self.url}


class Stores:
    """Makes stores, empty or as copies."""

    def __init__(self, folder: Path, server: str) -> None:
        self._folder, self._server = folder, server
        self._made: list[str] = []

    @property
    def engine(self) -> str:
        """Which engine the stores are of."""
        return "PostgreSQL" if self._server else "SQLite"

    def version(self) -> str:
        """Return the server's version; empty for SQLite."""
        if not self._server:
            return ""
        with psycopg.connect(self._server) as connection:
            return str(connection.info.server_version // 10_000)

    def new(self) -> Store:
        """Return an empty store."""
        return self._make("template1")

    def copy(self, store: Store) -> Store:
        """Return a copy of a store that no process works on."""
        return self._make(urlsplit(store.url).path[1:], store.folder)

    def drop_all(self) -> None:
        """Drop the databases that were made on the server; the folder goes with its owner."""
        for name in self._made:
            self._tell("DROP DATABASE IF EXISTS {} WITH (FORCE)", name)

    def _make(self, template: str, origin: Path | None = None) -> Store:
        name = f"talja_bench_{token_hex(6)}"
        folder = self._folder / name
        if origin is None:
            folder.mkdir()
        else:
            shutil.copytree(origin, folder)
        if not self._server:
            return Store(folder)
        self._tell("CREATE DATABASE {} TEMPLATE {}", name, template)
        self._made.append(name)
        return Store(folder, urlsplit(self._server)._replace(path=f"/{name}").geturl())

    def _tell(self, statement: str, *names: str) -> None:
        with psycopg.connect(self._server, autocommit=True) as connection:
            connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))


@contextmanager
def temporary_stores() -> Iterator[Stores]:
    """Give stores that are gone afterwards."""
    with TemporaryDirectory(prefix="talja-bench-") as folder:
        stores = Stores(Path(folder), os.environ.get("TALJA_DATABASE_URL", ""))
        try:
            yield stores
        finally:
            stores.drop_all()
