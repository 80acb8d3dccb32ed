-- Giving feedback, and changing or withdrawing it for a while (M1).

create function muster.require_recipient(user_id uuid, group_id uuid) returns void
language plpgsql stable
set search_path = ''
as $$
begin
  if not muster.holds(require_recipient.user_id, require_recipient.group_id, 'receive_feedback')
  then
    raise exception using errcode = 'MU190', message = 'cannot_receive_feedback';
  end if;
end
$$;
comment on function muster.require_recipient(uuid, uuid) is
'Refuses feedback to whoever is no active member of a group, or holds no receive_feedback there.';

create function public.give_feedback(group_id uuid, user_id uuid, body text) returns uuid
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
  present public.groups :=
    muster.begin_contribution(
      give_feedback.group_id, 'provide_feedback_to_members', give_feedback.user_id);
  made uuid;
begin
  if give_feedback.user_id = caller_id then
    raise exception using errcode = '23514', message = 'not to oneself',
      constraint = 'feedback_not_oneself', table = 'feedback', schema = 'public';
  end if;
  -- Whom the caller does not see is not there, so that no member list can be guessed (K14).
  if not muster.has_seen(give_feedback.user_id) then
    raise exception using errcode = 'MU010', message = 'not_found';
  end if;
  perform muster.require_recipient(give_feedback.user_id, present.id);
  if give_feedback.body is null then
    raise exception using errcode = '23502', message = 'it says something',
      column = 'body', table = 'feedback', schema = 'public';
  end if;
  insert into public.feedback as f (group_id, author_id, recipient_id, body)
  values (present.id, caller_id, give_feedback.user_id, give_feedback.body)
  returning f.id into made;
  perform muster.tell_feedback(made, 'feedback_received');
  return made;
end
$$;
comment on function public.give_feedback(uuid, uuid, text) is
'Tells another active member something about their work, which needs provide_feedback_to_members.';
grant execute on function public.give_feedback(uuid, uuid, text) to authenticated;

create function muster.tell_feedback(feedback_id uuid, kind text) returns void
language plpgsql volatile
set search_path = ''
as $$
declare
  given public.feedback;
begin
  select * into given from public.feedback as f where f.id = tell_feedback.feedback_id;
  if not muster.is_blocked(given.recipient_id, given.author_id) then
    perform muster.notify(given.recipient_id, tell_feedback.kind, given.group_id,
      jsonb_build_object('feedbackId', given.id));
  end if;
end
$$;
comment on function muster.tell_feedback(uuid, text) is
'Tells whom feedback was given to, unless they have blocked its author.';

create function muster.feedback_editing_time() returns interval
language plpgsql stable
set search_path = ''
as $$
begin
  return (
    select make_interval(mins => s.feedback_editing_minutes) from public.platform_settings as s
  );
end
$$;
comment on function muster.feedback_editing_time() is
'For how long authors may change or withdraw feedback.';

create function muster.begin_feedback_change(feedback_id uuid) returns public.feedback
language plpgsql volatile
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
  given public.feedback;
begin
  select f.* into given
  from public.feedback as f
  join muster.my_feedback as v on v.id = f.id
  where f.id = begin_feedback_change.feedback_id;
  if not found then
    raise exception using errcode = 'MU010', message = 'not_found';
  end if;
  if given.author_id <> caller_id then
    raise exception using errcode = 'MU011', message = 'forbidden',
      detail = json_build_object('permission', 'author');
  end if;
  perform muster.begin_feedback(given.group_id);
  select * into given from public.feedback as f where f.id = given.id for no key update;
  if given.withdrawn_at is not null then
    raise exception using errcode = 'MU010', message = 'not_found';
  end if;
  -- The clock, not now(): its time may be over since this waited for the lock.
  if given.created_at + muster.feedback_editing_time() <= clock_timestamp() then
    raise exception using errcode = 'MU191', message = 'editing_over';
  end if;
  return given;
end
$$;
comment on function muster.begin_feedback_change(uuid) is
'Locks feedback for a change by its author, who may give some still, while its time lasts.';

create function muster.begin_feedback(group_id uuid) returns void
language plpgsql volatile
set search_path = ''
as $$
begin
  -- Who has left sees the feedback, and is told that it is no longer theirs to change.
  if not muster.sees_group(muster.caller(), begin_feedback.group_id) then
    raise exception using errcode = 'MU011', message = 'forbidden',
      detail = json_build_object('permission', 'provide_feedback_to_members');
  end if;
  perform muster.begin_contribution(begin_feedback.group_id, 'provide_feedback_to_members');
end
$$;
comment on function muster.begin_feedback(uuid) is
'Keeps a group as it is while the caller changes feedback that they gave there.';

create function public.edit_feedback(feedback_id uuid, body text) returns uuid
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  given public.feedback := muster.begin_feedback_change(edit_feedback.feedback_id);
begin
  perform muster.require_recipient(given.recipient_id, given.group_id);
  if edit_feedback.body is null then
    raise exception using errcode = '23502', message = 'it says something',
      column = 'body', table = 'feedback', schema = 'public';
  end if;
  update public.feedback as f set body = edit_feedback.body, edited_at = clock_timestamp()
  where f.id = given.id and f.body <> edit_feedback.body;
  if found then
    perform muster.tell_feedback(given.id, 'feedback_changed');
  end if;
  return given.id;
end
$$;
comment on function public.edit_feedback(uuid, text) is
'Changes feedback that the caller gave, while its time lasts.';
grant execute on function public.edit_feedback(uuid, text) to authenticated;

create function public.withdraw_feedback(feedback_id uuid) returns void
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  given public.feedback := muster.begin_feedback_change(withdraw_feedback.feedback_id);
begin
  update public.feedback as f set body = null, withdrawn_at = clock_timestamp()
  where f.id = given.id;
end
$$;
comment on function public.withdraw_feedback(uuid) is
'Takes back feedback that the caller gave, while its time lasts; what it said is gone.';
grant execute on function public.withdraw_feedback(uuid) to authenticated;

create function muster.publish_feedback() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  told jsonb := jsonb_build_object('groupId', new.group_id, 'feedbackId', new.id);
begin
  perform muster.publish('feedback.changed', 'user', new.author_id, told);
  perform muster.publish('feedback.changed', 'user', new.recipient_id, told);
  return null;
end
$$;
comment on function muster.publish_feedback() is 'Tells the two whom feedback is between.';
create trigger publish_feedback after insert or update on public.feedback
for each row execute function muster.publish_feedback();

create function muster.export_feedback(user_id uuid) returns jsonb
language plpgsql stable
set search_path = ''
as $$
begin
  return jsonb_build_object(
    'feedbackGiven', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'id', f.id, 'groupId', f.group_id, 'recipientId', f.recipient_id, 'body', f.body,
        'createdAt', f.created_at, 'editedAt', f.edited_at, 'withdrawnAt', f.withdrawn_at
      ) order by f.created_at desc, f.id), '[]')
      from public.feedback as f where f.author_id = export_feedback.user_id
    ),
    'feedbackReceived', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'id', f.id, 'groupId', f.group_id, 'authorId', f.author_id, 'body', f.body,
        'createdAt', f.created_at, 'editedAt', f.edited_at
      ) order by f.created_at desc, f.id), '[]')
      from public.feedback as f
      where f.recipient_id = export_feedback.user_id and f.withdrawn_at is null
    )
  );
end
$$;
comment on function muster.export_feedback(uuid) is
'The feedback that a person gave and was given.';
