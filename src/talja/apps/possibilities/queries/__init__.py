"""What can be read of possibilities; every query takes the actor."""
