-- V0140 — what two persons put into the book after its release; nothing of it is ever changed
CREATE TABLE programmes.document (
    document_id uuid        PRIMARY KEY DEFAULT uuidv7(),
    name        text        NOT NULL,
    media_type  text        NOT NULL,
    content     bytea       NOT NULL,
    added_by    uuid        NOT NULL REFERENCES access.account,
    added_at    timestamptz NOT NULL,

    CONSTRAINT document_is_a_scan CHECK (media_type IN ('application/pdf', 'image/png', 'image/jpeg')),
    CONSTRAINT document_is_at_most_eight_megabytes CHECK (octet_length(content) BETWEEN 1 AND 8388608)
);
CREATE INDEX document_account_fk ON programmes.document (added_by);

CREATE TABLE programmes.publication (
    publication_id uuid        PRIMARY KEY DEFAULT uuidv7(),
    seq            bigint      GENERATED ALWAYS AS IDENTITY,
    title          text        NOT NULL,
    instrument     text        NOT NULL,
    document_id    uuid        REFERENCES programmes.document,
    takes_back     uuid        REFERENCES programmes.publication,
    submitted_by   uuid        NOT NULL REFERENCES access.account,
    submitted_name text        NOT NULL,
    submitted_at   timestamptz NOT NULL,
    published_by   uuid        NOT NULL REFERENCES access.account,
    published_name text        NOT NULL,
    published_at   timestamptz NOT NULL,

    CONSTRAINT publication_is_taken_back_once UNIQUE (takes_back),
    CONSTRAINT publication_needs_a_second_person CHECK (published_by <> submitted_by)
);
CREATE INDEX publication_document_fk ON programmes.publication (document_id);
CREATE INDEX publication_submitter_fk ON programmes.publication (submitted_by);
CREATE INDEX publication_publisher_fk ON programmes.publication (published_by);
COMMENT ON COLUMN programmes.publication.takes_back IS 'the publication that no longer holds because of this one; empty otherwise';
