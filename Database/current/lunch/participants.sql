-- Who takes part in a lunch (L6).

create function muster.most_participants() returns integer
language sql immutable
set search_path = ''
as $$
  select 200
$$;
comment on function muster.most_participants() is 'How many people a lunch takes.';

create function public.join_lunch(lunch_group_id uuid, user_id uuid default null) returns uuid
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
  joiner uuid := coalesce(join_lunch.user_id, caller_id);
  lunch public.lunch_groups :=
    muster.begin_lunch_change(join_lunch.lunch_group_id, joiner = caller_id, joiner);
begin
  if joiner <> caller_id then
    perform muster.require_acquainted(array[joiner]);
  end if;
  perform muster.require_changeable(lunch);
  if muster.takes_part(joiner, lunch.id) then
    raise exception using errcode = 'MU165', message = 'already_participant';
  end if;
  if cardinality(muster.participants_of(lunch.id)) >= muster.most_participants() then
    raise exception using errcode = 'MU166', message = 'too_many_participants';
  end if;
  insert into public.lunch_group_participants (lunch_group_id, user_id, as_member)
  values (
    lunch.id, joiner,
    lunch.group_id is not null and muster.is_in_group(joiner, lunch.group_id)
  );
  perform muster.tell_of_lunch(array[joiner], 'lunch_added', lunch, actor_id => caller_id);
  return lunch.id;
end
$$;
comment on function public.join_lunch(uuid, uuid) is
'Joins a lunch of a group that one is active in, or of somebody one shares a group with; or adds somebody to one that one takes part in (L6).';
grant execute on function public.join_lunch(uuid, uuid) to authenticated;

create function muster.heir_of_lunch(lunch public.lunch_groups) returns uuid
language plpgsql stable
set search_path = ''
as $$
begin
  return (
    select p.user_id
    from public.lunch_group_participants as p
    where p.lunch_group_id = lunch.id
    order by
      case
        -- Who is in its group before acquaintances; who is paused there could do nothing with it.
        when lunch.group_id is null
          or exists (select from muster.access_of(p.user_id, lunch.group_id)) then 1
        when not muster.is_in_group(p.user_id, lunch.group_id) then 2
        else 3
      end, p.position
    limit 1
  );
end
$$;
comment on function muster.heir_of_lunch(public.lunch_groups) is
'Whose a lunch becomes: who joined first, of a group''s lunch its active members before others.';

create function muster.end_participations(lunch public.lunch_groups, people uuid []) returns void
language plpgsql volatile
set search_path = ''
as $$
declare
  heir_id uuid;
begin
  -- Votes go with it. All leave before an heir is chosen, who would leave as well.
  delete from public.lunch_group_participants as p
  where p.lunch_group_id = lunch.id and p.user_id = any(people);
  if not lunch.created_by_id = any(people) then
    return;
  end if;
  heir_id := muster.heir_of_lunch(lunch);
  if heir_id is null then
    perform muster.audit('lunch_group.deleted', lunch.group_id, 'lunch_groups', lunch.id,
      lunch.created_by_id,
      jsonb_build_object('date', lunch.date, 'status', lunch.status), null);
    delete from public.lunch_groups as l where l.id = lunch.id;
    return;
  end if;
  update public.lunch_groups as l set created_by_id = heir_id where l.id = lunch.id;
  perform muster.audit('lunch_group.handed_on', lunch.group_id, 'lunch_groups', lunch.id, heir_id,
    jsonb_build_object('created_by_id', lunch.created_by_id),
    jsonb_build_object('created_by_id', heir_id));
  perform muster.tell_of_lunch(array[heir_id], 'lunch_handed_on', lunch);
end
$$;
comment on function muster.end_participations(public.lunch_groups, uuid []) is
'Takes people out of a locked lunch; a creator''s goes on to somebody who stays, or ends with them.';

create function public.leave_lunch(lunch_group_id uuid, user_id uuid) returns uuid
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
  lunch public.lunch_groups := muster.begin_lunch_change(leave_lunch.lunch_group_id);
begin
  if not coalesce(muster.takes_part(leave_lunch.user_id, lunch.id), false) then
    raise exception using errcode = 'MU010', message = 'not_found';
  end if;
  if leave_lunch.user_id <> caller_id and lunch.created_by_id <> caller_id then
    raise exception using errcode = 'MU011', message = 'forbidden';
  end if;
  perform muster.require_changeable(lunch);
  if cardinality(muster.participants_of(lunch.id)) = 1 then
    raise exception using errcode = 'MU167', message = 'last_participant';
  end if;
  perform muster.end_participations(lunch, array[leave_lunch.user_id]);
  return lunch.id;
end
$$;
comment on function public.leave_lunch(uuid, uuid) is
'Leaves a lunch, or takes somebody out of one that is the caller''s; with them go their votes (L6).';
grant execute on function public.leave_lunch(uuid, uuid) to authenticated;

-- Groups -----------------------------------------------------------------------------------------

create function muster.end_group_lunches(people uuid [], group_ids uuid []) returns void
language plpgsql volatile
set search_path = ''
as $$
declare
  lunches uuid [];
  lunch public.lunch_groups;
  leavers uuid [];
begin
  lunches := array(
    select distinct l.id
    from public.lunch_groups as l
    join public.lunch_group_participants as p on p.lunch_group_id = l.id and p.as_member
    where l.group_id = any(group_ids) and l.status <> 'completed'
      and (people is null or p.user_id = any(people))
      and not muster.is_in_group(p.user_id, l.group_id)
    order by l.id
  );
  -- The change of the group holds what it needs of groups: more of them would be out of order.
  perform muster.lock_lunch_rows(lunches);
  for lunch in
    select l.* from public.lunch_groups as l
    where l.id = any(lunches) and l.status <> 'completed'
    order by l.id
  loop
    leavers := array(
      select p.user_id
      from public.lunch_group_participants as p
      where p.lunch_group_id = lunch.id and p.as_member
        and (people is null or p.user_id = any(people))
        and not muster.is_in_group(p.user_id, lunch.group_id)
      order by p.position
    );
    if leavers <> '{}' then
      perform muster.end_participations(lunch, leavers);
    end if;
  end loop;
end
$$;
comment on function muster.end_group_lunches(uuid [], uuid []) is
'Takes people, or everybody, out of lunches of groups that they came to as members of and are in no more; what is over stays (K5).';

create function muster.follow_access() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  people uuid [];
  ended uuid [];
begin
  -- Paused, somebody is in the group still, but in no other through it. Removed, nobody is in it
  -- through another one either (K13).
  if tg_op = 'INSERT' then
    select array_agg(n.user_id), array_agg(n.group_id) into people, ended
    from new_rows as n
    where n.status = 'removed';
  else
    select array_agg(o.user_id), array_agg(o.group_id) into people, ended
    from old_rows as o
    join new_rows as n on n.user_id = o.user_id and n.group_id = o.group_id
    where n.status <> o.status
      and (o.status in ('active', 'paused') or n.status = 'removed') and n.status <> 'active';
  end if;
  if people is not null then
    perform muster.end_group_lunches(people, array(
      -- Of a deleted group, everything goes with it.
      select g.id from public.groups as g where g.id = any(ended)
      union
      select c.outer_group_id
      from muster.group_closure as c
      where c.inner_group_id = any(ended)
    ));
  end if;
  return null;
end
$$;
comment on function muster.follow_access() is
'Whoever is in a group no more is in its lunches no more (K5).';
create trigger follow_access_insert after insert on muster.direct_access
referencing new table as new_rows
for each statement execute function muster.follow_access();
create trigger follow_access_update after update on muster.direct_access
referencing old table as old_rows new table as new_rows
for each statement execute function muster.follow_access();
-- Nobody's row goes but with the group, or as invited (K4).

create function muster.follow_closure() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  perform muster.end_group_lunches(null, array(select distinct o.outer_group_id from old_rows as o));
  return null;
end
$$;
comment on function muster.follow_closure() is
'When a nesting ends, whoever was in a group through it is in its lunches no more (K13).';
create trigger follow_closure after delete on muster.group_closure
referencing old table as old_rows
for each statement execute function muster.follow_closure();

create function muster.follow_unarchiving() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  perform muster.schedule_lunch(l)
  from (
    select w.*
    from public.lunch_groups as w
    where w.group_id = new.id and w.status <> 'completed'
    order by w.id
  ) as l;
  return null;
end
$$;
comment on function muster.follow_unarchiving() is
'What came due in the archive found nothing to do, and is due again on the way back (K15).';
create trigger follow_unarchiving after update of archived_at on public.groups
for each row when (old.archived_at is not null and new.archived_at is null)
execute function muster.follow_unarchiving();
