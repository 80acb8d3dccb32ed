"""Breaks the database's rules one at a time and expects a test to fail each time.

Each mutant is SQL that is applied to the database which all tests copy (MUSTER_MUTATION): a policy
dropped or opened to all rows, a trigger or check dropped, a privilege granted to everybody, a lock
left out. Prints which test noticed, and what nothing noticed.
"""

import argparse
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

KINDS = ["policy", "trigger", "check", "unique", "revoke", "lock"]
# Which tests are asked, one after another, until one notices: first those of the kind, which are
# quick; then those of the module that the mutant's name tells; then all.
EVERYTHING = "^MusterTests\\."
OF_KIND = {
    "policy": "TableMatrixTests/matrix",
    "trigger": "LintTests",
    "check": "ConstraintTests",
    "unique": "ConstraintTests",
    "revoke": "CatalogLintTests|FunctionMatrixTests/listed|TableMatrixTests/matrix",
    "lock": "LockTests|IsolationTests",
}
OF_MODULE = [
    ("publish_|deliver_", "Told|Live|Stream|Audience|Webhook"),
    ("audit_", "Audit|Admin"),
    ("dinner|crew|seat|engagement|party|parties", "Crew|Dinner|Video|Party"),
    ("events?[_ (]|like_|author", "Event|Application|LikeGroup|Evaluation|Declined"),
    ("expense|settlement|currenc|recurring|placeholder|money|balance|ledger",
     "Expense|Money|Settlement|Split|Import|Recurring|Placeholder|Frozen|Claiming"),
    ("lunch|restaurant|visit|diets", "Lunch|Restaurant|Suggestion"),
    ("chat|message", "Chat|Message|Disclosure"),
    ("webhook", "Webhook"),
    ("stream|notification|mail", "Stream|Notification|Live|Audience|Mail"),
    ("template", "Template|Seed"),
    ("job|idempotency", "Job|Idempotency|Repetition|Expiry"),
    ("group|invite|membership|role|closure|access|assignment|leader|archived|edge",
     "Group|Invite|Membership|Role|Nesting|Closure|Leader|Archive|Move|Succession|JoinCode|Why|"
     "Flow|Renewal|Refusal|Acquaintance|Settings"),
    ("auth[.]|user|person|session|ban|platform|profile",
     "SignIn|Session|Profile|Account|Ban|Admin|Verification|Password|Refresh|Seed|Settings"),
]


def stages(kind, name, last):
    """The tests that are asked about a mutant: expressions of their names."""
    yield OF_KIND[kind]
    for words, tests in OF_MODULE:
        if re.search(words, name):
            yield tests
    if kind == "lock":
        yield "Races"
    yield last


def log(*words):
    print(*words, file=sys.stderr, flush=True)


class Catalog:
    """A migrated database to read the rules from."""

    def __init__(self, muster):
        self.muster = muster
        self.data = tempfile.mkdtemp(prefix="muster-mutate-")
        os.chmod(self.data, 0o711)
        self.environment = {**os.environ, "MUSTER_DATA": self.data, "MUSTER_LOG": "error"}
        self.environment.pop("DATABASE_URL", None)
        subprocess.run([muster, "migrate"], env=self.environment, check=True,
                       stdout=subprocess.DEVNULL)

    def rows(self, sql):
        """The rows of a query, each an object."""
        out = subprocess.run(
            [self.muster, "psql", "-q", "-X", "-A", "-t", "-c",
             f"select coalesce(json_agg(r), '[]') from ({sql}) as r"],
            env=self.environment, check=True, capture_output=True, text=True).stdout
        return json.loads(out)

    def close(self):
        shutil.rmtree(self.data, ignore_errors=True)


OURS = "('api', 'auth', 'muster', 'public')"


def policies(catalog):
    for row in catalog.rows(
        f"""select p.schemaname || '.' || p.tablename as relation, p.policyname as name, p.cmd,
        p.qual is not null as reads, p.with_check is not null as writes,
        coalesce(p.qual, 'true') = 'true' and coalesce(p.with_check, 'true') = 'true' as is_open
        from pg_policies as p where p.schemaname in {OURS} order by 1, 2"""
    ):
        where = f"{row['name']} on {row['relation']}"
        yield "policy", f"{where} dropped", f"drop policy {where}", row["relation"]
        opened = " ".join(
            part for part, there in (("using (true)", row["reads"]),
                                     ("with check (true)", row["writes"])) if there)
        if not row["is_open"]:
            yield "policy", f"{where} open", f"alter policy {where} {opened}", row["relation"]


def triggers(catalog):
    for row in catalog.rows(
        f"""select t.tgname as name, t.tgrelid::regclass::text as relation from pg_trigger as t
        join pg_class as c on c.oid = t.tgrelid join pg_namespace as n on n.oid = c.relnamespace
        where not t.tgisinternal and t.tgparentid = 0 and n.nspname in {OURS} order by 2, 1"""
    ):
        where = f"{row['name']} on {row['relation']}"
        yield "trigger", f"{where} dropped", f"drop trigger {where}", None


def constraints(catalog, kind, letter):
    for row in catalog.rows(
        f"""select c.conname as name, c.conrelid::regclass::text as relation
        from pg_constraint as c join pg_class as r on r.oid = c.conrelid
        join pg_namespace as n on n.oid = r.relnamespace
        where c.contype = '{letter}' and n.nspname in {OURS} and c.conparentid = 0
        order by 2, 1"""
    ):
        yield (kind, f"{row['name']} of {row['relation']} dropped",
               f"alter table {row['relation']} drop constraint {row['name']} cascade", None)


def revokes(catalog):
    for row in catalog.rows(
        f"""select p.oid::regprocedure::text as name from pg_proc as p
        join pg_namespace as n on n.oid = p.pronamespace
        where n.nspname in {OURS} and p.prokind = 'f' and p.prorettype <> 'trigger'::regtype
          and not has_function_privilege('anon', p.oid, 'execute')
          and p.proowner = 'muster_owner'::regrole order by 1"""
    ):
        yield ("revoke", f"{row['name']} for everybody",
               f"grant execute on function {row['name']} to anon, authenticated", None)
    for row in catalog.rows(
        f"""select c.oid::regclass::text as name, c.relkind from pg_class as c
        join pg_namespace as n on n.oid = c.relnamespace
        where c.relkind in ('r', 'p', 'v') and n.nspname in {OURS} and not c.relispartition
        order by 1"""
    ):
        name = row["name"] if "." in row["name"] else "public." + row["name"]
        yield ("revoke", f"{name} for everybody to read",
               f"grant select on {name} to anon, authenticated, service_role", name)
        yield ("revoke", f"{name} for everybody to write",
               f"grant insert, update, delete on {name} to authenticated", name)


# Statements that take a lock, as they stand in functions, and what is left without it.
LOCKS = [
    (r"update public\.groups as g set version = g\.version \+ 1\s+where g\.id = lock_group\.group_id"
     r"\s+returning \* into locked;",
     "select * into locked from public.groups as g where g.id = lock_group.group_id;"),
    (r"perform muster\.(lock_\w+|touch_group)\((?:[^()]|\([^()]*\))*\)(?:\s+from [^;]*)?;", "null;"),
    (r"update muster\.graph as g set version[^;]*;", "null;"),
    (r"\s+for (no key )?update( skip locked)?(?=\s*[;)])", ""),
    (r"perform (pg_catalog\.)?pg_advisory_xact_lock\([^;]*;", "null;"),
]


def locks(catalog):
    for row in catalog.rows(
        f"""select p.oid::regprocedure::text as name, pg_get_functiondef(p.oid) as definition
        from pg_proc as p join pg_namespace as n on n.oid = p.pronamespace
        where n.nspname in {OURS} and p.prokind = 'f' and p.proowner = 'muster_owner'::regrole
        order by 1"""
    ):
        text = row["definition"]
        for pattern, left in LOCKS:
            for number, found in enumerate(re.finditer(pattern, text), 1):
                broken = text[:found.start()] + left + text[found.end():]
                what = " ".join(found.group().split())
                yield "lock", f"{row['name']}: {what} (nr. {number}) left out", broken, None


def mutants(catalog):
    yield from policies(catalog)
    yield from triggers(catalog)
    yield from constraints(catalog, "check", "c")
    yield from constraints(catalog, "unique", "u")
    yield from revokes(catalog)
    yield from locks(catalog)


def noticed(tests, muster, filter, sql, relation, races):
    """The first test that fails with the mutant; None when all pass."""
    environment = {
        **os.environ, "MUSTER_BINARY": muster, "MUSTER_MUTATION": sql,
        "MUSTER_RACES": str(races), "MUSTER_MODEL_OPERATIONS": "2000",
        "MUSTER_TEST_DIRECTORY": f"/tmp/muster-mutant-{os.getpid()}", "NO_COLOR": "1",
    }
    if relation:
        environment["MUSTER_MATRIX_RELATION"] = relation
    process = subprocess.Popen(
        [tests, "--testing-library", "swift-testing", "--filter", filter],
        env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        errors="replace", start_new_session=True)
    try:
        ran = False
        for line in process.stdout:
            line = re.sub(r"\x1b\[[0-9;]*m", "", line)
            if "MUSTER_MUTATION cannot be applied" in line:
                raise SystemExit(f"{sql}\n{line}")
            ran = ran or line.startswith("✔ Test ")
            found = re.match(r'✘ Test (.*?) recorded an issue', line)
            if found:
                return found.group(1)
        if process.wait() != 0 and not ran:
            return "(the tests did not start)"
        return None
    finally:
        stop(process)
        shutil.rmtree(environment["MUSTER_TEST_DIRECTORY"], ignore_errors=True)


def stop(process):
    """Ends the tests with the servers and databases that they started: their session."""
    process.send_signal(signal.SIGTERM)
    process.wait()
    # PostgreSQL goes at once and cleanly on SIGQUIT; servers go on it, too.
    while subprocess.run(["pkill", "-QUIT", "-s", str(process.pid)]).returncode == 0:
        time.sleep(0.1)



def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--muster", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--tests", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--kinds", default=",".join(KINDS), help="default %(default)s")
    parser.add_argument("--only", default="", help="mutants whose name matches this expression")
    parser.add_argument(
        "--filter", default=EVERYTHING,
        help="tests that are asked last (default: all; '^$': none)")
    parser.add_argument("--every", type=int, default=1, help="each n-th mutant only")
    parser.add_argument("--list", action="store_true", help="name the mutants and stop")
    parser.add_argument("--races", type=int, default=300, help="of each race (default 300)")
    arguments = parser.parse_args()
    kinds = arguments.kinds.split(",")
    catalog = Catalog(arguments.muster)
    try:
        found = [
            mutant for mutant in mutants(catalog)
            if mutant[0] in kinds and re.search(arguments.only, mutant[1])
        ][::arguments.every]
    finally:
        catalog.close()
    if arguments.list:
        for kind, name, _, _ in found:
            print(f"{kind:8} {name}")
        print(f"{len(found)} mutants")
        return
    # What fails by itself would notice anything.
    asked = {tests for kind, name, _, _ in found for tests in stages(kind, name, arguments.filter)}
    for tests in sorted(asked):
        by = noticed(arguments.tests, arguments.muster, tests, "select 1", None, 20)
        if by is not None:
            raise SystemExit(f"fails without a mutant: {by}")
    survivors, tally = [], {}
    for number, (kind, name, sql, relation) in enumerate(found, 1):
        started = time.time()
        by = None
        for tests in stages(kind, name, arguments.filter):
            races = arguments.races if tests == "Races" else 20
            by = by or noticed(arguments.tests, arguments.muster, tests, sql, relation, races)
        tally.setdefault(kind, [0, 0])[by is None] += 1
        if by is None:
            survivors.append((kind, name))
        log(f"{number}/{len(found)} {kind} {name}: {by or 'SURVIVED'}"
            f" ({time.time() - started:.0f} s)")
    for kind, (killed, survived) in tally.items():
        print(f"{kind:8} {killed + survived:4} mutants, {killed:4} noticed, {survived:3} not")
    for kind, name in survivors:
        print(f"not noticed: {kind} {name}")
    sys.exit(1 if survivors else 0)


if __name__ == "__main__":
    main()
