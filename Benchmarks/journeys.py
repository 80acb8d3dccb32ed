"""What the marketplace and a group's progress cost as the world fills, as ratios (J3, J4)."""

import argparse
import json
import os
import shutil
import statistics
import tempfile

import bench
import nesting

PEOPLE = 1_100
FEW, MANY = 1_000, 100_000

PEOPLE_SQL = """
\\set ON_ERROR_STOP on
create function pg_temp.person(number bigint) returns uuid language sql immutable as
$$ select ('a' || lpad(to_hex(number), 31, '0'))::uuid $$;
"""

# The marketplace fills: topics that few journeys have, and words that all have; by a thousand
# people.
FILL_MARKET = PEOPLE_SQL + """
set session_replication_role = replica;
insert into public.journeys
(title, description, created_by_user_id, is_published, is_public, difficulty_level, tags,
  published_at, latest_version, published_version)
select (array['Walking', 'Reading', 'Cooking', 'Speaking'])[1 + n % 4] || ' ' || n,
  'About topic' || n % 1000 || ' for everybody', pg_temp.person(1 + n % 1000), true, true,
  (array['beginner', 'intermediate', 'advanced'])[1 + n % 3], array['tag' || n % 500],
  now() - n * interval '1 minute', 1, 1
from generate_series({first}, {last}) as n;
insert into public.journey_versions
(journey_id, version, required_steps, total_steps, released_by_user_id)
select j.id, 1, 5, 5, j.created_by_user_id from public.journeys as j
on conflict do nothing;
set session_replication_role = origin;
vacuum (analyze);
"""

# A group of so many members who have done a hundred steps each.
FILL_GROUP = PEOPLE_SQL + """
select set_config('request.jwt.claims', json_build_object('sub', pg_temp.person({leader}))::text,
  false);
create temporary table made as select public.create_group('{name}') as id;
create temporary table course as select public.create_journey(jsonb_build_object(
  'title', '{name}', 'content', jsonb_build_object('steps', (
    select jsonb_agg(jsonb_build_object(
      'id', 's' || n, 'title', 'S', 'kind', 'text', 'body', 'x'))
    from generate_series(1, 100) as n)))) as id;
create temporary table enrolled as
select public.enroll_in_journey(course.id, made.id) as id from course, made;
insert into public.group_memberships (group_id, user_id, added_by_user_id)
select made.id, pg_temp.person(n), pg_temp.person({leader})
from made, generate_series({leader} + 1, {leader} + {members} - 1) as n;
insert into public.user_group_roles
(group_id, user_id, group_role_id, is_leader, assigned_by_user_id)
select m.group_id, m.user_id, r.id, r.is_leader, pg_temp.person({leader})
from public.group_memberships as m
join made on made.id = m.group_id
join public.group_roles as r on r.group_id = m.group_id and r.name = 'Member'
where m.user_id <> pg_temp.person({leader});
set session_replication_role = replica;
insert into public.journey_progress (enrollment_id, user_id, step_id)
select e.id, pg_temp.person(p), 's' || n
from enrolled as e, generate_series({leader}, {leader} + {members} - 1) as p,
  generate_series(1, 100) as n;
insert into public.journey_participants
(enrollment_id, user_id, completed_required, completed_steps, completed_at)
select e.id, pg_temp.person(p), 100, 100, now()
from enrolled as e, generate_series({leader}, {leader} + {members} - 1) as p;
set session_replication_role = origin;
drop table made, course, enrolled;
vacuum (analyze);
"""


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--muster", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--rounds", type=int, default=3, help="default %(default)s")
    parser.add_argument("--seconds", type=int, default=4, help="of each run (default 4)")
    arguments = parser.parse_args()
    parent = tempfile.mkdtemp(prefix="muster-bench-")
    os.chmod(parent, 0o711)
    try:
        server = bench.Server(os.path.abspath(arguments.muster), PEOPLE, parent)
        server.load()

        def rate(file):
            return bench.pgbench(server, file, arguments.seconds, user="postgres", clients=1)

        def median(file):
            rate(file)
            return statistics.median(rate(file) for _ in range(arguments.rounds))

        def market(name, *arguments):
            found = ", ".join(arguments)
            return nesting.script(
                os.path.join(parent, name + ".sql"), 0,
                f"select j.* from api.marketplace({found}, 20) as m cross join lateral"
                " (select a.* from api.journeys as a where a.id = m.journey_id limit 1) as j",
                f"select count(*) from api.marketplace({found}, 1001)",
            )

        def overview(name, person):
            return nesting.script(
                os.path.join(parent, name + ".sql"), person,
                "select api.enrollment_progress(e.enrollment_id, null)"
                " from muster.my_enrollments as e",
            )

        with server:
            scripts = {
                "list": market("list", "null", "null", "null", "null"),
                "rare word": market("rare", "null", "null", "null", "'topic77'"),
                "frequent word": market("frequent", "null", "null", "null", "'everybody'"),
                "tag": market("tag", "null", "null", "'tag7'", "null"),
            }
            nesting.psql(server, FILL_MARKET.format(first=1, last=FEW))
            few = {name: median(file) for name, file in scripts.items()}
            nesting.psql(server, FILL_MARKET.format(first=FEW + 1, last=MANY))
            many = {name: median(file) for name, file in scripts.items()}
            nesting.psql(server, FILL_GROUP.format(name="Small", leader=1, members=10))
            small = overview("small", 1)
            alone = median(small)
            nesting.psql(server, FILL_GROUP.format(name="Large", leader=50, members=1_000))
            among = median(small)
            large = median(overview("large", 50))
    finally:
        shutil.rmtree(parent, ignore_errors=True)
    result = {
        f"marketplace_{name.replace(' ', '_')}_1e5_journeys_vs_1e3": few[name] / many[name]
        for name in scripts
    }
    result["overview_among_1e5_rows_vs_alone"] = alone / among
    result["overview_of_1e5_rows_vs_of_1e3"] = among / large
    if arguments.json:
        print(json.dumps(result))
        return
    for name, value in result.items():
        print(f"{name:52}{value:8.2f}")
    print("\nEach is a cost: how many times as long the first takes as the second.")


if __name__ == "__main__":
    main()
