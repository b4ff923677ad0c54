"""What can be read of carvings; every query takes the actor."""
