"""The Word templates that ship with Talja, written as Python so that a change can be read.

`python -m talja.project.word_templates` writes them into the package; a test keeps the two alike.
"""
