"""Promises and predictions."""
