"""Many documents through the pipeline and into the record; tables that persons have filled in."""

from verbale.batch.actors import registry_of
from verbale.batch.adding import Outcome, add_documents, run_of
from verbale.batch.judged import Imported, import_verdicts

__all__ = ["Imported", "Outcome", "add_documents", "import_verdicts", "registry_of", "run_of"]
