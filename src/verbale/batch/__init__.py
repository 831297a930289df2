"""Many documents through the pipeline and into the record."""

from verbale.batch.adding import Outcome, add_documents, run_of
from verbale.batch.isolation import IsolatedPipeline, Isolation, isolated

__all__ = ["IsolatedPipeline", "Isolation", "Outcome", "add_documents", "isolated", "run_of"]
