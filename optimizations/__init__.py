"""Everything that asks a model, and the rules engine that answers when there is none."""
