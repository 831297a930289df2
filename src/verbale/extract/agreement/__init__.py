"""Agreements: instruments, their parties, and the steps of their lives."""
