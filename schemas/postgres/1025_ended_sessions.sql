-- Who logged out.

CREATE TABLE ended_session (
    session_id uuid        PRIMARY KEY,
    ended_at   timestamptz NOT NULL
);
COMMENT ON TABLE ended_session IS 'A session that somebody logged out of: its cookie opens nothing more. Kept as long as the cookie lasts. Written by EndedSessions.';
