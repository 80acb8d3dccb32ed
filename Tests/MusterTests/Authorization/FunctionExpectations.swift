/// Every function that somebody but the owner may execute, and every definer function.
///
/// Below a line with who may execute and as whom it runs: each function with how it knows whom it
/// serves, how it answers nulls for every argument (`ok` or the SQLSTATE), and what it checks.
/// Where platform admins are answered otherwise, theirs is behind a bar.
///
///     caller    begins with muster.caller(), which refuses whoever has not signed in (MU001)
///     uid       reads by auth.uid(): without a person nothing is theirs
///     anyone    the same for everybody
///     token     whoever holds the token
///     server    for the web login, which has checked what the line says
///     jobs      for background work
///     internal  called by other functions only
///     trigger   fired by the table only
enum FunctionExpectations {
  static let text =
    granted + "\n" + ownersOnly + "\n" + expenses + "\n" + lunches
    + "\n" + journeys + "\n" + forum + "\n" + web

  private static let granted = """
    anon,authenticated,service_role, invoker
      auth.jwt()
        uid ok the claims of the request
      auth.uid()
        uid ok the claims of the request
    anon,authenticated, definer
      api.invite_preview(text)
        token ok who holds the token sees two names and no more (K8)
    authenticated, invoker
      api.dinner_group(uuid)
        uid ok reads under policies
      api.dinner_request(uuid)
        uid ok reads under policies
      api.end_dinner_party(uuid, boolean)
        caller MU010 calls public.cancel_dinner_party or public.complete_dinner_party
      api.put_dinner_party(uuid, jsonb)
        caller MU010 calls public.put_dinner_party
      api.accept_nesting(uuid, uuid, uuid)
        caller MU010 calls public.accept_nesting
      api.group_template_answer(uuid)
        uid ok reads under policies
      api.member_profile(uuid, uuid)
        caller MU010 reads under policies what api.require_group lets see
      api.offer_nesting(uuid, uuid, uuid)
        caller MU010 calls public.offer_nesting
      api.role_answer(uuid)
        uid ok reads under policies
      api.role_template_answer(uuid)
        uid ok reads under policies
      api.ban_user(uuid, jsonb)
        caller MU011|MU010 calls public.ban_user
      api.create_invite(uuid, uuid, text, uuid, text, integer, integer, text)
        caller MU010 calls public.create_invite
      api.find_user(text)
        uid ok calls public.find_user_by_email
      api.create_event(jsonb)
        caller 23502 calls public.create_event
      api.event_answer(uuid)
        uid ok reads under policies
      api.like_group_answer(uuid)
        uid ok reads under policies
      api.application_threshold(uuid)
        uid ok reads under policies
      api.chat_answer(uuid)
        uid ok reads under policies
      muster.event_time(jsonb, text, text)
        uid ok reads its argument only
      api.group_answer(uuid)
        uid ok reads under policies
      api.member_answer(uuid, uuid)
        uid ok reads under policies
      api.my_group_answer(uuid)
        uid ok reads under policies
      api.create_webhook(uuid, text, text, text[])
        caller MU011|23502 calls public.create_webhook
      api.retry_webhook_delivery(uuid, bigint)
        caller MU010 calls public.retry_webhook_delivery
      api.rotate_webhook_secret(uuid)
        caller MU010 calls public.rotate_webhook_secret
      api.test_webhook(uuid)
        caller MU010 calls public.test_webhook
      api.webhook_answer(uuid, text)
        uid ok reads under policies
    authenticated, definer
      api.listed_members(uuid, text, bigint, text)
        uid ok of a list that the caller may see; of others themselves and who leads
      api.members_of(uuid, text, integer, bigint, text)
        uid ok of whom api.listed_members lists
      api.event_authors(uuid)
        uid ok anyone signed in sees events and whose they are
      api.application_members(uuid)
        uid ok of applications that the caller is in or decides on
      api.left_application(uuid)
        uid ok to whoever declined: their own answer
      api.application_waits_for(uuid)
        uid ok of applications that the caller is in or decides on
      api.chat_people(uuid)
        uid ok of chats that the caller is in
      api.last_message(uuid)
        uid ok of chats that the caller is in
      api.message_answer(uuid)
        uid ok of chats that the caller is in
      api.messages(uuid, uuid, integer)
        caller MU010 of chats that the caller is in
      api.require_chat(uuid, uuid)
        caller MU010 is in the chat
      api.require_event(uuid)
        caller MU010 anyone signed in
      public.create_event(text, text, timestamp with time zone, text, timestamp with time zone, integer, uuid[])
        caller 23502 anyone signed in; authors share a group with them
      public.update_event(uuid, jsonb)
        caller 22023 an author; checked under the lock
      public.delete_event(uuid)
        caller MU010 an author; checked under the lock
      public.add_event_author(uuid, uuid)
        caller MU010 an author; whoever shares a group with them
      public.remove_event_author(uuid, uuid)
        caller MU010 an author; not the last one
      public.apply_to_event(uuid, uuid[], text)
        caller MU010 anyone signed in but authors; friends share a group with them
      public.answer_application(uuid, boolean)
        caller 23502 was asked; for themselves
      public.drop_from_application(uuid, uuid)
        caller MU010 made the application
      public.withdraw_application(uuid)
        caller MU010 made the application
      public.decide_application(uuid, boolean)
        caller 23502 an author; checked under the lock
      public.post_message(uuid, text)
        caller MU010 is in the chat; checked under the lock
      public.edit_message(uuid, text)
        caller MU010 wrote it, and is in the chat
      public.delete_message(uuid)
        caller MU010 wrote it, and is in the chat
      public.mark_chat_read(uuid, uuid)
        caller MU010 is in the chat; for themselves
      api.require_dinner_group(uuid)
        caller MU010 an active member of the crew, or a platform admin
      public.accept_dinner_request(uuid)
        caller MU010 leads the host; rechecked under the locks (D5)
      public.cancel_email_change()
        caller ok the caller's own
      public.cancel_dinner_party(uuid)
        caller MU010 leads the host (D6)
      public.complete_dinner_party(uuid)
        caller MU010 leads the host (D6)
      public.create_dinner_group(text)
        caller 23502 calls create_group; in no crew yet (D1)
      public.decline_dinner_request(uuid)
        caller MU010 leads the host (D5)
      public.put_dinner_party(uuid, timestamp with time zone, text, text, text, text)
        caller MU010 leads the crew (D4)
      public.request_dinner_party(uuid, text)
        caller MU100 leads the crew in which the caller sits (D5)
      public.set_dinner_videos(uuid, text[])
        caller MU010 leads the crew (D3)
      public.withdraw_dinner_request(uuid)
        caller MU010 leads the crew that asked (D5)
      api.webhook_deliveries(uuid, bigint, integer, bigint)
        caller MU010 who may manage the webhook
      muster.i_manage_platform()
        uid ok about oneself
      public.create_webhook(uuid, text, text, text[])
        caller MU011|23502 leads the group, or the platform permission; checked under the lock
      public.delete_webhook(uuid)
        caller MU010 who may manage the webhook
      public.retry_webhook_delivery(uuid, bigint)
        caller MU010 who may manage the webhook
      public.rotate_webhook_secret(uuid)
        caller MU010 who may manage the webhook
      public.test_webhook(uuid)
        caller MU010 who may manage the webhook
      public.update_webhook(uuid, jsonb)
        caller MU010 who may manage the webhook
      api.require_platform_permission(text)
        caller MU011 the platform permission
      api.subgroup_answer(uuid, uuid)
        caller ok what subgroups and supergroups show
      api.subgroups(uuid, text)
        caller ok to whom members are listed; offers to leaders (K13)
      api.supergroups(uuid, text)
        caller ok to those inside; offers to leaders (K13)
      public.accept_nesting(uuid, uuid, uuid)
        caller MU010 leads the side that was asked; rechecked under the lock (K13)
      public.create_role(uuid, text, text[], boolean, boolean)
        caller MU010 assign_roles; nothing above oneself (K12)
      public.delete_group_template(uuid)
        caller MU011|MU010 the platform permission manage_group_templates
      public.delete_role(uuid, uuid)
        caller MU010 remove_roles; nothing above oneself (K12)
      public.delete_role_template(uuid)
        caller MU011|MU010 the platform permission manage_role_templates
      public.effective_permissions(uuid, uuid)
        caller MU010 about oneself, or with assign_roles (K18)
      public.end_nesting(uuid, uuid)
        caller MU010 leads either side (K13)
      public.grant_permission(uuid, uuid, text)
        caller MU010 assign_roles; nothing above oneself (K12)
      public.offer_nesting(uuid, uuid, uuid)
        caller MU010 leads either side; rechecked under the lock (K13)
      public.revoke_permission(uuid, uuid, text)
        caller MU010 assign_roles; nothing above oneself (K12)
      public.save_group_template(uuid, jsonb)
        caller MU011|23502 the platform permission manage_group_templates
      public.save_role_template(uuid, jsonb)
        caller MU011|23502 the platform permission manage_role_templates
      public.update_role(uuid, uuid, jsonb)
        caller 22023 assign_roles; nothing above oneself (K12)
      public.why(uuid, text, uuid)
        caller MU010 about oneself, or with assign_roles (K18)
      api.admin_analytics(text, date, date)
        caller MU011|ok view_platform_analytics
      api.admin_groups(text, text, bigint, integer)
        caller MU011|ok manage_all_groups
      api.admin_user(uuid)
        caller MU011|ok manage_all_groups
      api.admin_users(text, text, bigint, integer)
        caller MU011|ok manage_all_groups
      api.disclose_chats(uuid, text, bigint, integer)
        caller MU011|23514 manage_all_groups, and a reason that the audit keeps
      api.disclose_messages(uuid, text, uuid, integer)
        caller MU011|23514 manage_all_groups, and a reason that the audit keeps
      api.disclose_expenses(uuid, text, bigint, integer)
        caller MU011|23514 manage_all_groups, and a reason that the audit keeps
      api.disclose_settlements(uuid, text, bigint, integer)
        caller MU011|23514 manage_all_groups, and a reason that the audit keeps
      api.decline_invite(text)
        caller MU010 calls public.decline_invite
      api.me()
        caller ok oneself
      api.notification_settings()
        caller ok the caller's own
      api.my_export(bigint)
        caller ok oneself
      api.my_invites()
        uid ok addressed to the caller by id or verified address
      api.platform_settings()
        caller MU011|ok manage_platform_settings
      api.require_group(uuid, text)
        caller MU010 sees the group; the permission
      muster.claim_idempotency_key(text, text, bytea)
        caller 23502 keys are the caller's own
      muster.i_manage_all_groups()
        uid ok about oneself
      muster.keep_answer(text, text, text, bigint)
        uid ok under a key of the caller's own
      muster.my_verified_email()
        uid ok about oneself
      public.accept_invite(text)
        caller MU010 the addressee, or who holds a link; rechecked under the lock (K8)
      public.activate_member(uuid, uuid)
        caller MU010 activate_members; leaders by leaders (K12)
      public.archive_group(uuid)
        caller MU010 leads
      public.assign_role(uuid, uuid, uuid)
        caller MU010 assign_roles; may_give_role; leaders by leaders (K12)
      public.ban_user(uuid, timestamp with time zone, text)
        caller MU011|MU010 manage_all_groups; not oneself, not an admin
      public.create_group(text, text, text, text, boolean, boolean, text, integer)
        caller 23502 the platform permission create_group
      public.create_invite(uuid, uuid, text, uuid, text, integer, integer)
        caller MU010 invite_members; may_give_role (K12)
      public.decline_invite(text)
        caller MU010 the addressee, or who holds a link
      public.delete_group(uuid)
        caller MU010 delete_group; no hold (K15)
      public.end_session(uuid)
        caller MU010 the caller's own
      public.find_user_by_email(text)
        uid ok anyone signed in, exact match (A5)
      public.give_platform_admin(uuid)
        caller MU011|MU010 manage_platform_settings, and all that the role may (K12)
      public.join_group(text)
        caller MU038 holds the code; K4, K9
      public.leave_group(uuid, uuid)
        caller MU010 one's own membership; a leader names a successor (K7)
      public.my_sessions()
        uid ok the caller's own
      public.pause_member(uuid, uuid)
        caller MU010 pause_members; leaders by leaders (K12)
      public.remove_member(uuid, uuid)
        caller MU010 remove_members; leaders by leaders (K12)
      public.resend_verification()
        caller ok to the caller's own address
      public.revoke_invite(uuid)
        caller MU010 invite_members, or an active member's own
      public.rotate_join_code(uuid)
        caller MU010 invite_members
      public.sign_out(boolean)
        caller ok the caller's own sessions
      public.take_platform_admin(uuid)
        caller MU011|MU010 manage_platform_settings; not the last one's
      public.transfer_admin_and_leave(uuid, uuid)
        caller MU034 calls leave_group
      public.transfer_leadership(uuid, uuid)
        caller MU034 an active leader
      public.turn_off_join_code(uuid)
        caller MU010 invite_members
      public.unarchive_group(uuid)
        caller MU010 leads
      public.unassign_role(uuid, uuid, uuid, uuid)
        caller MU010 one's own while active, or remove_roles; K12
      public.unban_user(uuid)
        caller MU011|MU010 manage_all_groups
      public.update_group(uuid, jsonb, bigint)
        caller 22023 a permission for each field; succession by leaders
      public.update_notification_settings(jsonb)
        caller 22023 the caller's own
      public.update_platform_settings(jsonb)
        caller MU011|22023 manage_platform_settings
      public.update_profile(jsonb)
        caller ok the caller's own
    muster_web, definer
      auth.change_password(uuid, uuid, text, text)
        server MU070 the present hash has to be given
      auth.count_attempts(text[], integer[], integer[])
        server ok counts only
      auth.credentials(text)
        server ok the hash is compared in the server and goes no further
      auth.delete_account(uuid, uuid, text)
        server MU002 the present hash has to be given
      auth.has_no_accounts()
        server ok one truth value
      auth.password_hash_of(uuid, uuid)
        server MU002 with an open session only
      auth.refresh_session(text)
        server ok the token is the proof
      auth.request_password_reset(text)
        server ok answers nothing; the token goes to the mailbox
      auth.request_email_change(uuid, text, text)
        server MU070 the present hash has to be given
      auth.reset_address(text)
        server ok the token is the proof
      auth.reset_password(text, text)
        server MU072 the token is the proof
      auth.session_claims(uuid, uuid)
        server MU002 an open session of a person who is not banned
      auth.sign_in(uuid, text, text, text, text)
        server MU070 the hash that was compared has to be the present one
      auth.sign_up(text, text, text, text, text, text)
        server 23502 a new account only
      auth.unsubscribe(uuid)
        server MU072 the server has checked the token of a mail
      auth.verify_email(text)
        server MU072 the token is the proof
      auth.publish_example_journeys()
        server ok of addresses that cannot exist
      auth.verify_example_accounts()
        server ok addresses that cannot exist
    service_role, definer
      muster.claim_webhook_deliveries(integer, boolean)
        jobs ok webhooks: what is due, with what it is signed with
      muster.finish_webhook_delivery(bigint, integer, integer, text, integer)
        jobs ok webhooks: how an attempt went
      muster.claim_mails(integer)
        jobs ok the mailer
      muster.expire_invites()
        jobs ok housekeeping
      muster.finish_mail(bigint, integer, uuid, text)
        jobs ok the mailer
      muster.claim_jobs(text, integer, integer)
        jobs ok due work, by queue
      muster.run_job(bigint, integer)
        jobs ok does a leased job as the owner
      muster.finish_job(bigint, integer, text)
        jobs ok how an attempt went
      muster.job_counts()
        jobs ok counts only
      muster.keep_audit_log()
        jobs ok housekeeping
      muster.invariants(integer)
        jobs ok ids of groups, and how many break a rule
      muster.keep_house()
        jobs ok housekeeping
      muster.next_stream_events(text, integer)
        jobs ok streams: what happened, without what it says
      muster.standing_sessions(uuid[])
        jobs ok streams: which sessions go on
      muster.stream_deliveries(text[], bigint[], uuid[])
        jobs ok streams: what each session's person may be shown now
      muster.stream_now()
        jobs ok streams: a position
      muster.stream_replay(uuid, text, text, integer)
        jobs ok streams: what a session's person missed and may be shown now
      muster.stream_topics(uuid[])
        jobs ok streams: ids of groups
    """
}
