"""Migrations that remake a table on SQLite drop its triggers: the guards must stand on a fresh database."""

import pytest

from talja.project.commands.checking import missing_guards


@pytest.mark.django_db
def test_the_database_has_all_its_guards() -> None:
    assert missing_guards() == []
