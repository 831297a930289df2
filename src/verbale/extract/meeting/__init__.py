"""Meetings: who comes together or talks live."""
