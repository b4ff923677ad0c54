"""YAML files that people write: read strictly, every fault told with file, key and line."""
