"""Many documents through the pipeline: into the record, or by many processes into tables that are loaded later."""

from verbale.batch.adding import Outcome, add_documents, run_of
from verbale.batch.folder import Done, Folder
from verbale.batch.loading import load_folder
from verbale.batch.running import ENGINES, PAGES, SECONDS, run_batch

__all__ = ["ENGINES", "PAGES", "SECONDS", "Done", "Folder", "Outcome", "add_documents", "load_folder", "run_batch", "run_of"]
