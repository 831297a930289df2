"""Many documents through the pipeline and into the record."""

from verbale.batch.adding import Outcome, add_documents, run_of

__all__ = ["Outcome", "add_documents", "run_of"]
