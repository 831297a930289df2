"""Quality and speed, measured: predictions of every task, scorers, the report."""
