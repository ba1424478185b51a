"""Writes of the room: plans assigned, units reserved and settled, credits granted and spent."""
