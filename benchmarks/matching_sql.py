"""The whole question as one SQL statement, on SQLite and on PostgreSQL: what the engine is compared with.

It gives the totals of the score, all parts of them. Only the order among equal totals it leaves open: that is a hash
in unsigned 64-bit arithmetic, which neither database has.
"""

from django.db import connection

from diaspora.models import Profile
from skills_match.matching import score
from skills_match.matching.facts import AssignmentFacts

_STATEMENT = """
WITH asked (requirement, skill, level, met, below) AS (VALUES {asked}),
people AS ({people}),
skills AS (
  SELECT profile_id, SUM(points) AS points FROM (
    SELECT held.profile_id, asked.requirement,
           MAX(CASE WHEN held.level >= asked.level THEN asked.met ELSE asked.below END) AS points
    FROM asked JOIN skills_match_personskill held ON held.skill_id = asked.skill
    GROUP BY held.profile_id, asked.requirement
  ) best GROUP BY profile_id
),
occupations AS (
  SELECT held.profile_id, MAX(CASE
    WHEN concept.isco = '{isco}' THEN {unit}
    WHEN concept.isco LIKE '{minor}' THEN {minor_points}
    WHEN concept.isco LIKE '{major}' THEN {major_points} ELSE 0 END) AS points
  FROM skills_match_personoccupation held JOIN skills_match_concept concept ON concept.id = held.occupation_id
  WHERE concept.isco LIKE '{major}' GROUP BY held.profile_id
),
languages AS (
  SELECT profile_id, CASE WHEN level >= '{level}' THEN {spoken} WHEN level = '{below}' THEN {half} ELSE 0 END AS points
  FROM diaspora_profilelanguage WHERE language_id = {language}
),
windows AS (
  SELECT profile_id,
         MAX({least}({least}({last_day}, {until}) - {greatest}({first_day}, {start}) + 1, {length})) AS covered
  FROM diaspora_availabilitywindow GROUP BY profile_id
)
SELECT people.id, skills.points + COALESCE(occupations.points, 0) + COALESCE(languages.points, 0)
  + CASE WHEN {fits_mode} THEN {mode_and_place} ELSE 0 END
  + CASE WHEN {shortest} > {length} THEN 0 ELSE
      {availability} * {least}(
        {greatest}(0, COALESCE(windows.covered, 0)), {longest}
      ) / {length} END AS total
FROM skills JOIN people ON people.id = skills.profile_id
LEFT JOIN occupations ON occupations.profile_id = people.id
LEFT JOIN languages ON languages.profile_id = people.id
LEFT JOIN windows ON windows.profile_id = people.id
WHERE skills.points > 0
ORDER BY total DESC LIMIT {limit}
"""
_MODES = {
    "on_site": "people.on_site",
    "online": "people.online",
    "blended": "people.blended OR (people.on_site AND people.online)",
}
_STEPS = ["", "A1", "A2", "B1", "B2", "C1", "C2"]


def best_in_sql(assignment: AssignmentFacts, limit: int) -> list[tuple[int, int]]:
    """(profile id, total) of the best, equal totals in any order. For questions of the drawn shape: one language,
    dates, a mode, no region."""
    assert assignment.starts_from
    assert assignment.starts_until
    ((language, step),) = assignment.languages
    (spoken,) = score.language_shares(assignment)
    is_sqlite = connection.vendor == "sqlite"
    day = "CAST(julianday({}) - 1721424.5 AS INTEGER)" if is_sqlite else "({} - DATE '0001-01-01' + 1)"
    wanted = ("id", "shortest_stay_days", "longest_stay_days", "on_site", "online", "blended")
    people, parameters = Profile.objects.matchable().values(*wanted).query.sql_with_params()
    isco, length = assignment.occupation, assignment.length_days
    statement = _STATEMENT.format(
        asked=", ".join(str(row) for row in _asked(assignment)),
        people=people,
        isco=isco,
        minor=f"{isco[:3]}%%",
        major=f"{isco[:2]}%%",
        unit=score.OCCUPATION_POINTS[4],
        minor_points=score.OCCUPATION_POINTS[3],
        major_points=score.OCCUPATION_POINTS[2],
        language=language,
        level=_STEPS[step],
        below=_STEPS[step - 1],
        spoken=spoken,
        half=spoken // 2,
        least="min" if is_sqlite else "LEAST",
        greatest="max" if is_sqlite else "GREATEST",
        first_day=day.format("starts_on"),
        last_day=day.format("ends_on"),
        start=assignment.starts_from,
        until=assignment.starts_until + (length or 0) - 1,
        length=length,
        shortest="COALESCE(people.shortest_stay_days, 0)" if assignment.is_a_stay else "0",
        longest=f"COALESCE(people.longest_stay_days, {length})" if assignment.is_a_stay else length,
        fits_mode=_MODES[assignment.mode],
        mode_and_place=score.MODE + score.PLACE,
        availability=score.AVAILABILITY,
        limit=limit,
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return cursor.fetchall()


def _asked(assignment: AssignmentFacts):
    """(requirement, skill, level, points at that level, points below it) of every skill that earns points.

    The best of them is taken for each requirement: a skill held at a lower level never earns less than a related one.
    """
    for number, requirement in enumerate(assignment.requirements):
        met, below = (
            score.credit(share=requirement.share, percent=percent) for percent in (score.LEVEL_MET, score.LEVEL_BELOW)
        )
        yield number, requirement.skill, requirement.level, met, below
        for skill, strength in requirement.related:
            points = score.credit(share=requirement.share, percent=score.related_percent(strength))
            yield number, skill, 0, points, points
