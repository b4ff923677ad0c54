"""Audit rows are only ever added: both databases refuse to change or remove them."""

from django.db import migrations

TABLES = ("audit_event", "audit_readevent")


def guard(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            "CREATE FUNCTION audit_append_only() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'audit_append_only' USING ERRCODE = 'integrity_constraint_violation'; END $$"
        )
    for table in TABLES:
        for action in ("UPDATE", "DELETE"):
            schema_editor.execute(_trigger(schema_editor.connection.vendor, table, action))


def _trigger(vendor, table, action):
    head = f"CREATE TRIGGER {table}_no_{action.lower()} BEFORE {action} ON {table} "
    if vendor == "postgresql":
        return head + "FOR EACH ROW EXECUTE FUNCTION audit_append_only()"
    return head + "BEGIN SELECT RAISE(ABORT, 'audit_append_only'); END"


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]
    operations = [migrations.RunPython(guard, elidable=False)]
