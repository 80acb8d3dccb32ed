extension RouteCase {
  /// The matrix of the routes of lunches. The one at hand is the leader's, for the group; Member takes
  /// part, and the leader has voted.
  static let lunches = [
    // visi stra invi memb obse paus left remo lead othe inne admi ended
    Self(
      "createLunchGroup", "/lunch-groups",
      body: #"{"date":"2100-01-01","locationLat":1,"locationLng":1}"#,
      "401  201  201  201  201  201  201  201  201  201  201  201  401e"),
    Self(
      "createLunchGroup", "/lunch-groups",
      body: #"{"date":"2100-01-01","locationLat":1,"locationLng":1,"groupId":"{group}"}"#,
      "401  422g  403  201  201  403  403  403  201  422g  201  403  401e"),
    Self(
      "createLunchGroup", in: .archived, "/lunch-groups",
      body: #"{"date":"2100-01-01","locationLat":1,"locationLng":1,"groupId":"{group}"}"#,
      "401  422g  422g  409a  409a  403  403  403  409a  422g  422g  403  401e"),
    Self(
      "createLunchGroup", "/lunch-groups",
      body: #"{"date":"2001-01-01","locationLat":1,"locationLng":1}"#,
      "401  422  422  422  422  422  422  422  422  422  422  422  401e"),
    Self(
      "listLunchGroups", "/lunch-groups",
      "401  200  200  200  200  200  200  200  200  200  200  200  401e"),
    Self(
      "getLunchGroup", "/lunch-groups/{lunch}",
      "401  404  404  200  403lp  403lp  404  404  200  404  403lp  404  401e"),
    Self(
      "getLunchGroup", in: .archived, "/lunch-groups/{lunch}",
      "401  404  404  200  403lp  403lp  404  404  200  404  404  404  401e"),
    Self(
      "updateLunchGroup", "/lunch-groups/{lunch}",
      body: #"{"locationAddress":"There"}"#,
      "401  404  404  200  403lp  403lp  404  404  200  404  403lp  404  401e"),
    Self(
      "updateLunchGroup", "/lunch-groups/{lunch}",
      body: #"{"status":"voting"}"#,
      "401  404  404  403  403lp  403lp  404  404  200  404  403lp  404  401e"),
    Self(
      "updateLunchGroup", "/lunch-groups/{lunch}",
      body: #"{"status":"decided"}"#,
      "401  404  404  403  403lp  403lp  404  404  422  404  403lp  404  401e"),
    Self(
      "updateLunchGroup", "/lunch-groups/{lunch}",
      body: #"{"status":"completed","selectedRestaurantId":"{restaurant}"}"#,
      "401  404  404  403  403lp  403lp  404  404  409ls  404  403lp  404  401e"),
    Self(
      "updateLunchGroup", "/lunch-groups/{lunch}",
      body: #"{"selectedRestaurantId":"{nobody}"}"#,
      "401  404  404  403  403lp  403lp  404  404  422  404  403lp  404  401e"),
    Self(
      "updateLunchGroup", in: .archived, "/lunch-groups/{lunch}",
      body: #"{"locationAddress":"There"}"#,
      "401  404  404  409a  403lp  403lp  404  404  409a  404  404  404  401e"),
    Self(
      "deleteLunchGroup", "/lunch-groups/{lunch}",
      "401  404  404  403  403lp  403lp  404  404  204  404  403lp  404  401e"),
    Self(
      "deleteLunchGroup", in: .archived, "/lunch-groups/{lunch}",
      "401  404  404  403  403lp  403lp  404  404  409a  404  404  404  401e"),
    Self(
      "joinLunchGroup", "/lunch-groups/{lunch}/participants",
      body: #"{}"#,
      "401  404  404  409lj  201  403  404  404  409lj  404  201  404  401e"),
    Self(
      "joinLunchGroup", "/lunch-groups/{lunch}/participants",
      body: #"{"userId":"{observer}"}"#,
      "401  404  404  201  201  403lp  404  404  201  404  403lp  404  401e"),
    Self(
      "joinLunchGroup", "/lunch-groups/{lunch}/participants",
      body: #"{"userId":"{nobody}"}"#,
      "401  404  404  422n  403lp  403lp  404  404  422n  404  403lp  404  401e"),
    Self(
      "leaveLunchGroup", "/lunch-groups/{lunch}/participants/{leader}",
      "401  404  404  403  403lp  403lp  404  404  204  404  403lp  404  401e"),
    Self(
      "leaveLunchGroup", "/lunch-groups/{lunch}/participants/{member}",
      "401  404  404  204  403lp  403lp  404  404  204  404  403lp  404  401e"),
    Self(
      "leaveLunchGroup", "/lunch-groups/{lunch}/participants/{observer}",
      "401  404  404  404  403lp  403lp  404  404  404  404  403lp  404  401e"),
    Self(
      "castLunchVote", "/lunch-groups/{lunch}/votes",
      body: #"{"restaurantId":"{restaurant}"}"#,
      "401  404  404  200  403lp  403lp  404  404  200  404  403lp  404  401e"),
    Self(
      "castLunchVote", "/lunch-groups/{lunch}/votes",
      body: #"{"restaurantId":"{nobody}"}"#,
      "401  404  404  422  403lp  403lp  404  404  422  404  403lp  404  401e"),
    Self(
      "castLunchVote", in: .archived, "/lunch-groups/{lunch}/votes",
      body: #"{"restaurantId":"{restaurant}"}"#,
      "401  404  404  409a  403lp  403lp  404  404  409a  404  404  404  401e"),
    Self(
      "takeBackLunchVote", "/lunch-groups/{lunch}/votes/{restaurant}",
      "401  404  404  404  403lp  403lp  404  404  204  404  403lp  404  401e"),
    Self(
      "listSuggestions", "/lunch-groups/{lunch}/suggestions",
      "401  404  404  200  403lp  403lp  404  404  200  404  403lp  404  401e"),
    Self(
      "createRestaurant", "/restaurants",
      body: #"{"name":"New {group}","address":"Quay 4","lat":1,"lng":1}"#,
      "401  201  201  201  201  201  201  201  201  201  201  201  401e"),
    Self(
      "createRestaurant", "/restaurants",
      body: #"{"name":"soup {group}","address":"Quay 4","lat":1,"lng":1}"#,
      "401  409lr  409lr  409lr  409lr  409lr  409lr  409lr  409lr  409lr  409lr  409lr  401e"),
    Self(
      "listRestaurants", "/restaurants",
      "401  200  200  200  200  200  200  200  200  200  200  200  401e"),
    Self(
      "getRestaurant", "/restaurants/{restaurant}",
      "401  200  200  200  200  200  200  200  200  200  200  200  401e"),
    Self(
      "getRestaurant", "/restaurants/{nobody}",
      "401  404  404  404  404  404  404  404  404  404  404  404  401e"),
    Self(
      "updateRestaurant", "/restaurants/{restaurant}",
      body: #"{"cuisines":["soups"]}"#,
      "401  403  403  403  403  403  403  403  200  403  403  403  401e"),
    Self(
      "listVisits", "/me/visits",
      "401  200  200  200  200  200  200  200  200  200  200  200  401e"),
  ]
}
