-- Missing item x country: letters in which intake did not find it. A letter without two items counts in both rows.
SELECT
  if(grouping(item) = 1, 'all', item) AS item,
  if(grouping(country) = 1, 'all', country) AS country,
  count(*) AS letters
FROM missing JOIN letters ON letters.letter = missing.letter
GROUP BY GROUPING SETS ((item, country), (item), (country), ());
