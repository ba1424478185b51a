"""Writes of billing: plans assigned, units reserved and settled, credits granted and spent."""
