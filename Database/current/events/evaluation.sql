-- What becomes of applications (E3, E5, E7). Whoever changes anything of them holds the event's
-- lock. Answers and verdicts concern their own application, so they end with
-- muster.evaluate_application: places only become fewer by it, and nothing else that waits gets
-- in. What changes authors, capacity or time, or frees places, concerns all that is pending, and
-- ends with muster.settle_event.

-- E3, whoever writes: a claim stands as long as its person is in by their own will and the
-- application is pending or approved. The key of the table refuses a second one.
create function muster.follow_like_claims() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  if tg_table_name = 'like_groups' then
    delete from public.like_claims as c where c.group_id = new.id;
  elsif new.accepted and exists (
    select
    from public.like_groups as g
    where g.id = new.group_id and g.status in ('pending', 'approved')
  ) then
    insert into public.like_claims (event_id, user_id, group_id)
    values (new.event_id, new.user_id, new.group_id);
  else
    delete from public.like_claims as c
    where c.group_id = new.group_id and c.user_id = new.user_id;
  end if;
  return null;
end
$$;
comment on function muster.follow_like_claims() is 'Takes and releases claims (E3).';
create trigger follow_like_claims_insert after insert on public.like_group_members
for each row when (new.accepted) execute function muster.follow_like_claims();
create trigger follow_like_claims_update after update of accepted on public.like_group_members
for each row when (new.accepted is distinct from old.accepted)
execute function muster.follow_like_claims();
create trigger follow_like_claims_end after update of status on public.like_groups
for each row when (
  old.status in ('pending', 'approved') and new.status in ('rejected', 'expired')
) execute function muster.follow_like_claims();

create function muster.end_application(
  like_group_id uuid, status public.like_group_status
) returns void
language plpgsql volatile
set search_path = ''
as $$
declare
  event public.events;
  concerned uuid [] := muster.applicant_ids(
    end_application.like_group_id, asked_too => end_application.status = 'expired');
begin
  update public.like_groups as g set status = end_application.status
  where g.id = end_application.like_group_id;
  select e.* into event
  from public.events as e
  join public.like_groups as g on g.event_id = e.id
  where g.id = end_application.like_group_id;
  perform muster.tell(concerned, 'application_' || end_application.status, event,
    jsonb_build_object('likeGroupId', end_application.like_group_id));
  -- About nobody: who is in it would learn from their export who decided.
  perform muster.audit('application.' || end_application.status, null, 'like_groups',
    end_application.like_group_id, null, null, jsonb_build_object('event_id', event.id));
end
$$;
comment on function muster.end_application(uuid, public.like_group_status) is
'Rejects an application, or has it expire.';

create function muster.approve_application(event_id uuid, like_group_id uuid) returns void
language plpgsql volatile
set search_path = ''
as $$
declare
  event public.events;
  authors uuid [] := muster.author_ids(approve_application.event_id);
  members uuid [] := muster.applicant_ids(approve_application.like_group_id);
  made_chat uuid;
begin
  update public.events as e set places_taken = e.places_taken + cardinality(members)
  where e.id = approve_application.event_id
  returning * into event;
  made_chat := muster.open_chat('event', event.title, authors || members,
    approve_application.like_group_id, approve_application.event_id);
  update public.like_groups as g set status = 'approved', chat_id = made_chat
  where g.id = approve_application.like_group_id;
  perform muster.tell(authors || members, 'application_approved', event, jsonb_build_object(
    'likeGroupId', approve_application.like_group_id, 'chatId', made_chat));
  perform muster.audit('application.approved', null, 'like_groups',
    approve_application.like_group_id, null, null,
    jsonb_build_object('event_id', event.id, 'chat_id', made_chat));
end
$$;
comment on function muster.approve_application(uuid, uuid) is
'Approves an application: its one chat, with authors and members, and everyone notified (E5).';

create function muster.evaluate_application(event_id uuid, like_group_id uuid) returns void
language plpgsql volatile
set search_path = ''
as $$
declare
  event public.events;
  judges integer;
  members integer;
  undecided integer;
  approvals integer;
  verdicts integer;
  threshold integer;
begin
  select count(*) filter (where m.accepted), count(*) filter (where m.accepted is null)
  into members, undecided
  from public.like_group_members as m
  where m.group_id = evaluate_application.like_group_id;
  if undecided > 0 then
    return;
  end if;
  -- Verdicts of present authors only (E4), and of none whom it names.
  select count(*), count(*) filter (where v.approved), count(v.approved)
  into judges, approvals, verdicts
  from public.event_authors as a
  left join public.like_group_approvals as v
    on v.author_id = a.user_id and v.group_id = evaluate_application.like_group_id
  where a.event_id = evaluate_application.event_id and not exists (
    select
    from public.like_group_members as m
    where m.group_id = evaluate_application.like_group_id and m.user_id = a.user_id
  );
  -- Somebody has to approve it.
  threshold := greatest(least(judges, members), 1);
  if approvals >= threshold then
    select * into event from public.events as e where e.id = evaluate_application.event_id;
    -- What does not fit waits, with its verdicts (E7).
    if event.capacity is null or event.places_taken + members <= event.capacity then
      perform muster.approve_application(
        evaluate_application.event_id, evaluate_application.like_group_id);
    end if;
  elsif approvals + (judges - verdicts) < threshold then
    perform muster.end_application(evaluate_application.like_group_id, 'rejected');
  end if;
end
$$;
comment on function muster.evaluate_application(uuid, uuid) is
'Approves or rejects a pending application if it is decided (E5).';

create function muster.settle_event(event_id uuid) returns void
language plpgsql volatile
set search_path = ''
as $$
declare
  event public.events;
  application record;
  is_over boolean;
begin
  -- Those who went have left their places.
  update public.events as e
  set places_taken = (
    select count(*)
    from public.like_group_members as m
    join public.like_groups as g on g.id = m.group_id and g.status = 'approved'
    where m.event_id = e.id and m.accepted
  )
  where e.id = settle_event.event_id
  returning * into event;
  is_over := event.cancelled_at is not null or event.starts_at <= clock_timestamp();
  -- The oldest first (E7).
  for application in
    select g.id
    from public.like_groups as g
    where g.event_id = settle_event.event_id and g.status = 'pending'
    order by g.created_at, g.id
  loop
    if is_over then
      perform muster.end_application(application.id, 'expired');
    else
      perform muster.evaluate_application(event.id, application.id);
    end if;
  end loop;
end
$$;
comment on function muster.settle_event(uuid) is
'Evaluates the pending applications of a locked event, or has them expire once it has started.';

create function muster.start_event(event_id uuid) returns void
language plpgsql volatile
set search_path = ''
as $$
begin
  perform muster.require_read_committed();
  update public.events as e set version = e.version + 1 where e.id = start_event.event_id;
  -- Deleted meanwhile, there is nothing to do; moved, nothing expires, and it is due again.
  if found then
    perform muster.settle_event(start_event.event_id);
  end if;
end
$$;
comment on function muster.start_event(uuid) is
'Has the pending applications of an event expire once it has started (E7); a job.';
