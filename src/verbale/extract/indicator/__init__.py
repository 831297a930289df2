"""Indicators: figures and results that are claimed."""
