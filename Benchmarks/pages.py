#!/usr/bin/env python3
"""Measures pages against the routes of the API that give the same data.

Each page and its routes are asked for in turn, on connections that stay open, so that whatever
else the machine does slows both. A page reads all it shows in one batch. Its routes are those that
an app would ask to show the same: of what the page is about, and of what surrounds it, which is who
looks, how much they have not read, and in a group what it is and what they are there. The ratios
are of medians: the page by the sum of its routes, and by those of what it is about alone.
"""

import argparse
import http.client
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse

PASSWORD = "tangerine-harbour-42"
PORT = 18585


class Browser:
    """A connection that stays open, with the header that says who asks."""

    def __init__(self, **headers):
        self.connection = http.client.HTTPConnection("127.0.0.1", PORT)
        self.headers = headers

    def send(self, method, path, body=None, **headers):
        self.connection.request(method, path, body, {**self.headers, **headers})
        answer = self.connection.getresponse()
        return answer, answer.read()

    def time(self, path):
        """Microseconds until the whole answer is there, and how long it is."""
        began = time.perf_counter()
        answer, body = self.send("GET", path)
        spent = (time.perf_counter() - began) * 1e6
        assert answer.status == 200, f"{path}: {answer.status} {body[:200]}"
        return spent, len(body)


def sign_in(email):
    form = urllib.parse.urlencode({"action": "signIn", "email": email, "password": PASSWORD})
    answer, _ = Browser().send(
        "POST", "/sign-in", form,
        **{"Content-Type": "application/x-www-form-urlencoded", "Sec-Fetch-Site": "same-origin"},
    )
    cookie = answer.headers["Set-Cookie"].split(";")[0]
    answer, body = Browser().send(
        "POST", "/api/v1/auth/sign-in", json.dumps({"email": email, "password": PASSWORD}),
        **{"Content-Type": "application/json"},
    )
    token = json.loads(body)["accessToken"]
    return Browser(Cookie=cookie), Browser(Authorization=f"Bearer {token}")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--muster", required=True)
    parser.add_argument("--requests", type=int, default=400, help="of each (default 400)")
    parser.add_argument("--person", default="ada@example.org")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as directory:
        # PostgreSQL does not run as root: the person that it runs as has to pass through.
        os.chmod(directory, 0o711)
        server = subprocess.Popen(
            [arguments.muster, "demo"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            text=True,
            env=dict(
                os.environ, MUSTER_DATA=directory + "/data", MUSTER_PORT=str(PORT),
                MUSTER_RATE_LIMITS="off", MUSTER_LOG="error",
            ),
        )
        try:
            next(line for line in server.stdout if PASSWORD in line)
            found = measure(arguments)
        finally:
            server.terminate()
            server.wait()
    if arguments.json:
        print(json.dumps(found))
        return
    print(f"{'page':24} {'ratio':>6} {'alone':>6} {'page µs':>9} {'routes µs':>10} {'bytes':>7}")
    for name, row in found.items():
        print(
            f"{name:24} {row['ratio']:6.2f} {row['alone']:6.2f} {row['page']:9.0f} "
            f"{row['routes']:10.0f} {row['bytes']:7}"
        )
    worst = max(row["ratio"] for row in found.values())
    print(f"worst ratio {worst:.2f}; the aim is 1.5 or less", file=sys.stderr)


def measure(arguments):
    page, api = sign_in(arguments.person)
    _, body = api.send("GET", "/api/v1/me/groups")
    groups = json.loads(body)["items"]
    group = max(groups, key=lambda group: group["memberCount"])["id"]
    flat = next(group["id"] for group in groups if group["template"] == "Household")
    _, body = api.send("GET", "/api/v1/me/enrollments")
    enrollments = [f"/enrollments/{item['id']}/progress" for item in json.loads(body)["items"]]
    # Notifications name groups and people: the routes where an app finds those names.
    _, body = api.send("GET", "/api/v1/me/notifications?pageSize=30")
    named = sorted({item["groupId"] for item in json.loads(body)["items"]} - {None})
    pairs = {
        "/": (
            "/", ["/me/invites", "/me/groups?pageSize=30", "/me/groups?state=previous", "/events"]),
        "/groups/{id}": (f"/groups/{group}", [f"/groups/{group}/members?pageSize=12", "/me/invites"]),
        "/groups/{id}/members": (f"/groups/{group}/members", [f"/groups/{group}/members"]),
        "/groups/{id}/expenses": (
            f"/groups/{flat}/expenses",
            [f"/groups/{flat}/expenses", f"/groups/{flat}/balances"]),
        "/groups/{id}/forum": (f"/groups/{group}/forum", [f"/groups/{group}/forum"]),
        "/notifications": (
            "/notifications",
            ["/me/notifications?pageSize=30"] + [f"/groups/{id}/members" for id in named]),
        "/events": ("/events", ["/events", "/me/like-groups"]),
        "/journeys": ("/journeys", ["/journeys", "/me/enrollments"] + enrollments),
        "/chats": ("/chats", ["/me/chats"]),
        "/lunch": ("/lunch", ["/lunch-groups"]),
    }
    found = {}
    for name, (path, routes) in pairs.items():
        around = ["/me", "/me/notifications?unread=true&pageSize=1"]
        if path.startswith("/groups/"):
            around.append("/" + "/".join(path.split("/")[1:3]))
        times, of_routes, of_around, size = [], [], [], 0
        for _ in range(arguments.requests):
            spent, size = page.time(path)
            times.append(spent)
            of_routes.append(sum(api.time("/api/v1" + route)[0] for route in routes))
            of_around.append(sum(api.time("/api/v1" + route)[0] for route in around))
        one, alone = statistics.median(times), statistics.median(of_routes)
        other = alone + statistics.median(of_around)
        found[name] = {
            "ratio": one / other, "alone": one / alone, "page": one, "routes": other, "bytes": size,
        }
    return found


if __name__ == "__main__":
    main()
