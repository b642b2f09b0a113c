-- What the figures are computed from, over the tables letters, identifiers, missing, replies, terms and audit.
-- All moments are in UTC. A reply counts for every letter of its case that had arrived by then.

-- Replies that tell the requester to wait, or that stay at the desk: they are replies, and no answer.
CREATE VIEW interim AS
SELECT unnest(['ack', 'auto-receipt', 'deadline-extension', 'shift-handover', 'spoof-note', 'still-under-review']) AS template;

-- One row a letter: its month, and what came of it.
CREATE VIEW outcomes AS
SELECT
  letters.letter,
  coalesce(strftime(any_value(letters.received), '%Y-%m'), 'undated') AS period,
  any_value(letters.country) AS country,
  any_value(letters.kind) AS kind,
  count(replies.replied_at) > 0 AS replied,
  coalesce(bool_or(replies.template NOT IN (SELECT template FROM interim)), false) AS answered,
  coalesce(bool_or(replies.template = 'more-info'), false) AS asked,
  date_diff('second', any_value(letters.received), min(replies.replied_at)) / 60.0 AS minutes
FROM letters
LEFT JOIN replies ON replies.case_id = letters.case_id AND replies.replied_at >= letters.received
GROUP BY letters.letter;
