"""An edition of the library, and a publisher's file, stay as they were: both databases refuse to change or remove them."""

from django.db import migrations

TABLES = ("tasklibrary_libraryfile", "tasklibrary_occupationfile")


def guard(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            "CREATE FUNCTION tasklibrary_append_only() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'tasklibrary_append_only' USING ERRCODE = 'integrity_constraint_violation'; END $$"
        )
    for table in TABLES:
        for event in ("UPDATE", "DELETE"):
            schema_editor.execute(_trigger(schema_editor.connection.vendor, table, event))
        if schema_editor.connection.vendor == "sqlite":
            schema_editor.execute(_no_replacing(table))


def _trigger(vendor, table, event):
    head = f"CREATE TRIGGER {table}_no_{event.lower()} BEFORE {event} ON {table} "
    if vendor == "postgresql":
        return head + "FOR EACH ROW EXECUTE FUNCTION tasklibrary_append_only()"
    return head + "BEGIN SELECT RAISE(ABORT, 'tasklibrary_append_only'); END"


def _no_replacing(table):
    """SQLite's INSERT OR REPLACE removes a row without asking the trigger that forbids removal."""
    return (
        f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} "
        f"WHEN EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id OR key = NEW.key) "
        "BEGIN SELECT RAISE(ABORT, 'tasklibrary_append_only'); END"
    )


class Migration(migrations.Migration):
    dependencies = [("tasklibrary", "0001_initial")]
    operations = [migrations.RunPython(guard, elidable=False)]
