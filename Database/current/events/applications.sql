-- Applying to events, answering for oneself, and the authors' verdicts (E2 to E6).

create function public.apply_to_event(
  event_id uuid, member_ids uuid [] default null, message text default null
) returns uuid
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
  friends uuid [] := array(
    select distinct f.id from unnest(apply_to_event.member_ids) as f (id) order by f.id
  );
  everybody uuid [] := friends || caller_id;
  event public.events;
  made uuid;
begin
  if array_position(friends, null) is not null or caller_id = any(friends)
    or cardinality(friends) <> coalesce(cardinality(apply_to_event.member_ids), 0)
  then
    raise exception using errcode = '23514', message = 'friends are others, once each',
      constraint = 'like_group_members_others', table = 'like_group_members', schema = 'public';
  end if;
  if cardinality(friends) > 20 then
    raise exception using errcode = '23514', message = 'too many friends',
      constraint = 'like_group_members_count', table = 'like_group_members', schema = 'public';
  end if;
  event := muster.lock_event(apply_to_event.event_id);
  perform muster.require_open_event(event);
  perform muster.require_acquainted(friends);
  if exists (
    select
    from public.event_authors as a
    where a.event_id = event.id and a.user_id = any(everybody)
  ) then
    raise exception using errcode = 'MU124', message = 'author_cannot_apply';
  end if;
  -- Whether they are in another one is not looked at: it would tell who has applied. The key of
  -- like_claims refuses the caller here, and a friend when they accept (E3).
  insert into public.like_groups (event_id, creator_id, message)
  values (event.id, caller_id, nullif(btrim(apply_to_event.message), ''))
  returning id into made;
  insert into public.like_group_members (group_id, user_id, event_id, accepted)
  select made, p.id, event.id, case when p.id = caller_id then true end
  from unnest(everybody) as p (id)
  order by p.id;
  perform muster.audit('application.created', null, 'like_groups', made, caller_id, null,
    jsonb_build_object('event_id', event.id));
  perform muster.tell(friends, 'application_asked', event,
    jsonb_build_object('likeGroupId', made), caller_id);
  if friends = '{}' then
    perform muster.tell(muster.author_ids(event.id), 'application_received', event,
      jsonb_build_object('likeGroupId', made), caller_id);
  end if;
  -- Nobody has decided on it, so there is nothing to evaluate.
  return made;
end
$$;
comment on function public.apply_to_event(uuid, uuid [], text) is
'Applies to an event, and asks friends who share a group with the caller along (E2).';
grant execute on function public.apply_to_event(uuid, uuid [], text) to authenticated;

create function public.answer_application(like_group_id uuid, accepted boolean) returns uuid
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
  application public.like_groups;
  event public.events;
  answered public.like_group_members;
  is_complete boolean;
begin
  if answer_application.accepted is null then
    raise exception using errcode = '23502', message = 'an answer is true or false',
      column = 'accepted', table = 'like_group_members', schema = 'public';
  end if;
  application := muster.begin_application_change(answer_application.like_group_id);
  select * into answered
  from public.like_group_members as m
  where m.group_id = application.id and m.user_id = caller_id;
  if not found then
    raise exception using errcode = 'MU011', message = 'forbidden';
  end if;
  if answered.accepted is not distinct from answer_application.accepted then
    return application.id;
  end if;
  if caller_id = application.creator_id then
    raise exception using errcode = 'MU129', message = 'withdraw_instead';
  end if;
  -- Who declined may have become an author since.
  if answer_application.accepted and muster.is_author(caller_id, application.event_id) then
    raise exception using errcode = 'MU124', message = 'author_cannot_apply';
  end if;
  update public.like_group_members as m set accepted = answer_application.accepted
  where m.group_id = application.id and m.user_id = caller_id;
  select * into event from public.events as e where e.id = application.event_id;
  perform muster.tell(array[application.creator_id], 'application_answered', event,
    jsonb_build_object('likeGroupId', application.id, 'accepted', answer_application.accepted),
    caller_id);
  perform muster.audit('application.answered', null, 'like_groups', application.id, caller_id,
    null, jsonb_build_object('accepted', answer_application.accepted));
  is_complete := not exists (
    select
    from public.like_group_members as m
    where m.group_id = application.id and m.accepted is null
  );
  if answered.accepted is null and is_complete then
    perform muster.tell(muster.author_ids(event.id), 'application_received', event,
      jsonb_build_object('likeGroupId', application.id), caller_id);
  end if;
  perform muster.evaluate_application(event.id, application.id);
  return application.id;
end
$$;
comment on function public.answer_application(uuid, boolean) is
'A friend accepts, declines, or withdraws while it is pending (E2, E6).';
grant execute on function public.answer_application(uuid, boolean) to authenticated;

create function muster.require_creator(application public.like_groups) returns void
language plpgsql stable
set search_path = ''
as $$
begin
  if application.creator_id <> auth.uid() then
    raise exception using errcode = 'MU011', message = 'forbidden';
  end if;
end
$$;
comment on function muster.require_creator(public.like_groups) is
'Refuses whoever did not make an application.';

create function public.drop_from_application(like_group_id uuid, user_id uuid) returns void
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  application public.like_groups := muster.begin_application_change(
    drop_from_application.like_group_id);
  event public.events;
  dropped public.like_group_members;
begin
  perform muster.require_creator(application);
  select * into dropped
  from public.like_group_members as m
  where m.group_id = application.id and m.user_id = drop_from_application.user_id;
  if not found then
    raise exception using errcode = 'MU010', message = 'not_found';
  end if;
  if dropped.user_id = application.creator_id then
    raise exception using errcode = 'MU129', message = 'withdraw_instead';
  end if;
  if dropped.accepted is not null then
    raise exception using errcode = 'MU130', message = 'already_answered';
  end if;
  delete from public.like_group_members as m
  where m.group_id = application.id and m.user_id = dropped.user_id;
  perform muster.audit('application.dropped', null, 'like_groups', application.id,
    dropped.user_id, null, null);
  select * into event from public.events as e where e.id = application.event_id;
  if not exists (
    select
    from public.like_group_members as m
    where m.group_id = application.id and m.accepted is null
  ) then
    perform muster.tell(muster.author_ids(event.id), 'application_received', event,
      jsonb_build_object('likeGroupId', application.id), auth.uid());
  end if;
  perform muster.evaluate_application(event.id, application.id);
end
$$;
comment on function public.drop_from_application(uuid, uuid) is
'The creator drops a friend who has not answered (E6).';
grant execute on function public.drop_from_application(uuid, uuid) to authenticated;

create function muster.delete_application(like_group_id uuid) returns void
language plpgsql volatile
set search_path = ''
as $$
declare
  application public.like_groups;
  event public.events;
begin
  select * into application
  from public.like_groups as g
  where g.id = delete_application.like_group_id;
  select * into event from public.events as e where e.id = application.event_id;
  -- Chats are locked before people.
  if application.chat_id is not null then
    perform muster.leave_chats(
      array[application.chat_id], muster.applicant_ids(application.id));
  end if;
  perform muster.tell(
    muster.applicant_ids(application.id, asked_too => true)
      || case when application.status = 'approved' or not exists (
        select
        from public.like_group_members as m
        where m.group_id = application.id and m.accepted is null
      ) then muster.author_ids(event.id) else '{}' end,
    'application_withdrawn', event, jsonb_build_object('likeGroupId', application.id),
    application.creator_id);
  delete from public.like_groups as g where g.id = application.id;
  perform muster.audit('application.withdrawn', null, 'like_groups', application.id,
    application.creator_id, jsonb_build_object('status', application.status),
    jsonb_build_object('event_id', event.id));
end
$$;
comment on function muster.delete_application(uuid) is
'Deletes an application; its people leave its chat, whose authors stay.';

create function public.withdraw_application(like_group_id uuid) returns void
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  application public.like_groups := muster.begin_application_change(
    withdraw_application.like_group_id, must_be_pending => false);
begin
  perform muster.require_creator(application);
  perform muster.delete_application(application.id);
  -- Their places are free, if they had any.
  if application.status = 'approved' then
    perform muster.settle_event(application.event_id);
  end if;
end
$$;
comment on function public.withdraw_application(uuid) is
'The creator withdraws an application, also an approved one: it is deleted (E6).';
grant execute on function public.withdraw_application(uuid) to authenticated;

create function public.decide_application(like_group_id uuid, approved boolean) returns uuid
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
  application public.like_groups;
  former boolean;
begin
  if decide_application.approved is null then
    raise exception using errcode = '23502', message = 'a verdict is true or false',
      column = 'approved', table = 'like_group_approvals', schema = 'public';
  end if;
  application := muster.begin_application_change(decide_application.like_group_id);
  if not muster.is_author(caller_id, application.event_id) then
    raise exception using errcode = 'MU011', message = 'forbidden';
  end if;
  -- They declined, and became an author since.
  if exists (
    select
    from public.like_group_members as m
    where m.group_id = application.id and m.user_id = caller_id
  ) then
    raise exception using errcode = 'MU123', message = 'applicant_cannot_decide';
  end if;
  select v.approved into former
  from public.like_group_approvals as v
  where v.group_id = application.id and v.author_id = caller_id;
  if former is distinct from decide_application.approved then
    insert into public.like_group_approvals as v (group_id, author_id, approved)
    values (application.id, caller_id, decide_application.approved)
    on conflict on constraint like_group_approvals_uniq do update
    set approved = excluded.approved, created_at = excluded.created_at;
    perform muster.audit('application.verdict', null, 'like_groups', application.id, caller_id,
      jsonb_strip_nulls(jsonb_build_object('approved', former)),
      jsonb_build_object('approved', decide_application.approved));
    perform muster.evaluate_application(application.event_id, application.id);
  end if;
  return application.id;
end
$$;
comment on function public.decide_application(uuid, boolean) is
'An author''s verdict, which may change while the application is pending; not on one that names them (E4).';
grant execute on function public.decide_application(uuid, boolean) to authenticated;
