"""What can be read of positions; every query takes the actor."""
