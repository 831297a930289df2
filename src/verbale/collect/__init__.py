"""The record grows by itself: sources are asked in turn, and what is new in them is read and added."""

from verbale.collect.collector import Collector, Told
from verbale.collect.sources import Source, load_sources

__all__ = ["Collector", "Source", "Told", "load_sources"]
