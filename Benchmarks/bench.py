"""Ratios of Muster, measured side by side in one run (docs: README, "How fast").

Every figure is a ratio of two measurements that alternate, so that a machine whose speed drifts
drifts for both; the median of the rounds counts.
"""

import argparse
import base64
import hashlib
import hmac
import json
import os
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request

SECRET = "benchmark-secret-of-more-than-32-characters"
PEOPLE = 400  # who send requests over HTTP
CLIENTS = 16  # connections, the same number on both sides
HERE = os.path.dirname(os.path.abspath(__file__))


def log(*words):
    print(*words, file=sys.stderr, flush=True)


def token(number):
    """An access token for person `number`, signed as the server does (RFC 7519, HS256)."""

    def encoded(data):
        return base64.urlsafe_b64encode(data).rstrip(b"=")

    key = hashlib.sha256(b"muster access token " + SECRET.encode()).digest()
    header = encoded(b'{"alg":"HS256","typ":"JWT"}')
    payload = encoded(
        json.dumps(
            {
                "sub": person_id("a", number),
                "session_id": person_id("b", number),
                "aud": "muster",
                "iss": "muster",
                "role": "authenticated",
                "exp": int(time.time()) + 800,
            }
        ).encode()
    )
    signed = header + b"." + payload
    return (signed + b"." + encoded(hmac.new(key, signed, hashlib.sha256).digest())).decode()


def person_id(kind, number):
    text = kind + f"{number:x}".rjust(31, "0")
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


class Server:
    """A server on a private database with so many groups; of several with as many, each has a number."""

    def __init__(self, muster, groups, parent, number=0):
        self.muster, self.groups = muster, groups
        self.data = os.path.join(parent, f"{groups}-{number}")
        self.environment = {
            **os.environ,
            "MUSTER_DATA": self.data,
            "MUSTER_SECRET": SECRET,
            "MUSTER_RATE_LIMITS": "off",
            "MUSTER_LOG": "warning",
            "MUSTER_PORT": str(18080 + len(str(groups)) + 10 * number),
        }
        self.environment.pop("DATABASE_URL", None)

    def load(self):
        started = time.time()
        self.run("migrate")
        self.run("psql", "-q", "-v", f"groups={self.groups}", "-f", f"{HERE}/load.sql")
        log(f"loaded {self.groups} groups in {time.time() - started:.0f} s")

    def run(self, *arguments):
        subprocess.run(
            [self.muster, *arguments], env=self.environment, check=True, stdout=subprocess.DEVNULL
        )

    def __enter__(self):
        self.process = subprocess.Popen([self.muster, "serve"], env=self.environment)
        self.url = f"http://127.0.0.1:{self.environment['MUSTER_PORT']}"
        for _ in range(600):
            try:
                urllib.request.urlopen(self.url + "/readyz", timeout=1).read()
                break
            except OSError:
                time.sleep(0.1)
        else:
            raise SystemExit("the server did not start")
        with open(os.path.join(self.data, "database-connection")) as file:
            self.connection = file.read().strip()
        return self

    def __exit__(self, *_):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(60)

    def memory(self):
        """The server's resident memory in MB, without PostgreSQL's."""
        with open(f"/proc/{self.process.pid}/status") as file:
            return int(re.search(r"VmRSS:\s+(\d+)", file.read()).group(1)) / 1024


def statements(muster):
    text = subprocess.run([muster, "statements"], check=True, capture_output=True, text=True).stdout
    found = {}
    for part in text.split("-- ")[1:]:
        name, sql = part.split("\n", 1)
        found[name.strip()] = " ".join(sql.split())
    return found


def pgbench_script(path, sql, parameters, groups, role, pipelined=False, writes=False):
    for index, value in sorted(enumerate(parameters, 1), reverse=True):
        sql = sql.replace(f"${index}::", f"{value}::")
    claims = "auth.session_claims({}, {})".format(
        *(
            f"('{kind}' || lpad(to_hex(:person ::integer), 31, '0'))::uuid"
            for kind in ("a", "b")
        )
    )
    lines = [
        # Who makes groups is never asked for theirs, so that all readers have as many on both sides.
        f"\\set person 2 * random(0, {groups // 2 - 1}) + {1 if writes else 0}",
        "\\startpipeline" if pipelined else "begin;",
        *(["begin;"] if pipelined else []),
        f"select set_config('request.jwt.claims', {claims}, true),"
        f" set_config('role', '{role}', true);",
        sql + ";",
        "commit;",
        *(["\\endpipeline"] if pipelined else []),
    ]
    with open(path, "w") as file:
        file.write("\n".join(lines) + "\n")


def pgbench(server, script, seconds, user="muster_web", clients=CLIENTS):
    environment = {
        **os.environ,
        "PGOPTIONS": "-c plan_cache_mode=force_generic_plan -c jit=off -c timezone=UTC",
    }
    result = subprocess.run(
        ["pgbench", "-n", "-M", "prepared", "-c", str(clients), "-j", "1", "-T", str(seconds)]
        + ["-f", script, f"{server.connection} user={user}"],
        env=environment, capture_output=True, text=True,
    )
    found = re.search(r"tps = ([0-9.]+)", result.stdout)
    if result.returncode != 0 or not found:
        raise SystemExit(f"pgbench failed:\n{result.stdout}{result.stderr}")
    return float(found.group(1))


def wrk(server, script, seconds, connections=CLIENTS):
    result = subprocess.run(
        ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--latency", "-s", script, server.url],
        capture_output=True, text=True, check=True,
    ).stdout
    if "Non-2xx" in result:
        raise SystemExit(f"the server refused requests:\n{result}")
    rate = float(re.search(r"Requests/sec:\s+([0-9.]+)", result).group(1))

    def latency(percent):
        value, unit = re.search(rf"{percent}%\s+([0-9.]+)(us|ms|s)", result).groups()
        return float(value) * {"us": 0.001, "ms": 1, "s": 1000}[unit]

    return rate, latency(50), latency(99)


def wrk_script(path, groups, read):
    # Even numbers read and odd ones write, as in pgbench_script.
    step = max(2, groups // PEOPLE // 2 * 2)
    people = [(person * step + (0 if read else 1)) % groups for person in range(PEOPLE)]
    tokens = ",\n".join(f'"{token(person)}"' for person in people)
    request = (
        'wrk.format("GET", "/api/v1/me/groups", {["Authorization"] = "Bearer " .. t})'
        if read
        else 'wrk.format("POST", "/api/v1/groups", {["Authorization"] = "Bearer " .. t, '
        '["Content-Type"] = "application/json"}, \'{"name":"Measured"}\')'
    )
    with open(path, "w") as file:
        file.write(
            f"local tokens = {{{tokens}}}\nlocal n = 0\n"
            f"request = function()\n  n = n % #tokens + 1\n  local t = tokens[n]\n"
            f"  return {request}\nend\n"
        )


def measure(server, reads, writes, arguments, parent):
    """All comparisons at one size; each value is the median of the rounds."""
    groups = server.groups
    paths = {name: os.path.join(parent, f"{groups}-{name}") for name in (
        "read.sql", "read_pipelined.sql", "read_without_rls.sql", "write.sql", "read.lua",
        "write.lua",
    )}
    paging = ["20", "1"]
    pgbench_script(paths["read.sql"], reads, paging, groups, "authenticated")
    pgbench_script(paths["read_pipelined.sql"], reads, paging, groups, "authenticated", pipelined=True)
    pgbench_script(paths["read_without_rls.sql"], reads, paging, groups, "muster_owner")
    new_group = ["'Measured'"] + ["null"] * 7
    pgbench_script(paths["write.sql"], writes, new_group, groups, "authenticated", writes=True)
    seconds = arguments.seconds
    rounds = []
    with server:
        # People of the HTTP side come in turn; those of pgbench at random: both warm all.
        wrk_script(paths["read.lua"], groups, True)
        wrk_script(paths["write.lua"], groups, False)
        pgbench(server, paths["read.sql"], seconds)
        wrk(server, paths["read.lua"], seconds)
        for number in range(arguments.rounds):
            values = {}
            values["pgbench_read"] = pgbench(server, paths["read.sql"], seconds)
            values["read"], values["read_p50"], values["read_p99"] = wrk(
                server, paths["read.lua"], seconds
            )
            values["pgbench_read_pipelined"] = pgbench(
                server, paths["read_pipelined.sql"], seconds
            )
            # The same connection and login on both sides; only the role differs.
            values["with_rls"] = pgbench(server, paths["read.sql"], seconds, "postgres")
            values["without_rls"] = pgbench(
                server, paths["read_without_rls.sql"], seconds, "postgres"
            )
            values["pgbench_write"] = pgbench(server, paths["write.sql"], seconds)
            values["write"], values["write_p50"], values["write_p99"] = wrk(
                server, paths["write.lua"], seconds
            )
            rounds.append(values)
            log(f"{groups} groups, round {number + 1} of {arguments.rounds}")
        memory = server.memory()

    def ratio(one, other):
        return statistics.median(values[one] / values[other] for values in rounds)

    def median(name):
        return statistics.median(values[name] for values in rounds)

    return {
        "groups": groups,
        "read_vs_pgbench": ratio("read", "pgbench_read"),
        "read_vs_pgbench_pipelined": ratio("read", "pgbench_read_pipelined"),
        "write_vs_pgbench": ratio("write", "pgbench_write"),
        "rls_on_vs_off": ratio("without_rls", "with_rls"),
        "read_per_second": median("read"),
        "write_per_second": median("write"),
        "read_p50_ms": median("read_p50"),
        "read_p99_ms": median("read_p99"),
        "write_p50_ms": median("write_p50"),
        "write_p99_ms": median("write_p99"),
        "memory_mb": memory,
    }


def size_ratio(small, large, reads, arguments, parent):
    """The cost of a read at the large size over that at the small one, both servers running."""
    ratios = []
    with small, large:
        scripts = []
        for server in (small, large):
            scripts.append(os.path.join(parent, f"size-{server.groups}.lua"))
            wrk_script(scripts[-1], server.groups, True)
            wrk(server, scripts[-1], arguments.seconds)
        for _ in range(arguments.rounds):
            first = wrk(small, scripts[0], arguments.seconds)[0]
            second = wrk(large, scripts[1], arguments.seconds)[0]
            ratios.append(first / second)
    return statistics.median(ratios)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--muster", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument(
        "--sizes", default="1000,100000,1000000", help="groups to load (default %(default)s)"
    )
    parser.add_argument("--rounds", type=int, default=3, help="default %(default)s")
    parser.add_argument("--seconds", type=int, default=5, help="of each run (default 5)")
    arguments = parser.parse_args()
    arguments.muster = os.path.abspath(arguments.muster)
    sizes = sorted(int(size) for size in arguments.sizes.split(","))

    parent = tempfile.mkdtemp(prefix="muster-bench-")
    os.chmod(parent, 0o711)
    try:
        found = statements(arguments.muster)
        reads, writes = found["groups.mine.current"], found["groups.create"]
        servers = [Server(arguments.muster, size, parent) for size in sizes]
        for server in servers:
            server.load()
        by_size = [measure(server, reads, writes, arguments, parent) for server in servers]
        result = {
            key: by_size[0][key]
            for key in (
                "read_vs_pgbench", "read_vs_pgbench_pipelined", "write_vs_pgbench",
                "rls_on_vs_off",
            )
        }
        name = f"size_1e{len(str(sizes[-1])) - 1}_vs_1e{len(str(sizes[0])) - 1}"
        result[name] = (
            size_ratio(servers[0], servers[-1], reads, arguments, parent)
            if len(servers) > 1 else 1.0
        )
        result["sizes"] = by_size
    finally:
        shutil.rmtree(parent, ignore_errors=True)

    if arguments.json:
        print(json.dumps(result))
        return
    names = [key for key in by_size[0] if key != "groups"]
    print(f"{'':28}" + "".join(f"{row['groups']:>12,}" for row in by_size) + "  groups")
    for key in names:
        print(f"{key:28}" + "".join(f"{row[key]:12.2f}" for row in by_size))
    print(f"\n{name:28}{result[name]:12.2f}   cost of a read, side by side")


if __name__ == "__main__":
    main()
