-- What is told to whom. Who decided what is for authors only, so a decision comes from nobody.

create function muster.tell(
  people uuid [], kind text, event public.events, data jsonb default '{}',
  actor_id uuid default null
) returns void
language plpgsql volatile
set search_path = ''
as $$
begin
  insert into public.notifications (user_id, kind, actor_user_id, data)
  select distinct p.id, tell.kind, tell.actor_id,
    jsonb_build_object('eventId', event.id, 'title', event.title) || tell.data
  from unnest(people) as p (id)
  -- Whose account has ended is in what is over still.
  join public.users as u on u.id = p.id and u.is_active
  -- Nobody is told of what they did themselves.
  where tell.actor_id is null or p.id <> tell.actor_id;
end
$$;
comment on function muster.tell(uuid [], text, public.events, jsonb, uuid) is
'Tells people of an event; who did it, if that is to be known, is not told.';

create function muster.author_ids(event_id uuid) returns uuid []
language plpgsql stable
set search_path = ''
as $$
begin
  return array(
    select a.user_id
    from public.event_authors as a
    where a.event_id = author_ids.event_id
    order by a.user_id
  );
end
$$;
comment on function muster.author_ids(uuid) is 'The authors of an event.';

create function muster.applicant_ids(like_group_id uuid, asked_too boolean default false)
returns uuid []
language plpgsql stable
set search_path = ''
as $$
begin
  return array(
    select m.user_id
    from public.like_group_members as m
    where m.group_id = applicant_ids.like_group_id
      and (m.accepted or (m.accepted is null and asked_too))
    order by m.user_id
  );
end
$$;
comment on function muster.applicant_ids(uuid, boolean) is
'Who has accepted or made an application; with asked_too also who has not answered.';

create function muster.all_applicant_ids(event_id uuid) returns uuid []
language plpgsql stable
set search_path = ''
as $$
begin
  return array(
    select m.user_id
    from public.like_group_members as m
    join public.like_groups as g on g.id = m.group_id and g.status in ('pending', 'approved')
    where m.event_id = all_applicant_ids.event_id and m.accepted is distinct from false
    order by m.user_id
  );
end
$$;
comment on function muster.all_applicant_ids(uuid) is
'Everybody in a pending or approved application to an event.';
