"""Finding work that qualified staff do today and others could take over: inventories of tasks."""
