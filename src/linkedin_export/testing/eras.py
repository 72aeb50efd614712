"""The months whose exports differ the most."""

ERAS = ("2018-10", "2018-12", "2020-12", "2022-09", "2023-07", "2024-07", "2025-08", "2026-05")
"""A month for each way in which LinkedIn has put exports together, oldest first; more are added as LinkedIn changes."""
