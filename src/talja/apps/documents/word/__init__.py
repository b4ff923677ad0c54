"""Word files: opened with care, looked through, judged, filled in and read again. No models and no actors."""
