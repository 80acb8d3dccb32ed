extension RouteCase {
  /// The matrix of the routes of dinners: the group is a crew that `other`'s crew deals with. What
  /// follows `of` in a query is read by the test only.
  static let dinners = [
    // visi stra invi memb obse paus left remo lead othe inne admi ended
    Self(
      "createDinnerGroup", "/dinner/groups",
      body: #"{"name":"{idle}"}"#,
      "@createDinnerGroup /dinner/groups@"),
    Self(
      "getDinnerGroup", "/dinner/groups/{idle}",
      "@getDinnerGroup /dinner/groups/{idle}@"),
    Self(
      "getDinnerGroup", "/dinner/groups/{nobody}",
      "@getDinnerGroup /dinner/groups/{nobody}@"),
    Self(
      "setDinnerVideos", "/dinner/groups/{idle}/videos",
      body: #"{"videoLinks":[null]}"#,
      "@setDinnerVideos /dinner/groups/{idle}/videos@"),
    Self(
      "setDinnerVideos", "/dinner/groups/{crew}/videos",
      body: #"{"videoLinks":[null]}"#,
      "@setDinnerVideos /dinner/groups/{crew}/videos@"),
    Self(
      "putDinnerParty", "/dinner/groups/{idle}/party",
      body: #"{"startsAt":"{tomorrow}","title":"Soup"}"#,
      "@putDinnerParty /dinner/groups/{idle}/party@"),
    Self(
      "putDinnerParty", "/dinner/groups/{crew}/party",
      body: #"{"startsAt":"{tomorrow}","title":"Soup"}"#,
      "@putDinnerParty /dinner/groups/{crew}/party@"),
    Self(
      "putDinnerParty", "/dinner/groups/{agreed}/party",
      body: #"{"startsAt":"{tomorrow}","title":"Soup"}"#,
      "@putDinnerParty /dinner/groups/{agreed}/party@"),
    Self(
      "cancelDinnerParty", "/dinner/groups/{crew}/party/cancel",
      "@cancelDinnerParty /dinner/groups/{crew}/party/cancel@"),
    Self(
      "completeDinnerParty", "/dinner/groups/{agreed}/party/complete",
      "@completeDinnerParty /dinner/groups/{agreed}/party/complete@"),
    Self(
      "listDinnerPartiesOfGroup", "/dinner/groups/{agreed}/parties",
      "@listDinnerPartiesOfGroup /dinner/groups/{agreed}/parties@"),
    Self(
      "listDinnerParties", "/dinner/parties",
      "@listDinnerParties /dinner/parties@"),
    Self(
      "requestDinnerParty", "/dinner/parties/{host}/requests",
      "@requestDinnerParty /dinner/parties/{host}/requests@"),
    Self(
      "requestDinnerParty", "/dinner/parties/{idle}/requests",
      "@requestDinnerParty /dinner/parties/{idle}/requests@"),
    Self(
      "listDinnerRequests", "/dinner/groups/{crew}/requests",
      "@listDinnerRequests /dinner/groups/{crew}/requests@"),
    Self(
      "getDinnerRequest", "/dinner/requests/{request}?of={crew}",
      "@getDinnerRequest /dinner/requests/{request}?of={crew}@"),
    Self(
      "acceptDinnerRequest", "/dinner/requests/{request}/accept?of={crew}",
      "@acceptDinnerRequest /dinner/requests/{request}/accept?of={crew}@"),
    Self(
      "declineDinnerRequest", "/dinner/requests/{request}/decline?of={crew}",
      "@declineDinnerRequest /dinner/requests/{request}/decline?of={crew}@"),
    Self(
      "withdrawDinnerRequest", "/dinner/requests/{request}/withdraw?of={crew}",
      "@withdrawDinnerRequest /dinner/requests/{request}/withdraw?of={crew}@"),
    Self(
      "withdrawDinnerRequest", "/dinner/requests/{request}/withdraw?of={agreed}",
      "@withdrawDinnerRequest /dinner/requests/{request}/withdraw?of={agreed}@"),
  ]
}
