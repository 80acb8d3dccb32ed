"""What the money of a group costs with ten to the fifth expenses, against a hundred: ratios of
measurements that alternate in one run (X3, X5)."""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import tempfile

import bench

SMALL, BIG = 100, 100_000

# Two groups of the same five people; one has a hundred expenses, the other a hundred thousand.
SETUP = """
\\set ON_ERROR_STOP on
insert into auth.users (id, email, confirmed_at, raw_user_meta_data)
select ('e' || lpad(n::text, 31, '0'))::uuid, 'spender' || n || '@example.org', now(),
  jsonb_build_object('full_name', 'Spender ' || n)
from generate_series(1, 5) as n;
create function pg_temp.become(n integer) returns void language sql as $$
  select set_config('request.jwt.claims',
    json_build_object('sub', ('e' || lpad(n::text, 31, '0'))::uuid)::text, false)
$$;
create table public.bench_money (name text, id uuid);
select pg_temp.become(1);
insert into public.bench_money select 'small', public.create_group('Small');
insert into public.bench_money select 'big', public.create_group('Big');
select pg_temp.become(n), public.join_group(c.code)
from generate_series(2, 5) as n, public.group_join_codes as c
join public.bench_money as m on m.id = c.group_id;
begin;
alter table public.expenses disable trigger user;
alter table public.expense_payers disable trigger check_sums;
alter table public.expense_shares disable trigger check_sums;
insert into public.expenses
(group_id, description, amount, currency, split_mode, spent_on, created_by_user_id, category)
select m.id, 'Thing ' || n || ' ' || md5(n::text), 1003, 'EUR', 'equal',
  date '2015-01-01' + n % 4000, 'e0000000-0000-0000-0000-000000000001', 'food'
from public.bench_money as m
cross join generate_series(1, {big}) as n
where m.name = 'big' or n <= {small};
insert into public.expense_payers (expense_id, group_id, user_id, amount, position)
select e.id, e.group_id, 'e0000000-0000-0000-0000-000000000001', 1003, 1
from public.expenses as e join public.bench_money as m on m.id = e.group_id;
insert into public.expense_shares (expense_id, group_id, user_id, amount, position)
select e.id, e.group_id, ('e' || lpad(n::text, 31, '0'))::uuid, 200 + (n <= 3)::integer, n
from public.expenses as e join public.bench_money as m on m.id = e.group_id
cross join generate_series(1, 5) as n;
-- What one person is told of is of the big group alone, another's of the small one.
insert into public.expense_activities
(user_id, group_id, expense_id, action, actor_user_id, currency, after)
select case m.name when 'big' then 'e0000000-0000-0000-0000-000000000002'::uuid
    else 'e0000000-0000-0000-0000-000000000003' end,
  m.id, e.id, 'created', e.created_by_user_id, 'EUR', -200
from public.expenses as e join public.bench_money as m on m.id = e.group_id;
alter table public.expenses enable trigger user;
alter table public.expense_payers enable trigger check_sums;
alter table public.expense_shares enable trigger check_sums;
commit;
vacuum (analyze);
"""

PRELUDE = """
select set_config('request.jwt.claims',
  '{"sub":"e0000000-0000-0000-0000-000000000001"}', false);
set role authenticated; set plan_cache_mode = force_generic_plan; set jit = off;
"""
LIST = """
prepare p as select json_agg(item) from (
  select e.* from api.expenses as e where e."groupId" = '{group}' and e."deletedAt" is null
  order by e."spentOn" desc, e."createdAt" desc, e.id limit 20) as item;
"""
SEARCH = """
prepare p as select json_agg(item) from (
  select e.* from api.expenses as e where e."groupId" = '{group}' and e."deletedAt" is null
  and e.id in (select api.matching_expenses('{group}', 'thing 77'))
  order by e."spentOn" desc, e."createdAt" desc, e.id limit 20) as item;
"""
CREATE = """
prepare p as select public.create_expense('{group}', (
  '{{"description":"x","amount":1000,"currency":"EUR","paidBy":"e0000000-0000-0000-0000-000000000001",'
  || '"split":{{"mode":"equal","participants":[{{"userId":"e0000000-0000-0000-0000-000000000001"}},'
  || '{{"userId":"e0000000-0000-0000-0000-000000000002"}}]}}}}')::jsonb);
"""
ACTIVITY = """
select set_config('request.jwt.claims', json_build_object('sub', (
  select user_id from public.expense_activities where group_id = '{group}' limit 1))::text, false)
from (select set_config('role', 'none', false)) as o;
set role authenticated;
prepare p as select json_agg(row_to_json(a)) from (
  select * from api.expense_activities as a where true order by a.id desc limit 51) as a;
"""
MEASURED = [
    ("balances", "prepare p as select api.balances('{group}');", 50),
    ("first page of the list", LIST, 20),
    ("search", SEARCH, 20),
    ("recording an expense", CREATE, 20),
    ("activity", ACTIVITY, 20),
    ("table (CSV)", "prepare p as select api.expenses_csv('{group}', '{{}}');", 1),
]


def psql(server, text):
    return subprocess.run(
        ["psql", "-q", "-X", "-At", "-d", f"{server.connection} user=postgres"],
        input=text, text=True, check=True, capture_output=True,
    ).stdout


def measure(server, statement, group, times):
    """Milliseconds of one execution, the median of several on one connection."""
    text = PRELUDE + statement.format(group=group) + "\\o /dev/null\nexecute p;\n"
    text += "\\timing on\n" + "execute p;\n" * times
    taken = [
        float(line.split()[1]) for line in psql(server, text).splitlines()
        if line.startswith("Time:")
    ]
    return statistics.median(taken)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--muster", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--rounds", type=int, default=3, help="default %(default)s")
    arguments = parser.parse_args()
    parent = tempfile.mkdtemp(prefix="muster-bench-")
    os.chmod(parent, 0o711)
    try:
        server = bench.Server(os.path.abspath(arguments.muster), 0, parent)
        with server:
            psql(server, SETUP.format(small=SMALL, big=BIG))
            groups = dict(
                line.split("|") for line in psql(server, "select name, id from bench_money").split()
            )
            found = {}
            for name, statement, times in MEASURED:
                ratios, milliseconds = [], []
                for _ in range(arguments.rounds):
                    big = measure(server, statement, groups["big"], times)
                    small = measure(server, statement, groups["small"], times)
                    ratios.append(big / small)
                    milliseconds.append(big)
                found[name] = {
                    "ratio": round(statistics.median(ratios), 2),
                    "milliseconds": round(statistics.median(milliseconds), 2),
                }
    finally:
        shutil.rmtree(parent, ignore_errors=True)
    if arguments.json:
        print(json.dumps(found))
        return
    print(f"{BIG:,} expenses in a group against {SMALL}: how much longer it takes")
    for name, values in found.items():
        print(f"  {name:28} {values['ratio']:>8} times  ({values['milliseconds']} ms)")


if __name__ == "__main__":
    main()
