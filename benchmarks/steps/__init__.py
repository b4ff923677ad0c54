"""The measured work. Each step runs in a process of its own, against a database of its own."""
