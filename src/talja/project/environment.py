"""What an installation is told from outside: environment variables, each typed, with its default."""

import os
import secrets
from functools import cached_property
from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Environment(BaseSettings):
    """Settings of one municipality's installation. Variables are named TALJA_…; see docs/handbook for operators."""

    model_config = SettingsConfigDict(env_prefix="TALJA_", extra="ignore", frozen=True)

    data: Path = Path("var")  # folder for database, files and keys
    database_url: str = ""  # empty = SQLite in the data folder
    secret_key: str = ""  # empty = made once and kept in the data folder
    demo: bool = False  # sign-in by role buttons and /komponenter; refused over a database with real data
    allowed_hosts: str = "localhost,127.0.0.1,[::1]"
    trusted_origins: str = ""  # for example https://talja.kommun.se
    https: bool = True  # secure cookies, HSTS; script/run turns it off for http on this machine
    behind_proxy: bool = False  # trust X-Forwarded-Proto and X-Forwarded-For from the reverse proxy
    log_level: str = Field(default="INFO", pattern="^(DEBUG|INFO|WARNING|ERROR)$")
    email_host: str = ""  # SMTP server; empty = letters are written to the data folder instead
    email_port: int = 587
    email_user: str = ""
    email_password: str = ""
    email_from: str = "talja@localhost"
    email_tls: bool = True  # STARTTLS; off only for a server on this machine
    address: str = ""  # where people reach Talja, for links in letters; empty = the first trusted origin

    @cached_property
    def folder(self) -> Path:
        """The data folder, made when missing, for its owner only: the database in it holds everything."""
        folder = self.data.resolve()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return folder

    @property
    def database(self) -> str:
        """The database as an address: the given one, else SQLite in the data folder."""
        return self.database_url or f"sqlite:///{self.folder / 'talja.sqlite3'}"

    @property
    def site_address(self) -> str:
        """Where people reach Talja, without a last slash: the given address, else the first trusted origin."""
        known = self.address or self.trusted_origins.split(",")[0].strip() or "http://127.0.0.1:8000"
        return known.rstrip("/")

    @property
    def signing_key(self) -> str:
        """The secret that signs sessions: the given one, else one made at first start and kept for the owner only."""
        return self.secret_key or kept_secret(self.folder / "secret_key")


def kept_secret(path: Path) -> str:
    """Return the secret in the file, which is made (readable by its owner only) if it is missing."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii").strip()
    secret = secrets.token_urlsafe(64)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(secret)
    return secret
