"""Settings of the garden."""
