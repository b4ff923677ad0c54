"""A template that was handed in, and what somebody chose, stay as they were: both databases refuse to change them."""

from django.db import migrations

TABLES = {"documents_templatefile": "id = NEW.id OR key = NEW.key", "documents_templatechoice": "id = NEW.id"}


def guard(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    if vendor == "postgresql":
        schema_editor.execute(
            "CREATE FUNCTION documents_append_only() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'documents_append_only' USING ERRCODE = 'integrity_constraint_violation'; END $$"
        )
    for table, same in TABLES.items():
        for event in ("UPDATE", "DELETE"):
            schema_editor.execute(_trigger(vendor, table, event))
        if vendor == "sqlite":
            schema_editor.execute(_no_replacing(table, same))


def _trigger(vendor, table, event):
    head = f"CREATE TRIGGER {table}_no_{event.lower()} BEFORE {event} ON {table} "
    if vendor == "postgresql":
        return head + "FOR EACH ROW EXECUTE FUNCTION documents_append_only()"
    return head + "BEGIN SELECT RAISE(ABORT, 'documents_append_only'); END"


def _no_replacing(table, same):
    """SQLite's INSERT OR REPLACE removes a row without asking the trigger that forbids removal."""
    return (
        f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} "
        f"WHEN EXISTS (SELECT 1 FROM {table} WHERE {same}) "
        "BEGIN SELECT RAISE(ABORT, 'documents_append_only'); END"
    )


class Migration(migrations.Migration):
    dependencies = [("documents", "0001_initial")]
    operations = [migrations.RunPython(guard, elidable=False)]
