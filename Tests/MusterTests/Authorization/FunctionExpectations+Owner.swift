extension FunctionExpectations {
  /// Those that nobody but the owner executes: triggers, and what other functions call.
  static let ownersOnly = """
    nobody, definer
      api.declined_answer(uuid)
        internal - only decline_invite, which has checked, calls it
      muster.account_json(uuid)
        internal - named by functions that know whose it is: me, sign_in, sign_up, refresh
      muster.follow_like_claims()
        trigger -
      muster.check_author()
        trigger -
      muster.publish_event()
        trigger -
      muster.publish_authors()
        trigger -
      muster.publish_like_groups()
        trigger -
      muster.publish_like_group_members()
        trigger -
      muster.publish_verdicts()
        trigger -
      muster.publish_chat()
        trigger -
      muster.publish_chat_members()
        trigger -
      muster.publish_messages()
        trigger -
      muster.publish_chat_reads()
        trigger -
      muster.audit_webhook()
        trigger -
      muster.follow_crew_archive()
        trigger -
      muster.follow_crew_deletion()
        trigger -
      muster.follow_engagement()
        trigger -
      muster.follow_party()
        trigger -
      muster.follow_request()
        trigger -
      muster.follow_seats()
        trigger -
      muster.guard_crew_template()
        trigger -
      muster.make_crew()
        trigger -
      muster.publish_crew()
        trigger -
      muster.check_one_leader()
        trigger -
      muster.change_webhook_queue()
        trigger -
      muster.schedule_deliveries()
        trigger -
      muster.schedule_mails()
        trigger -
      muster.refuse_former_email()
        trigger -
      muster.deliver_events()
        trigger -
      muster.deliver_group()
        trigger -
      muster.audit_platform_settings()
        trigger -
      muster.require_name()
        trigger -
      muster.guard_person()
        trigger -
      muster.audit_platform_role()
        trigger -
      muster.audit_role_permissions()
        trigger -
      muster.audit_row()
        trigger -
      muster.audit_template()
        trigger -
      muster.caller()
        internal - is the check
      muster.check_leader()
        trigger -
      muster.check_time_zone()
        trigger -
      muster.follow_assignments()
        trigger -
      muster.follow_auth_user_email()
        trigger -
      muster.follow_edges()
        trigger -
      muster.follow_inheritance()
        trigger -
      muster.follow_membership()
        trigger -
      muster.follow_new_auth_user()
        trigger -
      muster.guard_archived()
        trigger -
      muster.guard_archived_permissions()
        trigger -
      muster.guard_assignment()
        trigger -
      muster.guard_membership()
        trigger -
      muster.mail_notifications()
        trigger -
      muster.open_session(uuid, text, text)
        internal - only after a password or a token was checked
      muster.publish_around()
        trigger -
      muster.publish_assignments()
        trigger -
      muster.publish_deletion()
        trigger -
      muster.publish_group()
        trigger -
      muster.publish_invites()
        trigger -
      muster.publish_join_code()
        trigger -
      muster.publish_memberships()
        trigger -
      muster.publish_nesting()
        trigger -
      muster.publish_notifications()
        trigger -
      muster.publish_reading()
        trigger -
      muster.publish_roles()
        trigger -
      muster.publish_session_end()
        trigger -
      muster.publish_standing()
        trigger -
      muster.send_mail(text, text, jsonb)
        internal - recipient and text come from checked functions
      muster.send_verification(uuid)
        internal - to the account's own address
    """
}
