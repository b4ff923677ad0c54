"""What is stored stays as it was: both databases refuse to change or remove it. Of a rule, only the decision is added."""

from django.db import migrations

WHOLE = ("subsidies_calculation", "subsidies_supportdecision")
RULE = "subsidies_rulechange"
OF_A_RULE = "UPDATE OF key, title, text, takes_effect_on, proposed_at, proposed_by"


def guard(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            "CREATE FUNCTION subsidies_append_only() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'subsidies_append_only' USING ERRCODE = 'integrity_constraint_violation'; END $$"
        )
    for table in (*WHOLE, RULE):
        for action, event in (("update", OF_A_RULE if table == RULE else "UPDATE"), ("delete", "DELETE")):
            schema_editor.execute(_trigger(schema_editor.connection.vendor, table, action, event))
        if schema_editor.connection.vendor == "sqlite":
            schema_editor.execute(_no_replacing(table))


def _trigger(vendor, table, action, event):
    head = f"CREATE TRIGGER {table}_no_{action} BEFORE {event} ON {table} "
    if vendor == "postgresql":
        return head + "FOR EACH ROW EXECUTE FUNCTION subsidies_append_only()"
    return head + "BEGIN SELECT RAISE(ABORT, 'subsidies_append_only'); END"


def _no_replacing(table):
    """SQLite's INSERT OR REPLACE removes a row without asking the trigger that forbids removal."""
    return (
        f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} "
        f"WHEN EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id OR key = NEW.key) "
        "BEGIN SELECT RAISE(ABORT, 'subsidies_append_only'); END"
    )


class Migration(migrations.Migration):
    dependencies = [("subsidies", "0001_initial")]
    operations = [migrations.RunPython(guard, elidable=False)]
