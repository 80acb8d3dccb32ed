-- Every kind of notification, and whether it is mailed unless the person says otherwise: what
-- changes what they may do, or waits for their answer. What others did with one's invitations, and
-- who comes and goes in a group that one leads, is in the app only.
--
-- A module adds its kinds here, and what they say where the app's texts are (NotificationKind).

create function muster.notification_kinds()
returns table (kind text, is_mailed boolean)
language plpgsql immutable
set search_path = ''
as $$
begin
  return query values
    ('invite_received', true),
    ('invite_accepted', false),
    ('invite_declined', false),
    ('member_joined', false),
    ('member_left', false),
    ('member_removed', true),
    ('member_paused', true),
    ('member_activated', true),
    ('leadership_received', true),
    ('role_given', true),
    ('role_taken', true),
    ('nesting_offered', true),
    ('nesting_accepted', false),
    ('nesting_ended', false),
    ('dinner_request_received', true),
    ('dinner_request_accepted', true),
    ('dinner_request_declined', false),
    ('dinner_party_changed', false),
    ('dinner_party_cancelled', true),
    ('dinner_guest_withdrew', true),
    ('dinner_party_completed', false),
    ('dinner_party_expired', false),
    ('webhook_disabled', true),
    ('application_asked', true),
    ('application_answered', false),
    ('application_received', true),
    ('application_approved', true),
    ('application_rejected', true),
    ('application_expired', false),
    ('application_withdrawn', false),
    ('author_added', true),
    ('author_removed', true),
    ('event_changed', true),
    ('event_cancelled', true),
    ('expense_added', false),
    ('expense_changed', false),
    ('expense_deleted', false),
    ('expenses_imported', false),
    ('settlement_recorded', true),
    ('settlement_rejected', true),
    ('settlement_withdrawn', false),
    ('left_with_balance', true),
    ('placeholder_offered', true),
    ('placeholder_claimed', false),
    ('recurring_paused', true),
    ('lunch_invited', false),
    ('lunch_added', true),
    ('lunch_decided', true),
    ('lunch_vote_reminder', true),
    ('lunch_no_votes', false),
    ('lunch_handed_on', true),
    ('lunch_deleted', true),
    ('journey_enrolled', true),
    ('journey_completed', true),
    ('journey_frozen', true),
    ('journey_unfrozen', true),
    ('journey_steps_open', true),
    ('journey_version_released', false),
    ('journey_deleted', true),
    ('direct_message', false),
    ('forum_mentioned', true),
    ('forum_replied', false),
    ('forum_hidden', false),
    ('feedback_received', true),
    ('feedback_changed', false),
    ('platform_webhook_disabled', true);
end
$$;
comment on function muster.notification_kinds() is
'The kinds of notifications, and whether they are mailed by default (K17).';
