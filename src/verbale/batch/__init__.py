"""Many documents through the pipeline: into the record, or by many processes into tables that are loaded later; what persons filled in."""

from verbale.batch.actors import registry_of
from verbale.batch.adding import Outcome, add_documents, run_of
from verbale.batch.folder import Done, Folder
from verbale.batch.isolation import IsolatedPipeline, Isolation, isolated
from verbale.batch.judged import Imported, import_verdicts
from verbale.batch.loading import load_folder
from verbale.batch.running import ENGINES, PAGES, SECONDS, run_batch

__all__ = [
    "ENGINES",
    "PAGES",
    "SECONDS",
    "Done",
    "Folder",
    "Imported",
    "IsolatedPipeline",
    "Isolation",
    "Outcome",
    "add_documents",
    "import_verdicts",
    "isolated",
    "load_folder",
    "registry_of",
    "run_batch",
    "run_of",
]
