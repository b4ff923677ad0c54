"""From the tasks of workplaces to decent positions: a problem in, a plan out, a judge that never met the solver."""
