"""Workplaces on their way from an idea to a position: steps, visits and calls, and what others must say first."""
