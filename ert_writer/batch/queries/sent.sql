-- Month x template x language of the replies in the audit log, drafts left out: how many, how many of them rest on a
-- decision of a person, and how many had a finding.
SELECT
  if(grouping(period) = 1, 'all', period) AS period,
  if(grouping(template) = 1, 'all', template) AS template,
  if(grouping(language) = 1, 'all', language) AS language,
  count(*) AS replies,
  count(*) FILTER (decisions > 0) AS by_decision,
  count(*) FILTER (findings > 0) AS with_findings
FROM (SELECT *, strftime(recorded_at, '%Y-%m') AS period FROM audit WHERE kind = 'reply' AND NOT draft)
GROUP BY GROUPING SETS ((period, template, language), (period, template), (language), ());
