-- A key of the tests, as if quota-service had published it.
insert into replica_entry (topic, key, revision, value) values ('key.published', 'tests', 1, '{
  "revision": 1, "keyId": "tests", "name": "Tests", "scopes": ["finance:read"], "requestsPerSecond": 1000000,
  "secrets": [{"sha256": "a8ae6e6ee929abea3afcfc5258c8ccd6f85273e0d4626d26c7279f3250f77c8e"}]}');
