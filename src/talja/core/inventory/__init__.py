"""What a workplace tells of its days: tasks, how often, when, and what they demand."""
