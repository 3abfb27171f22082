"""The search for assignments on Elasticsearch: the plan of `plan.py`, carried out by a search server."""
