"""Handing tables to the tools people already use; each needs an extra and is imported when asked for."""
