"""SQLite's INSERT OR REPLACE removes a row without asking the trigger that forbids removal: here it is refused."""

from django.db import migrations

TABLES = ("audit_event", "audit_readevent")


def guard(apps, schema_editor):
    if schema_editor.connection.vendor != "sqlite":
        return  # PostgreSQL has no such thing: ON CONFLICT is an update, and refused as one
    for table in TABLES:
        schema_editor.execute(
            f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} "
            f"WHEN EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id) "
            "BEGIN SELECT RAISE(ABORT, 'audit_append_only'); END"
        )


class Migration(migrations.Migration):
    dependencies = [("audit", "0002_append_only")]
    operations = [migrations.RunPython(guard, elidable=False)]
