extension RouteCase {
  /// The matrix of the routes of journeys. `{journey}` is the leader's draft, in which the group is
  /// enrolled (`{enrollment}`) and everybody has done something; `{market}` is Other's, published
  /// and public, and Member goes through it (`{own}`).
  static let journeys = journeyRoutes + enrollmentRoutes + progressRoutes

  private static let journeyRoutes = [
    // visi stra invi memb obse paus left remo lead othe inne admi ended
    Self(
      "createJourney", "/journeys", body: #"{"title":"New"}"#,
      "401  201  201  201  201  201  201  201  201  201  201  201  401e"),
    Self(
      "listJourneys", "/journeys",
      "200  200  200  200  200  200  200  200  200  200  200  200  401e"),
    Self(
      "listJourneys", "/journeys?scope=mine",
      "401  200  200  200  200  200  200  200  200  200  200  200  401e"),
    Self(
      "getJourney", "/journeys/{market}",
      "200  200  200  200  200  200  200  200  200  200  200  200  401e"),
    Self(
      "getJourney", "/journeys/{journey}",
      "404  404  404  200  200  404  404  404  200  404  200  200  401e"),
    Self(
      "updateJourney", "/journeys/{journey}", body: #"{"title":"New"}"#,
      "401  404  404  403  403  404  404  404  200  404  403  200  401e"),
    Self(
      "updateJourney", "/journeys/{market}", body: #"{"difficultyLevel":"beginner"}"#,
      "401  403  403  403  403  403  403  403  403  200  403  200  401e"),
    // Its words are on the marketplace, whose they are who publish (J1).
    Self(
      "updateJourney", "/journeys/{market}", body: #"{"title":"New"}"#,
      "401  403  403  403  403  403  403  403  403  403  403  200  401e"),
    Self(
      "deleteJourney", "/journeys/{journey}",
      "401  404  404  403  403  404  404  404  409ju 404 403  204  401e"),
    Self(
      "deleteJourney", "/journeys/{market}",
      "401  403  403  403  403  403  403  403  403  403  403  204  401e"),
    Self(
      "publishJourney", "/journeys/{journey}/publish",
      "401  404  404  403  403  404  404  404  403  404  403  200  401e"),
    Self(
      "publishJourney", "/journeys/{market}/publish",
      "401  403  403  403  403  403  403  403  403  403  403  200  401e"),
    Self(
      "unpublishJourney", "/journeys/{market}/unpublish",
      "401  403  403  403  403  403  403  403  403  200  403  200  401e"),
    Self(
      "releaseJourneyVersion", "/journeys/{journey}/versions",
      "401  404  404  403  403  404  404  404  200  404  403  200  401e"),
    Self(
      "releaseJourneyVersion", "/journeys/{market}/versions",
      "401  403  403  403  403  403  403  403  403  409jn 403 409jn 401e"),
  ]

  private static let enrollmentRoutes = [
    Self(
      "enrollInJourney", "/journeys/{market}/enrollments", body: "{}",
      "401  201  201  409je 201 201  201  201  201  201  201  201  401e"),
    Self(
      "enrollInJourney", "/journeys/{journey}/enrollments", body: "{}",
      "401  404  404  403  403  404  404  404  201  404  403  201  401e"),
    Self(
      "enrollInJourney", "/journeys/{market}/enrollments", body: #"{"groupId":"{group}"}"#,
      "401  422g 403  403  403  403  403  403  201  422g 403  201  401e"),
    Self(
      "enrollInJourney", in: .archived, "/journeys/{market}/enrollments",
      body: #"{"groupId":"{group}"}"#,
      "401  422g 422g 403  403  403  403  403  409a 422g 422g 409a 401e"),
    Self(
      "listMyEnrollments", "/me/enrollments",
      "401  200  200  200  200  200  200  200  200  200  200  200  401e"),
    Self(
      "listGroupEnrollments", "/groups/{group}/enrollments",
      "401  404  403  200  200  403  403  403  200  404  200  200  401e"),
    Self(
      "listGroupEnrollments", in: .public, "/groups/{group}/enrollments",
      "401  403  403  200  200  403  403  403  200  403  200  200  401e"),
    Self(
      "getEnrollment", "/enrollments/{enrollment}",
      "401  404  404  200  200  404  404  404  200  404  200  200  401e"),
    Self(
      "getEnrollment", "/enrollments/{own}",
      "401  404  404  200  404  404  404  404  404  404  404  200  401e"),
    Self(
      "updateEnrollment", "/enrollments/{enrollment}", body: #"{"status":"paused"}"#,
      "401  404  404  403  403  404  404  404  200  404  403  200  401e"),
    Self(
      "updateEnrollment", "/enrollments/{enrollment}", body: #"{"status":"frozen"}"#,
      "401  404  404  403  403  404  404  404  200  404  403  200  401e"),
    Self(
      "updateEnrollment", "/enrollments/{enrollment}", body: #"{"status":"completed"}"#,
      "401  404  404  403  403  404  404  404  409jw 404 403  409jw 401e"),
    Self(
      "updateEnrollment", "/enrollments/{enrollment}", body: #"{"version":2}"#,
      "401  404  404  403  403  404  404  404  409jv 404 403  409jv 401e"),
    Self(
      "updateEnrollment", in: .archived, "/enrollments/{enrollment}",
      body: #"{"status":"paused"}"#,
      "401  404  404  403  403  404  404  404  409a 404  404  409a 401e"),
    Self(
      "updateEnrollment", "/enrollments/{own}", body: #"{"status":"paused"}"#,
      "401  404  404  200  404  404  404  404  404  404  404  403  401e"),
    Self(
      "updateEnrollment", "/enrollments/{own}", body: #"{"status":"frozen"}"#,
      "401  404  404  403  404  404  404  404  404  404  404  200  401e"),
    Self(
      "endEnrollment", "/enrollments/{enrollment}",
      "401  404  404  403  403  404  404  404  204  404  403  204  401e"),
    Self(
      "endEnrollment", in: .archived, "/enrollments/{enrollment}",
      "401  404  404  403  403  404  404  404  409a 404  404  409a 401e"),
    Self(
      "endEnrollment", "/enrollments/{own}",
      "401  404  404  204  404  404  404  404  404  404  404  403  401e"),
  ]

  private static let progressRoutes = [
    Self(
      "recordStep", "/enrollments/{enrollment}/steps/a", body: #"{"completed":true}"#,
      "401  404  404  200  403  404  404  404  200  404  200  403  401e"),
    Self(
      "recordStep", "/enrollments/{enrollment}/steps/d", body: #"{"completed":true}"#,
      "401  404  404  409jo 403 404  404  404  409jo 404 409jo 403 401e"),
    Self(
      "recordStep", "/enrollments/{enrollment}/steps/none", body: #"{"completed":true}"#,
      "401  404  404  404  403  404  404  404  404  404  404  403  401e"),
    Self(
      "recordStep", in: .archived, "/enrollments/{enrollment}/steps/a",
      body: #"{"completed":true}"#,
      "401  404  404  409a 403  404  404  404  409a 404  404  403  401e"),
    Self(
      "recordStep", "/enrollments/{own}/steps/a", body: #"{"completed":true}"#,
      "401  404  404  200  404  404  404  404  404  404  404  403  401e"),
    Self(
      "getEnrollmentProgress", "/enrollments/{enrollment}/progress",
      "401  404  404  200  403  200  200  200  200  404  200  403  401e"),
    Self(
      "getEnrollmentProgress", "/enrollments/{enrollment}/progress?userId={member}",
      "401  404  404  403  403  404  404  404  200  404  403  403  401e"),
    Self(
      "getEnrollmentProgress", "/enrollments/{enrollment}/progress?userId={left}",
      "401  404  404  403  403  404  404  404  404  404  403  403  401e"),
    Self(
      "getEnrollmentProgress", "/enrollments/{own}/progress",
      "401  404  404  200  404  404  404  404  404  404  404  403  401e"),
    Self(
      "listEnrollmentMembers", "/enrollments/{enrollment}/members",
      "401  404  404  403  403  404  404  404  200  404  403  403  401e"),
    Self(
      "listEnrollmentMembers", "/enrollments/{own}/members",
      "401  404  404  403  404  404  404  404  404  404  404  403  401e"),
  ]
}
