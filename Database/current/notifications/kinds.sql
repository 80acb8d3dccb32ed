-- Every kind of notification, and whether it is mailed unless the person says otherwise: what
-- changes what they may do, or waits for their answer. What others did with one's invitations, and
-- who comes and goes in a group that one leads, is in the app only.
--
-- A module adds its kinds here. `says` is the mail's subject and first sentence; {group}, {role},
-- {event} and {actor} stand for names.

create function muster.notification_kinds()
returns table (kind text, is_mailed boolean, says text)
language plpgsql immutable
set search_path = ''
as $$
begin
  return query values
    ('invite_received', true, '{actor} invites you to join {group}'),
    ('invite_accepted', false, '{actor} has joined {group} by your invitation'),
    ('invite_declined', false, 'An invitation to {group} was declined'),
    ('member_joined', false, '{actor} has joined {group}'),
    ('member_left', false, '{actor} has left {group}'),
    ('member_removed', true, 'You are no longer a member of {group}'),
    ('member_paused', true, 'Your membership of {group} is paused'),
    ('member_activated', true, 'You are an active member of {group} again'),
    ('leadership_received', true, 'You lead {group} now'),
    ('role_given', true, 'You have the role {role} in {group} now'),
    ('role_taken', true, 'You no longer have the role {role} in {group}'),
    ('nesting_offered', true, '{group} is offered to be nested with another group'),
    ('nesting_accepted', false, '{group} is nested with another group now'),
    ('nesting_ended', false, '{group} is no longer nested with another group'),
    ('dinner_request_received', true, 'Another crew asks to come to the dinner party of {group}'),
    ('dinner_request_accepted', true, '{group} is going to the dinner party that it asked for'),
    ('dinner_request_declined', false, '{group} is not going to a dinner party that it asked for'),
    ('dinner_party_changed', false, 'A dinner party that {group} asked for has changed'),
    ('dinner_party_cancelled', true, 'The dinner party of {group} is cancelled'),
    ('dinner_guest_withdrew', true, 'The guests of {group} have withdrawn from its dinner party'),
    ('dinner_party_completed', false, 'The dinner party of {group} is over'),
    ('dinner_party_expired', false, 'Nobody came to the dinner party of {group}'),
    ('webhook_disabled', true, 'A webhook of {group} was turned off'),
    ('application_asked', true, '{actor} asks you to come along to {event}'),
    ('application_answered', false, '{actor} has answered whether to come along to {event}'),
    ('application_received', true, 'An application to {event} waits for you'),
    ('application_approved', true, 'An application to {event} is approved'),
    ('application_rejected', true, 'An application to {event} is rejected'),
    ('application_expired', false, 'An application to {event} has expired'),
    ('application_withdrawn', false, 'An application to {event} is withdrawn'),
    ('author_added', true, 'You are an author of {event} now'),
    ('author_removed', true, 'You are no longer an author of {event}'),
    ('event_changed', true, 'Time or place of {event} have changed'),
    ('event_cancelled', true, '{event} does not take place'),
    ('expense_added', false, '{actor} has added an expense of {group} that involves you'),
    ('expense_changed', false, '{actor} has changed an expense of {group} that involves you'),
    ('expense_deleted', false, '{actor} has deleted an expense of {group} that involves you'),
    ('expenses_imported', false, '{actor} has imported expenses into {group}'),
    ('settlement_recorded', true, '{actor} has recorded a payment between you in {group}'),
    ('settlement_rejected', true, '{actor} has rejected a payment between you in {group}'),
    ('settlement_withdrawn', false, '{actor} has taken back a payment between you in {group}'),
    ('left_with_balance', true, 'Somebody has left {group} with an open balance'),
    ('placeholder_offered', true, '{actor} asks whether a placeholder in {group} stands for you'),
    ('placeholder_claimed', false, '{actor} is whom a placeholder in {group} stood for'),
    ('recurring_paused', true, 'A recurring expense of {group} is paused'),
    ('lunch_invited', false, '{actor} plans {event} for a group of yours'),
    ('lunch_added', true, '{actor} has added you to {event}'),
    ('lunch_decided', true, 'It is decided where {event} is'),
    ('lunch_vote_reminder', true, 'You have not voted for {event} yet'),
    ('lunch_no_votes', false, 'Nobody has voted for {event}'),
    ('lunch_handed_on', true, 'You look after {event} now'),
    ('lunch_deleted', true, '{actor} has called {event} off'),
    ('journey_enrolled', true, '{actor} has enrolled {group} in {event}'),
    ('journey_completed', true, '{event} is completed'),
    ('journey_frozen', true, '{event} is frozen for now'),
    ('journey_unfrozen', true, '{event} goes on'),
    ('journey_steps_open', true, 'New steps of {event} are open'),
    ('journey_version_released', false, 'There is a new version of {event}'),
    ('journey_deleted', true, '{event} has been deleted'),
    ('direct_message', false, '{actor} has written to you'),
    ('forum_mentioned', true, '{actor} mentions you in the forum of {group}'),
    ('forum_replied', false, '{actor} has replied in a thread of {group} that you follow'),
    ('forum_hidden', false, 'A moderator has hidden what you wrote in the forum of {group}'),
    ('feedback_received', true, '{actor} has given you feedback in {group}'),
    ('feedback_changed', false, '{actor} has changed feedback to you in {group}'),
    ('platform_webhook_disabled', true, 'A webhook of the platform was turned off');
end
$$;
comment on function muster.notification_kinds() is
'The kinds of notifications: whether mailed by default, and what the mail says (K17).';
