"""Write the templates that ship with Talja into the package."""

from talja.apps.documents.shipped import FOLDER
from talja.project.word_templates.every import every_template

for kind, content in every_template().items():
    (FOLDER / f"{kind}.docx").write_bytes(content)
