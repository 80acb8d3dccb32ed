"""What the lists of dinner parties, events and chats cost as there are more of them, as ratios of
two measurements that alternate in one run."""

import argparse
import json
import os
import shutil
import statistics
import tempfile

import bench

# Names of `muster statements`, and the values of their parameters.
PAGE = ["20", "1"]
LISTS = {
    "dinner.open": PAGE,
    "dinner.parties": [*PAGE, "('c' || lpad(to_hex(:person ::integer), 31, '0'))"],
    "events.upcoming": [*PAGE, "null"],
    "events.past": [*PAGE, "null"],
    "like_groups.list": [*PAGE, "('e' || lpad(to_hex(:person ::integer), 31, '0'))", "null"],
    "like_groups.mine": [*PAGE, "null"],
    "chats.mine": PAGE,
}

# Each group is a live crew, every second one hosts; each person has an event, every tenth is over,
# to which the next one applies, and a chat with the next one in which ten messages were written.
SETUP = """
\\set ON_ERROR_STOP on
set session_replication_role = replica;
create function pg_temp.bench_id(kind text, number bigint) returns uuid language sql immutable as
$$ select (kind || lpad(to_hex(number), 31, '0'))::uuid $$;
insert into public.dinner_groups (group_id, is_ready, is_live, is_locked)
select pg_temp.bench_id('c', n), true, true, n % 2 = 0 from generate_series(0, :groups - 1) as n;
insert into public.dinner_parties (host_group_id, starts_at, title)
select pg_temp.bench_id('c', n), now() + interval '1 day' + make_interval(mins => n::integer),
  'Party ' || n
from generate_series(0, :groups - 1, 2) as n;
insert into public.events (id, title, description, starts_at, place, created_by_user_id)
select pg_temp.bench_id('e', n), 'Event ' || n, 'Come',
  now() + interval '1 day' * (case when n % 10 = 0 then -1 else 1 end)
    + make_interval(secs => n::integer), 'There', pg_temp.bench_id('a', n)
from generate_series(0, :groups - 1) as n;
insert into public.event_authors (event_id, user_id)
select pg_temp.bench_id('e', n), pg_temp.bench_id('a', n)
from generate_series(0, :groups - 1) as n;
insert into public.like_groups (id, event_id, creator_id)
select pg_temp.bench_id('d', n), pg_temp.bench_id('e', n), pg_temp.bench_id('a', (n + 1) % :groups)
from generate_series(0, :groups - 1) as n;
insert into public.like_group_members (group_id, user_id, event_id, accepted)
select pg_temp.bench_id('d', n), pg_temp.bench_id('a', (n + 1) % :groups),
  pg_temp.bench_id('e', n), true
from generate_series(0, :groups - 1) as n;
insert into public.like_claims (event_id, user_id, group_id)
select pg_temp.bench_id('e', n), pg_temp.bench_id('a', (n + 1) % :groups),
  pg_temp.bench_id('d', n)
from generate_series(0, :groups - 1) as n;
insert into public.chats (id, kind, title, last_position, last_message_at)
select pg_temp.bench_id('f', n), 'event', 'Event ' || n, 10 * n + 10, now()
from generate_series(0, :groups - 1) as n;
insert into public.chat_members (chat_id, user_id)
select pg_temp.bench_id('f', n), pg_temp.bench_id('a', (n + d) % :groups)
from generate_series(0, :groups - 1) as n cross join generate_series(0, 1) as d;
insert into public.chat_reads (chat_id, user_id, position)
select pg_temp.bench_id('f', n), pg_temp.bench_id('a', (n + d) % :groups), 10 * n + 5
from generate_series(0, :groups - 1) as n cross join generate_series(0, 1) as d;
insert into public.messages (chat_id, sender_id, body, position)
overriding system value
select pg_temp.bench_id('f', n), pg_temp.bench_id('a', (n + m) % :groups), 'Hello', 10 * n + m
from generate_series(0, :groups - 1) as n cross join generate_series(1, 10) as m;
set session_replication_role = origin;
vacuum (analyze);
"""


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--muster", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument(
        "--sizes", default="1000,100000", help="how many there are, few and many (default %(default)s)"
    )
    parser.add_argument("--rounds", type=int, default=5, help="default %(default)s")
    parser.add_argument("--seconds", type=int, default=4, help="of each run (default 4)")
    arguments = parser.parse_args()
    few, many = (int(size) for size in arguments.sizes.split(","))
    parent = tempfile.mkdtemp(prefix="muster-bench-")
    os.chmod(parent, 0o711)
    try:
        found = bench.statements(arguments.muster)
        servers = []
        for size in (few, many):
            server = bench.Server(os.path.abspath(arguments.muster), size, parent)
            server.load()
            setup = os.path.join(parent, "setup.sql")
            with open(setup, "w") as file:
                file.write(SETUP)
            server.run("psql", "-q", "-v", f"groups={size}", "-f", setup)
            servers.append(server)
        result = {}
        with servers[0], servers[1]:
            for name, values in LISTS.items():

                def rate(server, name=name, values=values):
                    path = os.path.join(parent, f"{name}.{server.groups}.sql")
                    bench.pgbench_script(
                        path, found[name], values, server.groups, "authenticated")
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
    print("\nEach is a cost: how many times as long a page takes among many as among few.")


if __name__ == "__main__":
    main()
