"""What others may do with the task library: write, put back, take from a file, and load publishers' files."""

from talja.apps.tasklibrary.operations.publishing import load_occupation_file
from talja.apps.tasklibrary.operations.receiving import receive_library, take_tasks
from talja.apps.tasklibrary.operations.writing import put_back_task, write_task

__all__ = ["load_occupation_file", "put_back_task", "receive_library", "take_tasks", "write_task"]
