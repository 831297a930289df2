"""Verbale beside its neighbours: the same documents, in turn, in one run (`make bench-peers`).

`ours` and `theirs` are what is run, each in an environment of its own through `worker`; `run` has them work in turn and scores them,
`report` and `plots` write what came of it.
"""
