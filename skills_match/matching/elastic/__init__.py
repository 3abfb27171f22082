"""Matching on Elasticsearch: the answer of `score`, found by a search server. Nothing else imports `elasticsearch`."""
