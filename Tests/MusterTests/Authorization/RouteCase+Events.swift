extension RouteCase {
  /// The matrix of the routes of events; the leader is the author of the one at hand.
  static let events = [
    // visi stra invi memb obse paus left remo lead othe inne admi ended
    Self(
      "createEvent", "/events",
      body: #"{"title":"x","description":"","startsAt":"2100-01-01T00:00:00Z","place":"y"}"#,
      "401  201  201  201  201  201  201  201  201  201  201  201  401e"),
    Self(
      "createEvent", "/events",
      body:
        #"{"title":"x","description":"","startsAt":"2100-01-01T00:00:00Z","place":"y","authorIds":["{nobody}"]}"#,
      "401  422n  422n  422n  422n  422n  422n  422n  422n  422n  422n  422n  401e"),
    Self(
      "listEvents", "/events",
      "401  200  200  200  200  200  200  200  200  200  200  200  401e"),
    Self(
      "getEvent", "/events/{event}",
      "401  200  200  200  200  200  200  200  200  200  200  200  401e"),
    Self(
      "updateEvent", "/events/{event}",
      body: #"{"place":"There"}"#,
      "401  403  403  403  403  403  403  403  200  403  403  403  401e"),
    Self(
      "deleteEvent", "/events/{event}",
      "401  403  403  403  403  403  403  403  204  403  403  204  401e"),
    Self(
      "addEventAuthor", "/events/{event}/authors/{inner}",
      "401  403  403  403  403  403  403  403  200  403  403  403  401e"),
    Self(
      "addEventAuthor", "/events/{event}/authors/{observer}",
      "401  403  403  403  403  403  403  403  409u  403  403  403  401e"),
    Self(
      "addEventAuthor", "/events/{event}/authors/{nobody}",
      "401  403  403  403  403  403  403  403  422n  403  403  403  401e"),
    Self(
      "removeEventAuthor", "/events/{event}/authors/{leader}",
      "401  403  403  403  403  403  403  403  409f  403  403  403  401e"),
    Self(
      "removeEventAuthor", "/events/{event}/authors/{member}",
      "401  403  403  403  403  403  403  403  404  403  403  403  401e"),
  ]
}
