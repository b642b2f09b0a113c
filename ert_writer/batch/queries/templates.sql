-- Template x country: replies recorded with cases.
SELECT
  if(grouping(template) = 1, 'all', template) AS template,
  if(grouping(country) = 1, 'all', country) AS country,
  count(*) AS replies
FROM replies
GROUP BY GROUPING SETS ((template, country), (template), (country), ());
