-- `:proposals` and `:flags`, as the program writes them, over all platforms and sixty days.

CREATE TEMP TABLE entries AS
SELECT row_number() OVER (ORDER BY id) - 1 AS place, id, country, version FROM platforms;

-- No moment is at a whole second, which the program would write without a fraction.
CREATE TEMP TABLE moments AS
WITH RECURSIVE numbers (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM numbers LIMIT max(:proposals, :flags))
SELECT n, n % (SELECT count(*) FROM entries) AS place, n / (SELECT count(*) FROM entries) AS turn,
    strftime('%Y-%m-%dT%H:%M:%S', 'now', -(abs(random()) % 4320000 + 864000) || ' seconds') AS second,
    printf('.%03d+00:00', 1 + abs(random()) % 999) AS fraction
FROM numbers;

-- The proposals for one platform change another field each, so that accepting one leaves the others sound. They are
-- ranked as if they had waited a week longer, as what concerns a flagged platform is.
INSERT INTO proposals (id, kind, status, country, platform_id, base_version, author_id, author_role, fields, revision,
    created_at, updated_at, submitted_at, waited_s, waiting_since, rank_at)
SELECT randomblob(16), 'UPDATE', 'SUBMITTED', country, entries.id, version, accounts.id, 'GOVERNMENT',
    CASE turn % 5
        WHEN 0 THEN json_object('launched', 1990 + n % 8)
        WHEN 1 THEN json_object('operator', 'Agency ' || n)
        WHEN 2 THEN json_object('authority', 'Ministry ' || n)
        WHEN 3 THEN json_object('sources', json_array('https://evidence.example/proposed/' || n))
        WHEN 4 THEN json_object('summary', json_object('en', 'Lessons and exercises for every school, number ' || n || '.'))
    END,
    2, second || fraction, second || fraction, second || fraction, 0, second || fraction,
    strftime('%Y-%m-%dT%H:%M:%S', second, '-7 days') || fraction
FROM moments JOIN entries USING (place) JOIN accounts ON email = 'government@desk.example'
WHERE n < :proposals;

-- When each kind is a curator's matter, and when the public's. The government has been told of all that it is told of.
CREATE TEMP TABLE kinds (number, kind, ranked, noticed);
INSERT INTO kinds VALUES (0, 'NOT_FOUND', '+7 days', '+7 days'), (1, 'PARKED', '-30 days', '+0 days'),
    (2, 'MOVED', '+7 days', '+7 days'), (3, 'METADATA_CHANGED', '+0 days', NULL);

INSERT INTO flags (id, platform_id, kind, opened_at, last_seen_at, times_opened, first_evidence, last_evidence,
    rank_at, notice_from, noticed_at, told_at)
SELECT randomblob(16), id, kind, second || fraction, second || fraction, 1, 'seen by check ' || n, 'seen by check ' || n,
    strftime('%Y-%m-%dT%H:%M:%S', second, ranked) || fraction,
    strftime('%Y-%m-%dT%H:%M:%S', second, noticed) || fraction,
    strftime('%Y-%m-%dT%H:%M:%S', second, noticed) || fraction,
    iif(noticed IS NULL, NULL, second || fraction)
FROM moments JOIN entries USING (place) JOIN kinds ON number = (place + turn) % 4
WHERE n < :flags;
