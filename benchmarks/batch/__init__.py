"""What `verbale batch` costs: workers, Ray, memory, a page, its stages, and what a crawl needs; `python -m benchmarks.batch`."""
