"""Measures streams: what idle ones cost, and how soon an event is delivered.

Starts `muster serve` on a private database of its own, opens the streams, and prints the server's
memory (resident set, from the kernel) before and with them, and the time from a commit to the
event's arrival: first with one stream open, then with all of them. The event concerns one person;
the others have nothing to do with it.
"""

import argparse
import json
import os
import re
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request


def arguments():
    parser = argparse.ArgumentParser(
        prog="scripts/bench-streams",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--muster", help=argparse.SUPPRESS)
    parser.add_argument("--streams", type=int, default=1000, help="idle streams (default 1000)")
    parser.add_argument("--people", type=int, default=100, help="whose they are (default 100)")
    parser.add_argument("--events", type=int, default=200, help="events to time (default 200)")
    parser.add_argument("--json", action="store_true", help="print one object")
    return parser.parse_args()


class Server:
    def __init__(self, muster, directory):
        environment = dict(
            os.environ, MUSTER_DATA=directory, MUSTER_PORT="0", MUSTER_RATE_LIMITS="off"
        )
        environment.pop("DATABASE_URL", None)
        self.process = subprocess.Popen(
            [muster, "serve"], env=environment, stderr=subprocess.PIPE, text=True
        )
        for line in self.process.stderr:
            found = re.search(r'at http://127\.0\.0\.1:(\d+)"?', line)
            if found:
                self.port = int(found.group(1))
                break
        else:
            sys.exit("the server did not start")
        threading.Thread(target=self.process.stderr.read, daemon=True).start()

    def memory(self):
        """The resident set in MB."""
        with open(f"/proc/{self.process.pid}/status", encoding="ascii") as status:
            return int(re.search(r"VmRSS:\s+(\d+)", status.read()).group(1)) / 1024

    def call(self, method, path, body=None, token=None):
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.port}/api/v1{path}",
            method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={"Content-Type": "application/json"},
        )
        if token:
            request.add_header("Authorization", "Bearer " + token)
        with urllib.request.urlopen(request) as response:
            text = response.read()
            return json.loads(text) if text else None

    def stream(self, token):
        connection = socket.create_connection(("127.0.0.1", self.port))
        connection.sendall(
            f"GET /api/v1/stream HTTP/1.1\r\nHost: bench\r\n"
            f"Authorization: Bearer {token}\r\n\r\n".encode()
        )
        wait_for(connection, b"event: ready")
        return connection

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait()


def wait_for(connection, text):
    seen = b""
    while text not in seen:
        part = connection.recv(65536)
        if not part:
            sys.exit(f"the stream ended: {seen!r}")
        seen += part


def latencies(server, token, group, stream, events):
    """Milliseconds from the answer to a change, which comes after the commit, to its event."""
    times = []
    for number in range(events):
        begin = time.perf_counter()
        server.call("PATCH", f"/groups/{group}", {"label": str(number)}, token)
        answered = time.perf_counter()
        wait_for(stream, b"event: group.changed")
        arrived = time.perf_counter()
        times.append(((arrived - begin) * 1000, (answered - begin) * 1000))
    whole = statistics.median(t[0] for t in times)
    change = statistics.median(t[1] for t in times)
    return {"changeMilliseconds": round(change, 2), "deliveredMilliseconds": round(whole, 2),
            "ratio": round(whole / change, 2)}


def main():
    options = arguments()
    if options.streams > 20 * options.people:
        sys.exit("a person has up to 20 streams: give more --people")
    with tempfile.TemporaryDirectory() as directory:
        os.chmod(directory, 0o755)
        server = Server(options.muster, directory + "/data")
        try:
            people = [
                server.call("POST", "/auth/sign-up", {
                    "email": f"person-{number}@example.org", "password": "plum-orchard-7",
                    "fullName": f"Person {number}",
                })["accessToken"]
                for number in range(options.people + 1)
            ]
            # Each is in a group of their own, so that there is something to listen to.
            for token in people[1:]:
                server.call("POST", "/groups", {"name": "Group"}, token)
            own = server.call("POST", "/groups", {"name": "Group"}, people[0])["id"]
            stream = server.stream(people[0])
            latencies(server, people[0], own, stream, 20)
            result = {"streams": options.streams, "memoryBeforeMB": round(server.memory(), 1)}
            result["alone"] = latencies(server, people[0], own, stream, options.events)
            begin = time.perf_counter()
            idle = [server.stream(people[1 + n % options.people]) for n in range(options.streams)]
            result["opensPerSecond"] = round(options.streams / (time.perf_counter() - begin))
            result["memoryWithStreamsMB"] = round(server.memory(), 1)
            result["amongAll"] = latencies(server, people[0], own, stream, options.events)
            result["memoryAfterEventsMB"] = round(server.memory(), 1)
            begin = time.perf_counter()
            server.stop()
            result["stopSeconds"] = round(time.perf_counter() - begin, 2)
            for connection in idle:
                connection.close()
        finally:
            if server.process.poll() is None:
                server.stop()
    if options.json:
        print(json.dumps(result))
        return
    print(f"{options.streams} idle streams")
    print(f"  memory (RSS)       {result['memoryBeforeMB']} MB before, "
          f"{result['memoryWithStreamsMB']} MB with them, "
          f"{result['memoryAfterEventsMB']} MB after {options.events} events")
    for name, words in (("alone", "one stream"), ("amongAll", "among all")):
        figures = result[name]
        print(f"  {words:<18} a change is answered in {figures['changeMilliseconds']} ms and "
              f"delivered in {figures['deliveredMilliseconds']} ms: {figures['ratio']} times")
    print(f"  opened             {result['opensPerSecond']} a second, one after another")
    print(f"  SIGTERM            {result['stopSeconds']} s until the server is gone")


if __name__ == "__main__":
    main()
