"""Breaks the database's rules one at a time and expects a test to fail each time.

Policies, privileges, checks and keys are broken within tests (AccessMutantTests, ConstraintTests):
here these run once, for all of them. A trigger dropped and a lock left out are each SQL that is
applied to the database which all tests copy (MUSTER_MUTATION). Prints which test noticed, and what
nothing noticed. Which test it was is kept in noticed.tsv, and asked first the next time.
"""

import argparse
import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

KINDS = ["access", "trigger", "lock"]
NOTICED = pathlib.Path(__file__).with_name("noticed.tsv")
# The tests that break policies, privileges, checks and keys themselves.
OF_ACCESS = "AccessMutantTests|ConstraintTests"
# Which tests are asked, one after another, until one notices: the one that noticed last time; those
# of the kind, which are quick; those of the module that the mutant's name tells; then all.
EVERYTHING = "^MusterTests\\."
OF_KIND = {"trigger": "LintTests", "lock": "LockTests|IsolationTests"}
OF_MODULE = [
    ("publish_|deliver_", "Told|Live|Stream|Audience|Webhook"),
    ("audit_", "Audit|Admin"),
    ("dinner|crew|seat|engagement|party|parties", "Crew|Dinner|Video|Party"),
    ("events?[_ (]|like_|author", "Event|Application|LikeGroup|Evaluation|Declined"),
    ("expense|settlement|currenc|recurring|placeholder|money|balance|ledger",
     "Expense|Money|Settlement|Split|Import|Recurring|Placeholder|Frozen|Claiming"),
    ("lunch|restaurant|visit|diets", "Lunch|Restaurant|Suggestion"),
    ("journey|enroll|step|progress", "Journey|Enroll|Progress"),
    ("forum|post|thread|feedback|search", "Forum|Feedback|Search"),
    ("chat|message|block|pair", "Chat|Message|Disclosure|Forum"),
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


def stages(kind, name, known, last):
    """The tests that are asked about a mutant: expressions of their names."""
    if name in known:
        yield known[name]
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


def triggers(catalog):
    for row in catalog.rows(
        f"""select t.tgname as name, t.tgrelid::regclass::text as relation from pg_trigger as t
        join pg_class as c on c.oid = t.tgrelid join pg_namespace as n on n.oid = c.relnamespace
        where not t.tgisinternal and t.tgparentid = 0 and n.nspname in {OURS} order by 2, 1"""
    ):
        where = f"{row['name']} on {row['relation']}"
        yield "trigger", f"{where} dropped", f"drop trigger {where}"


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
                yield "lock", f"{row['name']}: {what} (nr. {number}) left out", broken


def mutants(catalog):
    yield from triggers(catalog)
    yield from locks(catalog)


def noticed(tests, muster, filter, sql, races):
    """The first test that fails with the mutant, as `Suite/test`; None when all pass."""
    directory = f"/tmp/muster-mutant-{os.getpid()}"
    environment = {
        **os.environ, "MUSTER_BINARY": muster, "MUSTER_MUTATION": sql,
        "MUSTER_RACES": str(races), "MUSTER_MODEL_OPERATIONS": "2000",
        "MUSTER_TEST_DIRECTORY": directory, "NO_COLOR": "1",
    }
    events = tempfile.NamedTemporaryFile(suffix=".json")
    process = subprocess.Popen(
        [tests, "--testing-library", "swift-testing", "--filter", filter,
         "--event-stream-version", "0", "--event-stream-output-path", events.name],
        env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        errors="replace", start_new_session=True)
    try:
        ran = False
        for line in process.stdout:
            if "MUSTER_MUTATION cannot be applied" in line:
                raise SystemExit(f"{sql}\n{line}")
            ran = ran or line.startswith("✔ Test ")
            if line.startswith("✘ Test ") and " recorded an issue" in line:
                return failing(events.name) or line.strip()
        if process.wait() != 0 and not ran:
            return "(the tests did not start)"
        return None
    finally:
        stop(process)
        shutil.rmtree(directory, ignore_errors=True)
        events.close()


def failing(path):
    """The test that recorded the first issue of a run's events."""
    for line in open(path, encoding="utf-8"):
        try:
            payload = json.loads(line)["payload"]
        except ValueError:  # Not written to its end yet.
            continue
        if payload.get("kind") == "issueRecorded" and "testID" in payload:
            return re.sub(r"^\w+\.|\(.*$", "", payload["testID"])
    return None


def read_known():
    """By mutant, an expression of the tests that noticed it last time."""
    if not NOTICED.exists():
        return {}
    lines = NOTICED.read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t", 1) for line in lines if line)


def write_known(known):
    text = "".join(f"{name}\t{test}\n" for name, test in sorted(known.items()))
    NOTICED.write_text(text, encoding="utf-8")


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
    parser.add_argument(
        "--trust", action="store_true", help="skip the run without a mutant, which is to pass")
    parser.add_argument("--list", action="store_true", help="name the mutants and stop")
    parser.add_argument("--races", type=int, default=300, help="of each race (default 300)")
    arguments = parser.parse_args()
    kinds = arguments.kinds.split(",")
    if "access" in kinds and not arguments.list:
        environment = {
            **os.environ, "MUSTER_BINARY": arguments.muster, "MUSTER_MUTANTS": "all"}
        subprocess.run(
            [arguments.tests, "--testing-library", "swift-testing", "--filter", OF_ACCESS],
            env=environment, check=True)
    catalog = Catalog(arguments.muster)
    try:
        present = list(mutants(catalog))
        found = [
            mutant for mutant in present
            if mutant[0] in kinds and re.search(arguments.only, mutant[1])
        ][::arguments.every]
    finally:
        catalog.close()
    if arguments.list:
        for kind, name, _ in found:
            print(f"{kind:8} {name}")
        print(f"{len(found)} mutants")
        return
    known = read_known()
    # What fails by itself would notice anything.
    asked = "|".join(sorted({
        tests for kind, name, _ in found for tests in stages(kind, name, known, arguments.filter)
    }))
    if not arguments.trust:
        by = noticed(arguments.tests, arguments.muster, asked, "select 1", 20)
        if by is not None:
            raise SystemExit(f"fails without a mutant: {by}")
    survivors, tally = [], {}
    for number, (kind, name, sql) in enumerate(found, 1):
        started = time.time()
        by = None
        for tests in stages(kind, name, known, arguments.filter):
            races = arguments.races if "Races" in tests else 20
            by = by or noticed(arguments.tests, arguments.muster, tests, sql, races)
        tally.setdefault(kind, [0, 0])[by is None] += 1
        if by is None:
            survivors.append((kind, name))
        else:
            known[name] = by
            write_known(known)
        log(f"{number}/{len(found)} {kind} {name}: {by or 'SURVIVED'}"
            f" ({time.time() - started:.0f} s)")
    for kind, (killed, survived) in tally.items():
        print(f"{kind:8} {killed + survived:4} mutants, {killed:4} noticed, {survived:3} not")
    for kind, name in survivors:
        print(f"not noticed: {kind} {name}")
    sys.exit(1 if survivors else 0)


if __name__ == "__main__":
    main()
