import Foundation
import MusterClient
import MusterModels
import Testing

let groupId = Group.ID(UUID(uuid: (1, 152, 160, 0, 0, 0, 112, 0, 128, 0, 0, 0, 0, 0, 0, 1)))
let userId = User.ID(UUID(uuid: (1, 152, 160, 0, 0, 0, 112, 0, 128, 0, 0, 0, 0, 0, 0, 2)))

private let g = "/groups/\(Samples.groupId)"
private let key = ["Idempotency-Key": "key"]

let accountRoutes: [RouteCase] = [
  RouteCase(
    line: "POST /auth/sign-up",
    body: #"{"email":"a@b","fullName":"Ada","inviteToken":"t","password":"p/w"}"#,
    isAnonymous: true, answer: Samples.signedIn(2)
  ) {
    try await $0.signUp(SignUp(email: "a@b", password: "p/w", fullName: "Ada", inviteToken: "t"))
  },
  RouteCase(
    line: "POST /auth/sign-in", body: #"{"email":"a@b","password":"p"}"#, isAnonymous: true,
    answer: Samples.signedIn(2)
  ) { try await $0.signIn(email: "a@b", password: "p") },
  RouteCase(
    line: "POST /auth/refresh", body: #"{"refreshToken":"refresh-1"}"#, isAnonymous: true,
    answer: #"{"accessToken":"access-2","refreshToken":"refresh-2","expiresIn":900}"#
  ) { try await $0.refresh() },
  RouteCase(line: "POST /auth/sign-out") { try await $0.signOut() },
  RouteCase(line: "POST /auth/sign-out?all=true") { try await $0.signOut(everywhere: true) },
  RouteCase(line: "POST /auth/verify-email", body: #"{"token":"t"}"#, isAnonymous: true) {
    try await $0.verifyEmail(token: "t")
  },
  RouteCase(
    line: "GET /me/notification-settings", answer: #"{"email":true,"kinds":{"x":false}}"#
  ) { _ = try await $0.notificationSettings() },
  RouteCase(
    line: "PATCH /me/notification-settings", body: #"{"email":false,"kinds":{"x":true,"y":null}}"#,
    answer: #"{"email":false,"kinds":{"x":true,"y":true}}"#
  ) {
    try await $0.updateNotificationSettings(
      UpdateNotificationSettings(email: false, kinds: ["x": true, "y": Bool?.none]))
  },
  RouteCase(line: "POST /unsubscribe", body: #"{"token":"t"}"#, isAnonymous: true) {
    try await $0.unsubscribe(token: "t")
  },
  RouteCase(line: "POST /auth/resend-verification") { try await $0.resendVerification() },
  RouteCase(line: "POST /auth/password-reset", body: #"{"email":"a@b"}"#, isAnonymous: true) {
    try await $0.requestPasswordReset(email: "a@b")
  },
  RouteCase(
    line: "POST /auth/password-reset/confirm", body: #"{"password":"p","token":"t"}"#,
    isAnonymous: true
  ) { try await $0.resetPassword(token: "t", password: "p") },
  RouteCase(line: "POST /auth/change-email", body: #"{"email":"a@b","password":"p"}"#) {
    try await $0.changeEmail(to: "a@b", password: "p")
  },
  RouteCase(line: "DELETE /auth/change-email") { try await $0.cancelEmailChange() },
  RouteCase(
    line: "POST /auth/change-password", body: #"{"currentPassword":"a","newPassword":"b"}"#
  ) { try await $0.changePassword(from: "a", to: "b") },
  RouteCase(
    line: "GET /auth/sessions?page=2&pageSize=5", answer: Samples.page(Samples.session)
  ) { _ = try await $0.sessions(page: 2, pageSize: 5) },
  RouteCase(line: "DELETE /auth/sessions/\(Samples.groupId)") {
    try await $0.endSession(Session.ID(groupId.uuid))
  },
  RouteCase(line: "GET /me", answer: Samples.account) { _ = try await $0.account() },
  RouteCase(
    line: "PATCH /me", body: #"{"bio":null,"dietaryRequirements":[],"fullName":"Ada"}"#,
    answer: Samples.account
  ) {
    var change = UpdateAccount()
    change.fullName = .set("Ada")
    change.bio = .clear
    change.dietaryRequirements = .set([])
    _ = try await $0.updateAccount(change)
  },
  RouteCase(line: "GET /users?email=ada%2Bx%40muster.test", answer: Samples.page(Samples.user)) {
    _ = try await $0.users(email: "ada+x@muster.test")
  },
  RouteCase(
    line: "GET /me/notifications?unread=true&page=1",
    answer: Samples.page(Samples.notification)
  ) { _ = try await $0.notifications(unread: true, page: 1) },
  RouteCase(line: "POST /me/notifications/read", body: #"{"all":true}"#, headers: key) {
    try await $0.markRead(ReadNotifications(all: true), idempotencyKey: "key")
  },
]

let groupRoutes: [RouteCase] = [
  RouteCase(line: "GET /me/groups?state=previous", answer: Samples.page(Samples.group)) {
    _ = try await $0.myGroups(state: .previous)
  },
  RouteCase(
    line: "GET /groups?scope=public&q=caf%C3%A9%20%26%20co", answer: Samples.page(Samples.group)
  ) { _ = try await $0.groups(scope: .public, matching: "café & co") },
  RouteCase(
    line: "POST /groups", body: #"{"name":"Crew","succession":"choose"}"#, headers: key,
    answer: Samples.group
  ) {
    _ = try await $0.createGroup(
      CreateGroup(name: "Crew", succession: .choose), idempotencyKey: "key")
  },
  RouteCase(line: "GET \(g)", answer: Samples.group) { _ = try await $0.group(groupId) },
  RouteCase(
    line: "PATCH \(g)", body: #"{"label":null,"maxMembers":8}"#, headers: ["If-Match": "\"7\""],
    answer: Samples.group
  ) {
    var change = UpdateGroup()
    change.label = .clear
    change.maxMembers = .set(8)
    try await $0.updateGroup(groupId, change, ifMatch: "\"7\"")
  },
  RouteCase(line: "DELETE \(g)") { try await $0.deleteGroup(groupId) },
  RouteCase(line: "POST \(g)/archive", headers: key, answer: Samples.group) {
    try await $0.archiveGroup(groupId, idempotencyKey: "key")
  },
  RouteCase(line: "POST \(g)/unarchive", headers: key, answer: Samples.group) {
    try await $0.unarchiveGroup(groupId, idempotencyKey: "key")
  },
  RouteCase(line: "POST \(g)/join-code", headers: key, answer: Samples.group) {
    try await $0.rotateJoinCode(of: groupId, idempotencyKey: "key")
  },
  RouteCase(line: "DELETE \(g)/join-code") { try await $0.turnOffJoinCode(of: groupId) },
  RouteCase(
    line: "POST /join", body: #"{"code":"ABCD2345"}"#, headers: key, answer: Samples.group
  ) { try await $0.join(code: "ABCD2345", idempotencyKey: "key") },
]

let memberRoutes: [RouteCase] = [
  RouteCase(line: "GET \(g)/members?state=paused", answer: Samples.page(Samples.member)) {
    _ = try await $0.members(of: groupId, state: .paused)
  },
  RouteCase(
    line: "POST \(g)/members/\(Samples.userId)/pause", headers: key, answer: Samples.member
  ) { try await $0.pauseMember(userId, in: groupId, idempotencyKey: "key") },
  RouteCase(
    line: "POST \(g)/members/\(Samples.userId)/activate", headers: key, answer: Samples.member
  ) { try await $0.activateMember(userId, in: groupId, idempotencyKey: "key") },
  RouteCase(line: "DELETE \(g)/members/\(Samples.userId)") {
    try await $0.removeMember(userId, from: groupId)
  },
  RouteCase(line: "POST \(g)/leave", body: "{}", answer: Samples.group) {
    try await $0.leaveGroup(groupId)
  },
  RouteCase(
    line: "POST \(g)/leave", body: #"{"successorId":"\#(Samples.userId)"}"#, headers: key,
    answer: Samples.group
  ) { try await $0.leaveGroup(groupId, successor: userId, idempotencyKey: "key") },
  RouteCase(
    line: "POST \(g)/transfer-leadership", body: #"{"userId":"\#(Samples.userId)"}"#,
    headers: key, answer: Samples.group
  ) { try await $0.transferLeadership(of: groupId, to: userId, idempotencyKey: "key") },
]

let inviteRoutes: [RouteCase] = [
  RouteCase(line: "POST \(g)/invites", body: #"{"email":"a@b"}"#, answer: Samples.invite) {
    _ = try await $0.createInvite(CreateInvite(email: "a@b"), to: groupId)
  },
  RouteCase(line: "GET \(g)/invites", answer: Samples.page(Samples.invite)) {
    _ = try await $0.invites(to: groupId)
  },
  RouteCase(line: "DELETE /invites/\(Samples.groupId)") {
    try await $0.revokeInvite(Invite.ID(groupId.uuid))
  },
  RouteCase(line: "GET /me/invites", answer: Samples.page(Samples.received)) {
    _ = try await $0.receivedInvites()
  },
  RouteCase(line: "GET /invites/a%2F..%2Fb%3F", isAnonymous: true, answer: Samples.preview) {
    _ = try await $0.invitePreview(token: "a/../b?")
  },
  RouteCase(line: "POST /invites/t/accept", headers: key, answer: Samples.group) {
    try await $0.acceptInvite(token: "t", idempotencyKey: "key")
  },
  RouteCase(line: "POST /invites/\(Samples.groupId)/accept", answer: Samples.group) {
    try await $0.acceptInvite(Invite.ID(groupId.uuid))
  },
  RouteCase(line: "POST /invites/t/decline", answer: Samples.preview) {
    try await $0.declineInvite(token: "t")
  },
  RouteCase(
    line: "POST /invites/\(Samples.groupId)/decline", headers: key, answer: Samples.preview
  ) { try await $0.declineInvite(Invite.ID(groupId.uuid), idempotencyKey: "key") },
]

let catalogueRoutes: [RouteCase] = [
  RouteCase(line: "GET /permissions?pageSize=100", answer: Samples.page(Samples.permission)) {
    _ = try await $0.permissions(pageSize: 100)
  },
  RouteCase(line: "GET /role-templates", answer: Samples.page(Samples.roleTemplate)) {
    _ = try await $0.roleTemplates()
  },
  RouteCase(line: "GET /group-templates", answer: Samples.page(Samples.groupTemplate)) {
    _ = try await $0.groupTemplates()
  },
]

private let admin = "/admin/users/\(Samples.userId)"

let adminRoutes: [RouteCase] = [
  RouteCase(line: "GET /me/export?auditBefore=7", answer: Samples.export) {
    _ = try await $0.export(auditBefore: 7)
  },
  RouteCase(line: "DELETE /me", body: #"{"password":"p"}"#) {
    try await $0.deleteAccount(password: "p")
    #expect(try await !$0.isSignedIn)
  },
  RouteCase(
    line: "GET /admin/users?q=ada&state=banned&page=2&pageSize=5",
    answer: Samples.page(Samples.adminUser)
  ) { _ = try await $0.adminUsers(matching: "ada", state: .banned, page: 2, pageSize: 5) },
  RouteCase(line: "GET \(admin)", answer: Samples.adminUser) {
    _ = try await $0.adminUser(userId)
  },
  RouteCase(
    line: "POST \(admin)/ban", body: #"{"reason":"spam"}"#, headers: key,
    answer: Samples.adminUser
  ) { try await $0.banUser(userId, BanUser(reason: "spam"), idempotencyKey: "key") },
  RouteCase(line: "POST \(admin)/unban", headers: key, answer: Samples.adminUser) {
    try await $0.unbanUser(userId, idempotencyKey: "key")
  },
  RouteCase(line: "PUT \(admin)/platform-admin") { try await $0.givePlatformAdmin(to: userId) },
  RouteCase(line: "DELETE \(admin)/platform-admin") {
    try await $0.takePlatformAdmin(from: userId)
  },
  RouteCase(
    line: "GET /admin/groups?q=crew&archived=false", answer: Samples.page(Samples.adminGroup)
  ) { _ = try await $0.adminGroups(matching: "crew", archived: false) },
  RouteCase(
    line: "GET /admin/analytics?from=2026-11-01&to=2026-11-30&bucket=week",
    answer: Samples.analytics
  ) { _ = try await $0.analytics(from: "2026-11-01", to: "2026-11-30", by: .week) },
  RouteCase(line: "GET /admin/settings", answer: Samples.settings) {
    _ = try await $0.platformSettings()
  },
  RouteCase(
    line: "PATCH /admin/settings",
    body: #"{"auditRetentionMonths":24,"notificationRetentionMonths":null}"#,
    answer: Samples.settings
  ) {
    var change = UpdatePlatformSettings()
    change.auditRetentionMonths = .set(24)
    change.notificationRetentionMonths = .clear
    try await $0.updatePlatformSettings(change)
  },
]
