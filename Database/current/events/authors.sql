-- Who the authors of an event are (E1, E2).

create function muster.most_authors() returns integer
language sql immutable
set search_path = ''
as $$
  select 50
$$;
comment on function muster.most_authors() is 'How many authors an event may have.';

create function public.add_event_author(event_id uuid, user_id uuid) returns uuid
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
  event public.events := muster.begin_event_change(add_event_author.event_id);
begin
  if muster.is_author(add_event_author.user_id, event.id) then
    return event.id;
  end if;
  perform muster.require_acquainted(array[add_event_author.user_id]);
  if exists (
    select
    from public.like_group_members as m
    join public.like_groups as g on g.id = m.group_id and g.status in ('pending', 'approved')
    where m.event_id = event.id and m.user_id = add_event_author.user_id
      and m.accepted is distinct from false
  ) then
    raise exception using errcode = 'MU125', message = 'applicant_cannot_author';
  end if;
  if cardinality(muster.author_ids(event.id)) >= muster.most_authors() then
    raise exception using errcode = 'MU127', message = 'too_many_authors';
  end if;
  insert into public.event_authors (event_id, user_id)
  values (event.id, add_event_author.user_id);
  perform muster.join_chats(
    array(
      select g.chat_id
      from public.like_groups as g
      where g.event_id = event.id and g.status = 'approved'
    ), add_event_author.user_id);
  perform muster.audit('event_author.created', null, 'events', event.id,
    add_event_author.user_id, null, null);
  perform muster.tell(array[add_event_author.user_id], 'author_added', event,
    actor_id => caller_id);
  perform muster.settle_event(event.id);
  return event.id;
end
$$;
comment on function public.add_event_author(uuid, uuid) is
'Makes somebody who shares a group with the caller an author, too; they join the chats of what is approved.';
grant execute on function public.add_event_author(uuid, uuid) to authenticated;

create function muster.end_authorship(event_id uuid, user_id uuid) returns void
language plpgsql volatile
set search_path = ''
as $$
begin
  delete from public.event_authors as a
  where a.event_id = end_authorship.event_id and a.user_id = end_authorship.user_id;
  -- A removed author's verdict no longer counts (E4), not even when they come back.
  delete from public.like_group_approvals as v
  using public.like_groups as g
  where g.id = v.group_id and g.event_id = end_authorship.event_id and g.status = 'pending'
    and v.author_id = end_authorship.user_id;
  -- Also those of applications that were withdrawn, which its authors are left in.
  perform muster.leave_chats(
    array(select c.id from public.chats as c where c.event_id = end_authorship.event_id),
    array[end_authorship.user_id]);
  perform muster.audit('event_author.deleted', null, 'events', end_authorship.event_id,
    end_authorship.user_id, null, null);
end
$$;
comment on function muster.end_authorship(uuid, uuid) is
'Takes an author away, with their verdicts on what is pending, out of the chats.';

create function public.remove_event_author(event_id uuid, user_id uuid) returns uuid
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
  event public.events := muster.begin_event_change(remove_event_author.event_id);
begin
  if not muster.is_author(remove_event_author.user_id, event.id) then
    raise exception using errcode = 'MU010', message = 'not_found';
  end if;
  if cardinality(muster.author_ids(event.id)) = 1 then
    raise exception using errcode = 'MU126', message = 'last_author';
  end if;
  perform muster.end_authorship(event.id, remove_event_author.user_id);
  perform muster.tell(array[remove_event_author.user_id], 'author_removed', event,
    actor_id => caller_id);
  perform muster.settle_event(event.id);
  return event.id;
end
$$;
comment on function public.remove_event_author(uuid, uuid) is
'Takes an author away, or has the caller lay it down; never the last one (E1).';
grant execute on function public.remove_event_author(uuid, uuid) to authenticated;

-- Behind all functions: an event that takes place has an author (E1).
create function muster.check_author() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  if exists (
    select from public.events as e where e.id = old.event_id and e.cancelled_at is null
  ) and not exists (
    select from public.event_authors as a where a.event_id = old.event_id
  ) then
    raise exception using errcode = 'MU126', message = 'last_author';
  end if;
  return null;
end
$$;
comment on function muster.check_author() is
'Refuses, at commit, to leave an event without an author (E1).';
create constraint trigger check_author after update or delete on public.event_authors
deferrable initially deferred
for each row execute function muster.check_author();
