"""Carving: problems made of inventories, runs of the solver, drafts that people steer, and what became positions."""
