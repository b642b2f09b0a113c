-- Month x country x kind of danger: letters received, distinct identifiers asked about, letters that had a reply,
-- that had an answer, that were asked for a missing item, and minutes to the first reply (linear interpolation).
SELECT
  if(grouping(period) = 1, 'all', period) AS period,
  if(grouping(country) = 1, 'all', country) AS country,
  if(grouping(kind) = 1, 'all', kind) AS kind,
  count(DISTINCT outcomes.letter) AS received,
  count(DISTINCT identifiers.identifier) AS identifiers,
  count(DISTINCT outcomes.letter) FILTER (replied) AS replied,
  count(DISTINCT outcomes.letter) FILTER (answered) AS answered,
  count(DISTINCT outcomes.letter) FILTER (asked) AS asked_for_item,
  round(quantile_cont(minutes, 0.5) FILTER (coalesce(place, 1) = 1), 1) AS median_minutes,
  round(quantile_cont(minutes, 0.9) FILTER (coalesce(place, 1) = 1), 1) AS p90_minutes
FROM outcomes
LEFT JOIN (
  SELECT letter, identifier, row_number() OVER (PARTITION BY letter ORDER BY identifier) AS place FROM identifiers
) AS identifiers ON identifiers.letter = outcomes.letter
GROUP BY GROUPING SETS ((period, country, kind), (period, country), (kind), ());
