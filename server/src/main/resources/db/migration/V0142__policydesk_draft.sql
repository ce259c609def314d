-- V0142 — drafts of the book: opened, submitted, and published or returned by somebody else
CREATE SCHEMA policydesk;
GRANT USAGE ON SCHEMA policydesk TO doudi_app;

CREATE TABLE policydesk.draft (
    draft_id       uuid        PRIMARY KEY DEFAULT uuidv7(),
    title          text        NOT NULL,
    instrument     text        NOT NULL DEFAULT '',
    document_id    uuid        REFERENCES programmes.document,
    takes_back     uuid        REFERENCES programmes.publication,
    state          text        NOT NULL DEFAULT 'draft',
    opened_by      uuid        NOT NULL REFERENCES access.account,
    opened_name    text        NOT NULL,
    opened_at      timestamptz NOT NULL,
    submitted_by   uuid        REFERENCES access.account,
    submitted_name text,
    submitted_at   timestamptz,
    decided_by     uuid        REFERENCES access.account,
    decided_name   text,
    decided_at     timestamptz,
    reason         text        NOT NULL DEFAULT '',
    publication_id uuid        REFERENCES programmes.publication,

    CONSTRAINT draft_has_a_title CHECK (length(btrim(title)) BETWEEN 2 AND 200),
    CONSTRAINT draft_state_is_known CHECK (state IN ('draft', 'submitted', 'returned', 'published', 'withdrawn')),
    CONSTRAINT draft_says_who_submitted CHECK (state IN ('draft', 'withdrawn') OR submitted_by IS NOT NULL),
    CONSTRAINT draft_is_decided_by_a_second_person
        CHECK (state NOT IN ('returned', 'published') OR (decided_by IS NOT NULL AND decided_by <> submitted_by)),
    CONSTRAINT draft_leads_to_its_publication CHECK ((state = 'published') = (publication_id IS NOT NULL))
);
CREATE INDEX draft_document_fk ON policydesk.draft (document_id);
CREATE INDEX draft_takes_back_fk ON policydesk.draft (takes_back);
CREATE INDEX draft_opener_fk ON policydesk.draft (opened_by);
CREATE INDEX draft_submitter_fk ON policydesk.draft (submitted_by);
CREATE INDEX draft_decider_fk ON policydesk.draft (decided_by);
CREATE INDEX draft_publication_fk ON policydesk.draft (publication_id);

CREATE TABLE policydesk.draft_value (
    draft_id   uuid    NOT NULL REFERENCES policydesk.draft,
    parameter  text    NOT NULL,
    division   text    NOT NULL,
    key        text    NOT NULL,
    from_month date    NOT NULL,
    value      numeric NOT NULL,
    mark       text    NOT NULL,
    source     text    NOT NULL,
    note       text    NOT NULL,

    PRIMARY KEY (draft_id, parameter, division, key, from_month)
);
CREATE TABLE policydesk.draft_policy (
    draft_id   uuid NOT NULL REFERENCES policydesk.draft,
    programme  text NOT NULL,
    from_month date NOT NULL,
    file_name  text NOT NULL,
    dmn        text NOT NULL,

    PRIMARY KEY (draft_id, programme)
);
