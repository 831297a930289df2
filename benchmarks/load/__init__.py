"""Readers and a writer at a store together: `python -m benchmarks.load`."""
