"""What nesting costs, as ratios of two measurements that alternate in one run (K13)."""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import tempfile

import bench

PEOPLE = 100_000  # members of the big group, and groups that are nested elsewhere
DEPTH = 10

# Person 0 leads everything here. `f` are groups of this file's own.
SETUP = """
\\set ON_ERROR_STOP on
set session_replication_role = replica;
create function pg_temp.bench_id(kind text, number bigint) returns uuid language sql immutable as
$$ select (kind || lpad(to_hex(number), 31, '0'))::uuid $$;
create function pg_temp.make_group(number bigint, name text) returns void language sql as $$
  insert into public.groups (id, name, created_by_user_id, member_count)
  values (pg_temp.bench_id('f', number), name, pg_temp.bench_id('a', 0), 1);
  insert into public.group_roles (id, group_id, name, is_leader, is_joiner) values
  (pg_temp.bench_id('1', number), pg_temp.bench_id('f', number), 'Group Leader', true, false),
  (pg_temp.bench_id('2', number), pg_temp.bench_id('f', number), 'Member', false, true);
  insert into public.group_role_permissions (group_role_id, group_id, permission_id)
  select pg_temp.bench_id('2', number), pg_temp.bench_id('f', number), p.id
  from public.permissions as p where p.name like 'view%%' and p.scope = 'group';
  insert into public.group_memberships (group_id, user_id, added_by_user_id, joined_at)
  values (pg_temp.bench_id('f', number), pg_temp.bench_id('a', 0), pg_temp.bench_id('a', 0), now());
  insert into public.user_group_roles
  (user_id, group_id, group_role_id, is_leader, assigned_by_user_id)
  values (pg_temp.bench_id('a', 0), pg_temp.bench_id('f', number), pg_temp.bench_id('1', number),
    true, pg_temp.bench_id('a', 0));
  insert into muster.direct_access (user_id, group_id, status, joined_at, is_leader, role_ids)
  values (pg_temp.bench_id('a', 0), pg_temp.bench_id('f', number), 'active', now(), true,
    array[pg_temp.bench_id('1', number)]);
$$;
-- 0: the outer group; 1: one of few members; 2: one of many; 10 to 20: a chain.
select pg_temp.make_group(n, 'Group ' || n)
from (values (0), (1), (2)) as v (n);
select pg_temp.make_group(10 + n, 'Ring ' || n) from generate_series(0, {depth}) as n;
insert into public.group_join_codes (group_id, code)
values (pg_temp.bench_id('f', 2), 'ZZZZZZZZ');
-- Half of the people are members of the big group; the others come and go.
insert into public.group_memberships (group_id, user_id, added_by_user_id, joined_at)
select pg_temp.bench_id('f', 2), pg_temp.bench_id('a', n), pg_temp.bench_id('a', 0), now()
from generate_series(1, {people} - 1) as n;
insert into muster.direct_access (user_id, group_id, status, joined_at, role_ids)
select pg_temp.bench_id('a', n), pg_temp.bench_id('f', 2), 'active', now(),
  array[pg_temp.bench_id('2', 2)]
from generate_series(1, {people} - 1) as n;
insert into public.user_group_roles
(user_id, group_id, group_role_id, is_leader, assigned_by_user_id)
select pg_temp.bench_id('a', n), pg_temp.bench_id('f', 2), pg_temp.bench_id('2', 2), false,
  pg_temp.bench_id('a', 0)
from generate_series(1, {people} - 1) as n;
update public.groups set member_count = {people} where id = pg_temp.bench_id('f', 2);
insert into public.group_memberships (group_id, user_id, added_by_user_id, joined_at)
select pg_temp.bench_id('f', 10), pg_temp.bench_id('a', n), pg_temp.bench_id('a', 0), now()
from generate_series(1, 100) as n;
insert into muster.direct_access (user_id, group_id, status, joined_at, role_ids)
select pg_temp.bench_id('a', n), pg_temp.bench_id('f', 10), 'active', now(),
  array[pg_temp.bench_id('2', 10)]
from generate_series(1, 100) as n;
set session_replication_role = origin;
vacuum (analyze);
select set_config('request.jwt.claims', json_build_object('sub', pg_temp.bench_id('a', 0))::text,
  false);
select public.offer_nesting(pg_temp.bench_id('f', 11 + n), pg_temp.bench_id('f', 10 + n))
from generate_series(0, {depth} - 1) as n;
"""

# Every group of the load is put inside another: a closure of as many rows, of other people.
ELSEWHERE = """
\\set ON_ERROR_STOP on
set session_replication_role = replica;
insert into public.group_memberships
(group_id, member_group_id, edge_role_id, added_by_user_id, joined_at)
select o.id, i.id, r.id, o.created_by_user_id, now()
from public.groups as i
join public.groups as o
  on o.id = ('c' || lpad(to_hex((('x' || right(i.id::text, 8))::bit(32)::bigint) / 2), 31, '0'))::uuid
join public.group_roles as r on r.group_id = o.id and r.is_joiner
where i.id::text like 'c%' and ('x' || right(i.id::text, 8))::bit(32)::bigint > {groups} / 2;
insert into muster.group_closure (inner_group_id, outer_group_id, group_role_id)
select m.member_group_id, m.group_id, m.edge_role_id
from public.group_memberships as m
where m.member_group_id is not null and m.status = 'active'
on conflict do nothing;
set session_replication_role = origin;
vacuum (analyze);
"""


def group(number):
    return f"('f' || lpad(to_hex({number}), 31, '0'))::uuid"


def script(path, person, *statements):
    """A pgbench script: each statement in a transaction of its own, as the person."""
    lines = [f"\\set person {person}"]
    for statement in statements:
        lines += [
            "begin;",
            "select set_config('request.jwt.claims', json_build_object('sub',"
            " ('a' || lpad(to_hex(:person ::integer), 31, '0')))::text, true),"
            " set_config('role', 'authenticated', true);",
            statement + ";",
            "commit;",
        ]
    with open(path, "w") as file:
        file.write("\n".join(lines) + "\n")
    return path


def psql(server, text):
    subprocess.run(
        ["psql", "-q", "-X", "-o", os.devnull, "-d", f"{server.connection} user=postgres"],
        input=text, text=True, check=True,
    )


def alternate(rounds, one, other):
    """The median ratio of two measurements that alternate."""
    return statistics.median(one() / other() for _ in range(rounds))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--muster", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--rounds", type=int, default=3, help="default %(default)s")
    parser.add_argument("--seconds", type=int, default=4, help="of each run (default 4)")
    arguments = parser.parse_args()
    seconds = arguments.seconds
    parent = tempfile.mkdtemp(prefix="muster-bench-")
    os.chmod(parent, 0o711)
    try:
        server = bench.Server(os.path.abspath(arguments.muster), PEOPLE, parent)
        server.load()
        reads = bench.statements(arguments.muster)["groups.mine.current"]

        def path(name):
            return os.path.join(parent, name)

        def rate(file, clients=1):
            return bench.pgbench(server, file, seconds, user="postgres", clients=clients)

        with server:
            psql(server, SETUP.format(people=PEOPLE, depth=DEPTH))

            def nesting(number):
                return script(
                    path(f"nest-{number}.sql"), 0,
                    f"select public.offer_nesting({group(0)}, {group(number)})",
                    f"select public.end_nesting({group(0)}, {group(number)})",
                )

            few, many = nesting(1), nesting(2)
            moving = script(
                path("moving.sql"), f"random(1, {PEOPLE - 1})",
                f"select public.leave_group({group(2)}) where exists (select from"
                f" public.group_memberships as m where m.group_id = {group(2)}"
                " and m.user_id = auth.uid() and m.status = 'active')",
                f"select public.join_group('ZZZZZZZZ') where not exists (select from"
                f" public.group_memberships as m where m.group_id = {group(2)}"
                " and m.user_id = auth.uid() and m.status = 'active')",
            )

            def check(number):
                return script(
                    path(f"check-{number}.sql"), "random(1, 100)",
                    "select exists (select from muster.my_permissions as p"
                    f" where p.group_id = {group(number)} and p.permission = 'view_forum')",
                )

            near, far = check(11), check(10 + DEPTH)

            def while_nesting():
                # The big group goes in and out all the while.
                other = subprocess.Popen(
                    ["pgbench", "-n", "-c", "1", "-T", str(seconds + 1), "-f", many]
                    + [f"{server.connection} user=postgres"],
                    stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                )
                try:
                    return rate(moving, 2)
                finally:
                    other.wait()

            own = path("own.sql")
            bench.pgbench_script(own, reads, ["20", "1"], PEOPLE, "authenticated", False)
            for warm in (few, many, moving, near, far, own):
                rate(warm)
            result = {
                "nesting_1e5_members_vs_1": alternate(
                    arguments.rounds, lambda: rate(few), lambda: rate(many)),
                "joining_while_nesting_vs_not": alternate(
                    arguments.rounds, lambda: rate(moving, 2), while_nesting),
                f"check_at_depth_{DEPTH}_vs_1": alternate(
                    arguments.rounds, lambda: rate(near), lambda: rate(far)),
            }
            before = [rate(own) for _ in range(arguments.rounds)]
            psql(server, ELSEWHERE.format(groups=PEOPLE))
            rate(own)
            result["my_groups_with_1e5_nested_elsewhere_vs_none"] = statistics.median(
                before
            ) / statistics.median([rate(own) for _ in range(arguments.rounds)])
    finally:
        shutil.rmtree(parent, ignore_errors=True)
    if arguments.json:
        print(json.dumps(result))
        return
    for name, value in result.items():
        print(f"{name:48}{value:8.2f}")
    print("\nEach is a cost: how many times as long the first takes as the second.")


if __name__ == "__main__":
    main()
