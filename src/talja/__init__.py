"""Talja: from internship and support to work."""

__version__ = "0.1.0"
