"""The municipality's own edition of the task library, and the publishers' files that it has loaded."""
