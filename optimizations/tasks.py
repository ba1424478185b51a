"""Background work of the room."""
