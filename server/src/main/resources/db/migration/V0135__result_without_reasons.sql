-- V0135 — reasons are found anew when somebody looks, and kept with a lead; a result holds what lists and figures need
ALTER TABLE screening.result DROP COLUMN needs, DROP COLUMN because;
