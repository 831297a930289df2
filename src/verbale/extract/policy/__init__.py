"""Policies: declared courses with their means."""
