-- V0044 — persons are looked up by the start of their name; ranges, not LIKE, which row-level security keeps from the index
CREATE INDEX person_full_name ON registry.person (full_name);
