"""What suggestions and restaurants nearby cost as the world fills, as ratios (L8)."""

import argparse
import json
import os
import shutil
import statistics
import tempfile

import bench
import nesting

PEOPLE = 1_000
FEW, MANY = 1_000, 100_000

# Ten people have lunch in a city of 300 restaurants, and have been to many of them.
SETUP = """
\\set ON_ERROR_STOP on
create function pg_temp.person(number bigint) returns uuid language sql immutable as
$$ select ('a' || lpad(to_hex(number), 31, '0'))::uuid $$;
insert into public.restaurants (name, address, location_lat, location_lng, added_by_user_id)
select 'City ' || n, 'x', 48.1 + 0.2 * (n % 20) / 20, 16.2 + 0.3 * (n / 20) / 15, pg_temp.person(0)
from generate_series(0, 299) as n;
select set_config('request.jwt.claims', json_build_object('sub', pg_temp.person(0))::text, false);
select public.create_lunch(current_date + 1, 48.2, 16.37);
insert into public.lunch_group_participants (lunch_group_id, user_id)
select l.id, pg_temp.person(n) from public.lunch_groups as l, generate_series(1, 9) as n;
insert into public.visit_history (user_id, restaurant_id, visited_on)
select p.user_id, r.id, current_date - 7
from public.lunch_group_participants as p, public.restaurants as r;
"""

# The world fills: evenly over the globe, and the city itself.
FILL = """
\\set ON_ERROR_STOP on
set session_replication_role = replica;
insert into public.restaurants (name, address, location_lat, location_lng, added_by_user_id)
select '{name} ' || n, 'x',
  case when n % 2 = 0 then degrees(asin(2 * random() - 1)) else 48.1 + 0.2 * random() end,
  case when n % 2 = 0 then 360 * random() - 180 else 16.2 + 0.3 * random() end,
  ('a' || lpad('0', 31, '0'))::uuid
from generate_series(1, {count}) as n;
set session_replication_role = origin;
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

        with server:
            nesting.psql(server, SETUP)
            suggestions = nesting.script(
                os.path.join(parent, "suggestions.sql"), 0,
                "select api.suggestions(m.lunch_group_id) from muster.my_lunch_groups as m",
            )
            nearby = nesting.script(
                os.path.join(parent, "nearby.sql"), 0,
                "select n.* from api.restaurants_near(48.2, 16.37) as n"
                " limit 20",
            )
            nesting.psql(server, FILL.format(name="Few", count=FEW))
            few = median(suggestions), median(nearby)
            nesting.psql(server, FILL.format(name="Many", count=MANY - FEW))
            many = median(suggestions), median(nearby)
    finally:
        shutil.rmtree(parent, ignore_errors=True)
    result = {
        "suggestions_1e5_restaurants_vs_1e3": few[0] / many[0],
        "nearby_1e5_restaurants_vs_1e3": few[1] / many[1],
    }
    if arguments.json:
        print(json.dumps(result))
        return
    for name, value in result.items():
        print(f"{name:48}{value:8.2f}")
    print("\nEach is a cost: how many times as long the first takes as the second.")


if __name__ == "__main__":
    main()
