import HTTPServer
import MusterModels

extension Endpoint {
  /// The routes under Groups (api.md).
  static let groups: [Endpoint] =
    groupRoutes + memberRoutes + inviteRoutes + roleRoutes + nestingRoutes + insightRoutes
    + catalogueRoutes

  private static let group = Schema.of(Group.self)

  private static let groupRoutes = [
    Endpoint(
      method: .post, path: "/groups", operation: "createGroup",
      summary: "Makes a group; the caller leads it", tag: "Groups", body: .of(CreateGroup.self),
      success: .created(group),
      problems: [.forbidden, .unknownTemplate, .fixedByTemplate, .alreadyInDinnerGroup],
      takesIdempotencyKey: true, handler: createGroup),
    Endpoint(
      method: .get, path: "/groups", operation: "listGroups",
      summary: "The caller's groups, or public ones", tag: "Groups", access: .anyone,
      query: QueryParameter.paging + [
        .init(
          name: "scope", schema: .words(["mine", "public"]),
          description: "Default mine; without signing in, public."),
        .init(name: "q", schema: .string(format: nil), description: "Part of the name."),
      ],
      success: .ok(.page(of: Group.self)), handler: listGroups),
    Endpoint(
      method: .get, path: "/me/groups", operation: "listMyGroups",
      summary: "Groups with the caller's membership", tag: "Groups",
      query: QueryParameter.paging + [
        .init(
          name: "state", schema: .words(["current", "previous"]),
          description: "Default current; previous: those that were left."),
        .init(
          name: "archived", schema: .boolean,
          description: "True: archived ones among the current, too."),
      ],
      success: .ok(.page(of: Group.self)), handler: listMyGroups),
    Endpoint(
      method: .get, path: "/groups/{id}", operation: "getGroup", summary: "One group",
      tag: "Groups", access: .anyone, success: .ok(group), problems: [.notFound],
      handler: getGroup),
    Endpoint(
      method: .patch, path: "/groups/{id}", operation: "updateGroup",
      summary: "Changes a group (JSON merge patch)", tag: "Groups", body: .of(UpdateGroup.self),
      success: .ok(group),
      problems: [
        .notFound, .forbidden, .archived, .versionMismatch, .fixedByTemplate, .groupFull,
      ],
      takesIfMatch: true, handler: updateGroup),
    Endpoint(
      method: .delete, path: "/groups/{id}", operation: "deleteGroup",
      summary: "Deletes a group for good", tag: "Groups",
      problems: [.notFound, .forbidden, .locked], handler: deleteGroup),
    Endpoint(
      method: .post, path: "/groups/{id}/archive", operation: "archiveGroup",
      summary: "Makes a group readable only", tag: "Groups", success: .ok(group),
      problems: [.notFound, .forbidden, .locked], takesIdempotencyKey: true,
      handler: archiveGroup),
    Endpoint(
      method: .post, path: "/groups/{id}/unarchive", operation: "unarchiveGroup",
      summary: "Opens an archived group again", tag: "Groups", success: .ok(group),
      problems: [.notFound, .forbidden], takesIdempotencyKey: true, handler: unarchiveGroup),
    Endpoint(
      method: .post, path: "/groups/{id}/join-code", operation: "rotateJoinCode",
      summary: "Gives the group a new join code", tag: "Groups", success: .ok(group),
      problems: [.notFound, .forbidden, .archived], takesIdempotencyKey: true,
      handler: rotateJoinCode),
    Endpoint(
      method: .delete, path: "/groups/{id}/join-code", operation: "turnOffJoinCode",
      summary: "Lets nobody in by code any more", tag: "Groups",
      problems: [.notFound, .forbidden, .archived], handler: turnOffJoinCode),
  ]

  private static let memberRoutes = [
    Endpoint(
      method: .get, path: "/groups/{id}/members", operation: "listMembers",
      summary: "Who is, was or may become a member", tag: "Members",
      query: QueryParameter.paging + [
        .init(
          name: "state", schema: .words(MemberQueries.State.allCases.map(\.rawValue)),
          description: "Default current, which includes paused members."),
        .init(
          name: "q", schema: .string(format: nil),
          description: "Part of the name, up to 200 characters."),
      ],
      success: .ok(.page(of: Member.self)), problems: [.notFound, .forbidden],
      handler: listMembers),
    Endpoint(
      method: .get, path: "/groups/{id}/members/{userId}", operation: "getMember",
      summary: "One of those who are listed, with what they say of themselves", tag: "Members",
      success: .ok(.of(MemberProfile.self)), problems: [.notFound, .forbidden],
      handler: getMember),
    Endpoint(
      method: .post, path: "/groups/{id}/members/{userId}/pause", operation: "pauseMember",
      summary: "Suspends a member", tag: "Members", success: .ok(.of(Member.self)),
      problems: [.notFound, .forbidden, .leaderProtected, .lastLeader, .archived],
      takesIdempotencyKey: true, handler: pauseMember),
    Endpoint(
      method: .post, path: "/groups/{id}/members/{userId}/activate", operation: "activateMember",
      summary: "Ends a member's pause", tag: "Members", success: .ok(.of(Member.self)),
      problems: [.notFound, .forbidden, .leaderProtected, .archived],
      takesIdempotencyKey: true, handler: activateMember),
    Endpoint(
      method: .delete, path: "/groups/{id}/members/{userId}", operation: "removeMember",
      summary: "Removes a member; they come back by an invitation of their own only",
      tag: "Members",
      problems: [.notFound, .forbidden, .leaderProtected, .leaveInstead, .lastLeader, .archived],
      handler: removeMember),
    Endpoint(
      method: .post, path: "/groups/{id}/leave", operation: "leaveGroup",
      summary: "Ends the caller's membership", tag: "Members", body: .of(LeaveGroup.self),
      bodyIsOptional: true, success: .ok(group),
      problems: [
        .notFound, .forbidden, .notAMember, .lastLeader, .successorNotEligible, .archived,
      ],
      takesIdempotencyKey: true, handler: leaveGroup),
    Endpoint(
      method: .post, path: "/groups/{id}/transfer-leadership", operation: "transferLeadership",
      summary: "Makes another member leader in the caller's place", tag: "Members",
      body: .of(TransferLeadership.self), success: .ok(group),
      problems: [.notFound, .forbidden, .successorNotEligible, .archived],
      takesIdempotencyKey: true, handler: transferLeadership),
    Endpoint(
      method: .post, path: "/join", operation: "joinGroup", summary: "Joins by a join code",
      tag: "Members", body: .of(JoinGroup.self), success: .ok(group),
      problems: [
        .unknownCode, .alreadyMember, .invitationRequired, .groupFull, .locked, .archived,
        .alreadyInDinnerGroup,
      ],
      takesIdempotencyKey: true,
      limits: { [.byCaller("join", $0, 20, per: 300), .byAddress("join", $0, 100, per: 300)] },
      isLimited: true, handler: joinGroup),
  ]

  private static let inviteRoutes = [
    Endpoint(
      method: .post, path: "/groups/{id}/invites", operation: "createInvite",
      summary: "Invites an address, a person, or whoever holds the link", tag: "Invitations",
      body: .of(CreateInvite.self), success: .created(.of(Invite.self)),
      problems: [
        .notFound, .forbidden, .roleAboveOwn, .unknownRole, .unknownUser, .alreadyMember,
        .archived,
      ],
      takesIdempotencyKey: true,
      limits: { [.byCaller("invite", $0, 300, per: 3600)] }, isLimited: true,
      handler: createInvite),
    Endpoint(
      method: .get, path: "/groups/{id}/invites", operation: "listInvites",
      summary: "The group's pending invitations", tag: "Invitations",
      query: QueryParameter.paging, success: .ok(.page(of: Invite.self)),
      problems: [.notFound, .forbidden], handler: listInvites),
    Endpoint(
      method: .get, path: "/me/invites", operation: "listMyInvites",
      summary: "What waits for the caller", tag: "Invitations", query: QueryParameter.paging,
      success: .ok(.page(of: ReceivedInvite.self)), handler: listMyInvites),
    Endpoint(
      method: .delete, path: "/invites/{tokenOrId}", operation: "revokeInvite",
      summary: "Takes an invitation back", tag: "Invitations",
      problems: [.notFound, .inviteNotPending], handler: revokeInvite),
    Endpoint(
      method: .get, path: "/invites/{tokenOrId}", operation: "previewInvite",
      summary: "The names on an invitation, for whoever holds its token", tag: "Invitations",
      access: .stranger, success: .ok(.of(InvitePreview.self)), problems: [.notFound],
      limits: { [.byAddress("preview", $0, 120, per: 300)] }, isLimited: true,
      handler: previewInvite),
    Endpoint(
      method: .post, path: "/invites/{tokenOrId}/accept", operation: "acceptInvite",
      summary: "Joins by an invitation", tag: "Invitations", success: .ok(group),
      problems: [
        .notFound, .emailNotVerified, .inviteForSomeoneElse, .alreadyMember, .invitationRequired,
        .inviteNotPending, .inviteExpired, .inviterMayNotInvite, .groupFull, .archived, .locked,
        .alreadyInDinnerGroup, .oneLeader,
      ],
      takesIdempotencyKey: true,
      limits: { [.byCaller("accept", $0, 60, per: 300)] }, isLimited: true,
      handler: acceptInvite),
    Endpoint(
      method: .post, path: "/invites/{tokenOrId}/decline", operation: "declineInvite",
      summary: "Declines an invitation, for good", tag: "Invitations",
      success: .ok(.of(InvitePreview.self)),
      problems: [.notFound, .emailNotVerified, .inviteForSomeoneElse, .inviteNotPending],
      takesIdempotencyKey: true,
      limits: { [.byCaller("accept", $0, 60, per: 300)] }, isLimited: true,
      handler: declineInvite),
  ]
}
