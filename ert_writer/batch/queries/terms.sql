-- Concept x country: letters whose translation by the engine alone did not have the concept's approved term, those in
-- which it was brought in, and those in which it is missing still. A letter with two concepts counts in both rows.
SELECT
  if(grouping(concept) = 1, 'all', concept) AS concept,
  if(grouping(country) = 1, 'all', country) AS country,
  count(*) AS letters,
  count(*) FILTER (corrected) AS corrected,
  count(*) FILTER (missing) AS missing
FROM terms JOIN letters ON letters.letter = terms.letter
GROUP BY GROUPING SETS ((concept, country), (concept), (country), ());
