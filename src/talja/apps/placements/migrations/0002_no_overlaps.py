"""One person has at most one placement at a time within an exclusive group.

PostgreSQL says it as an exclusion constraint, SQLite as triggers. Both raise an integrity error that names
`placement_no_overlap`.
"""

from django.db import migrations

POSTGRESQL = """
ALTER TABLE placements_placement ADD CONSTRAINT placement_no_overlap EXCLUDE USING gist (
    person_id WITH =,
    exclusive_group WITH =,
    daterange(first_day, last_day, '[]') WITH &&
) WHERE (exclusive_group <> '') DEFERRABLE INITIALLY IMMEDIATE
"""

SQLITE = """
CREATE TRIGGER placement_no_overlap_{action} BEFORE {event} ON placements_placement
WHEN NEW.exclusive_group <> '' AND EXISTS (
    SELECT 1 FROM placements_placement AS other
    WHERE other.person_id = NEW.person_id
      AND other.exclusive_group = NEW.exclusive_group
      AND other.id IS NOT NEW.id
      AND other.first_day <= COALESCE(NEW.last_day, '9999-12-31')
      AND NEW.first_day <= COALESCE(other.last_day, '9999-12-31')
)
BEGIN SELECT RAISE(ABORT, 'placement_no_overlap'); END
"""
SQLITE_EVENTS = {"insert": "INSERT", "update": "UPDATE OF person_id, exclusive_group, first_day, last_day"}


def guard(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("CREATE EXTENSION IF NOT EXISTS btree_gist")
        schema_editor.execute(POSTGRESQL)
        return
    for action, event in SQLITE_EVENTS.items():
        schema_editor.execute(SQLITE.format(action=action, event=event))


class Migration(migrations.Migration):
    dependencies = [("placements", "0001_initial")]
    operations = [migrations.RunPython(guard, elidable=False)]
