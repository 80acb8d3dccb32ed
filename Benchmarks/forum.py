"""What a forum costs as more is written in it, as ratios of two measurements that alternate in one
run."""

import argparse
import json
import os
import shutil
import statistics
import tempfile

import bench

GROUP = "'c0000000-0000-0000-0000-000000000001'"
THREAD = "'f0000000-0000-0000-0000-000000000000'"
# Names of `muster statements`, and the values of their parameters.
READS = {
    "forum.threads": ["20", "1", GROUP, "null"],
    "forum.threads.unread": ["20", "1", GROUP, "null"],
    "forum.thread": [THREAD],
    "forum.replies": [THREAD, "null", "null", "50"],
    "search.group.rare": ["20", "1", GROUP, "'needle'", "'{forum,expenses}'"],
    "search.group.frequent": ["20", "1", GROUP, "'bread'", "'{forum,expenses}'"],
}
WRITES = {"forum.reply": [THREAD, "'Hello'", "'{}'", "null"]}

# In group 1, whose leader is person 1 and which person 0 is in: as many threads as half of the
# posts, and one with the other half. Everything that is written says "bread", twenty say "needle".
# Half of the threads were read.
SETUP = """
\\set ON_ERROR_STOP on
set session_replication_role = replica;
create function pg_temp.bench_id(kind text, number bigint) returns uuid language sql immutable as
$$ select (kind || lpad(to_hex(number), 31, '0'))::uuid $$;
insert into public.group_role_permissions (group_role_id, group_id, permission_id)
select r.id, r.group_id, p.id from public.group_roles as r, public.permissions as p
where r.group_id = pg_temp.bench_id('c', 1) and p.scope = 'group'
on conflict do nothing;
insert into public.forum_posts
(id, group_id, thread_id, author_id, title, body, position, created_at, last_activity_at,
  last_position, reply_count)
overriding system value
select pg_temp.bench_id('f', n), pg_temp.bench_id('c', 1),
  case when n > :posts / 2 then pg_temp.bench_id('f', 0) end, pg_temp.bench_id('a', 1),
  case when n <= :posts / 2 then 'Thread ' || n end,
  'About bread ' || md5(n::text) || case when n % (:posts / 20) = 1 then ' needle' else '' end,
  n + 1, now() + make_interval(secs => n), now() + make_interval(secs => n),
  case when n = 0 then :posts else 0 end, case when n = 0 then :posts / 2 else 0 end
from generate_series(0, :posts - 1) as n;
insert into public.forum_reads (thread_id, user_id, position)
select pg_temp.bench_id('f', n), pg_temp.bench_id('a', 0), n + 1
from generate_series(0, :posts / 2, 2) as n;
update muster.direct_access set joined_at = now() - interval '1 day'
where group_id = pg_temp.bench_id('c', 1);
select setval(pg_get_serial_sequence('public.forum_posts', 'position'), :posts + 1);
vacuum (analyze) public.forum_posts, public.forum_reads;
"""


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--muster", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument(
        "--sizes", default="1000,100000", help="posts, few and many (default %(default)s)"
    )
    parser.add_argument("--rounds", type=int, default=5, help="default %(default)s")
    parser.add_argument("--seconds", type=int, default=4, help="of each run (default 4)")
    arguments = parser.parse_args()
    few, many = (int(size) for size in arguments.sizes.split(","))
    parent = tempfile.mkdtemp(prefix="muster-bench-")
    os.chmod(parent, 0o711)
    try:
        found = bench.statements(arguments.muster)
        found["search.group.rare"] = found["search.group.frequent"] = found["search.group"]
        servers = []
        for number, size in enumerate((few, many)):
            server = bench.Server(os.path.abspath(arguments.muster), 100, parent, number)
            server.load()
            setup = os.path.join(parent, "setup.sql")
            with open(setup, "w") as file:
                file.write(SETUP)
            server.run("psql", "-q", "-v", f"posts={size}", "-f", setup)
            servers.append(server)
        result = {}
        with servers[0], servers[1]:
            for name, values in {**READS, **WRITES}.items():

                def rate(server, name=name, values=values):
                    path = os.path.join(parent, f"{name}.sql")
                    # Of two: person 0 reads.
                    bench.pgbench_script(path, found[name], values, 2, "authenticated")
                    return bench.pgbench(server, path, arguments.seconds)

                for server in servers:
                    rate(server)
                ratios = [rate(servers[0]) / rate(servers[1]) for _ in range(arguments.rounds)]
                result[f"{name}_{many}_vs_{few}"] = statistics.median(ratios)
    finally:
        shutil.rmtree(parent, ignore_errors=True)
    if arguments.json:
        print(json.dumps(result))
        return
    for name, value in result.items():
        print(f"{name:48}{value:8.2f}")
    print("\nEach is a cost: how many times as long it takes with many posts as with few.")


if __name__ == "__main__":
    main()
