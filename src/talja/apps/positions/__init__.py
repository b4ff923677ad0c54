"""Described work: what somebody is to do, when, what it demands, and whether it freed the hours it promised."""
