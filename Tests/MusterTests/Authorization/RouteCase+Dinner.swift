extension RouteCase {
  /// The matrix of the routes of dinners: the group is a crew that `other`'s crew deals with. What
  /// follows `of` in a query is read by the test only.
  static let dinners = [
    // visi stra invi memb obse paus left remo lead othe inne admi ended
    Self(
      "createDinnerGroup", "/dinner/groups",
      body: #"{"name":"{idle}"}"#,
      "401  201  201  409g 409g 409g 201  201  409g 409g 201  201  401e"),
    Self(
      "getDinnerGroup", "/dinner/groups/{idle}",
      "401  404  403  200  200  403  403  403  200  404  200  200  401e"),
    Self(
      "getDinnerGroup", "/dinner/groups/{nobody}",
      "401  404  404  404  404  404  404  404  404  404  404  404  401e"),
    Self(
      "setDinnerVideos", "/dinner/groups/{idle}/videos",
      body: #"{"videoLinks":[null]}"#,
      "401  404  403  403  403  403  403  403  200  404  403  200  401e"),
    Self(
      "setDinnerVideos", "/dinner/groups/{crew}/videos",
      body: #"{"videoLinks":[null]}"#,
      "401  404  403  403  403  403  403  403  409v 404  403  409v 401e"),
    Self(
      "putDinnerParty", "/dinner/groups/{idle}/party",
      body: #"{"startsAt":"{tomorrow}","title":"Soup"}"#,
      "401  404  403  403  403  403  403  403  200  404  403  200  401e"),
    Self(
      "putDinnerParty", "/dinner/groups/{crew}/party",
      body: #"{"startsAt":"{tomorrow}","title":"Soup"}"#,
      "401  404  403  403  403  403  403  403  200  404  403  200  401e"),
    Self(
      "putDinnerParty", "/dinner/groups/{agreed}/party",
      body: #"{"startsAt":"{tomorrow}","title":"Soup"}"#,
      "401  404  403  403  403  403  403  403  409v 404  403  409v 401e"),
    Self(
      "cancelDinnerParty", "/dinner/groups/{crew}/party/cancel",
      "401  404  403  403  403  403  403  403  200  404  403  200  401e"),
    Self(
      "completeDinnerParty", "/dinner/groups/{agreed}/party/complete",
      "401  404  403  403  403  403  403  403  200  404  403  200  401e"),
    Self(
      "listDinnerPartiesOfGroup", "/dinner/groups/{agreed}/parties",
      "401  404  403  200  200  403  403  403  200  404  200  200  401e"),
    Self(
      "listDinnerParties", "/dinner/parties",
      "401  200  200  200  200  200  200  200  200  200  200  200  401e"),
    Self(
      "requestDinnerParty", "/dinner/parties/{host}/requests",
      "401  409h 409h 403  403  403  409h 409h 409j 201  409h 409h 401e"),
    Self(
      "requestDinnerParty", "/dinner/parties/{idle}/requests",
      "401  409h 409h 403  403  403  409h 409h 409j 404  409h 409h 401e"),
    Self(
      "listDinnerRequests", "/dinner/groups/{crew}/requests",
      "401  404  403  200  200  403  403  403  200  404  200  200  401e"),
    Self(
      "getDinnerRequest", "/dinner/requests/{request}?of={crew}",
      "401  404  404  200  200  404  404  404  200  200  200  200  401e"),
    Self(
      "acceptDinnerRequest", "/dinner/requests/{request}/accept?of={crew}",
      "401  404  404  403  403  404  404  404  200  403  404  200  401e"),
    Self(
      "declineDinnerRequest", "/dinner/requests/{request}/decline?of={crew}",
      "401  404  404  403  403  404  404  404  200  403  404  200  401e"),
    Self(
      "withdrawDinnerRequest", "/dinner/requests/{request}/withdraw?of={crew}",
      "401  404  404  403  403  404  404  404  403  200  404  200  401e"),
    Self(
      "withdrawDinnerRequest", "/dinner/requests/{request}/withdraw?of={agreed}",
      "401  404  404  403  403  404  404  404  403  200  404  200  401e"),
  ]
}
