from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("carvings", "0002_conflicts"),
    ]

    operations = [
        migrations.AddField(
            model_name="run",
            name="without",
            field=models.JSONField(default=dict, verbose_name="som om ingen kunde"),
        ),
    ]
