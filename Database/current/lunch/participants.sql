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
    muster.begin_lunch_change(join_lunch.lunch_group_id, joiner = caller_id);
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

create function muster.end_participation(lunch public.lunch_groups, user_id uuid) returns void
language plpgsql volatile
set search_path = ''
as $$
declare
  heir_id uuid;
begin
  -- Votes go with it.
  delete from public.lunch_group_participants as p
  where p.lunch_group_id = lunch.id and p.user_id = end_participation.user_id;
  if not found or lunch.created_by_id <> end_participation.user_id then
    return;
  end if;
  heir_id := (muster.participants_of(lunch.id))[1];
  if heir_id is null then
    perform muster.audit('lunch_group.deleted', lunch.group_id, 'lunch_groups', lunch.id,
      end_participation.user_id,
      jsonb_build_object('date', lunch.date, 'status', lunch.status), null);
    delete from public.lunch_groups as l where l.id = lunch.id;
    return;
  end if;
  update public.lunch_groups as l set created_by_id = heir_id where l.id = lunch.id;
  perform muster.audit('lunch_group.handed_on', lunch.group_id, 'lunch_groups', lunch.id, heir_id,
    jsonb_build_object('created_by_id', end_participation.user_id),
    jsonb_build_object('created_by_id', heir_id));
  perform muster.tell_of_lunch(array[heir_id], 'lunch_handed_on', lunch);
end
$$;
comment on function muster.end_participation(public.lunch_groups, uuid) is
'Takes somebody out of a locked lunch; a creator''s goes on to whoever joined first, or ends with them.';

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
  perform muster.end_participation(lunch, leave_lunch.user_id);
  return lunch.id;
end
$$;
comment on function public.leave_lunch(uuid, uuid) is
'Leaves a lunch, or takes somebody out of one that is the caller''s; with them go their votes (L6).';
grant execute on function public.leave_lunch(uuid, uuid) to authenticated;

-- Groups -----------------------------------------------------------------------------------------

create function muster.end_group_lunches(user_id uuid, group_ids uuid []) returns void
language plpgsql volatile
set search_path = ''
as $$
declare
  lunches uuid [] := array(
    select distinct l.id
    from public.lunch_groups as l
    join public.lunch_group_participants as p on p.lunch_group_id = l.id and p.as_member
    where l.group_id = any(group_ids) and l.status <> 'completed'
      and p.user_id = coalesce(end_group_lunches.user_id, p.user_id)
      and not muster.is_in_group(p.user_id, l.group_id)
    order by l.id
  );
  lunch_id uuid;
  lunch public.lunch_groups;
  person_id uuid;
begin
  foreach lunch_id in array lunches loop
    update public.lunch_groups as l set version = l.version + 1
    where l.id = lunch_id and l.status <> 'completed';
  end loop;
  foreach lunch_id in array lunches loop
    for person_id in
      select p.user_id
      from public.lunch_group_participants as p
      where p.lunch_group_id = lunch_id and p.as_member
        and p.user_id = coalesce(end_group_lunches.user_id, p.user_id)
      order by p.position
    loop
      select l.* into lunch
      from public.lunch_groups as l
      where l.id = lunch_id and l.status <> 'completed';
      if found and not muster.is_in_group(person_id, lunch.group_id) then
        perform muster.end_participation(lunch, person_id);
      end if;
    end loop;
  end loop;
end
$$;
comment on function muster.end_group_lunches(uuid, uuid []) is
'Takes a person, or everybody, out of lunches of groups that they came to as members of and are in no more; what is over stays (K5).';

create function muster.follow_access() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  -- Of a deleted group, everything goes with it.
  if not exists (select from public.groups as g where g.id = old.group_id) then
    return null;
  end if;
  perform muster.end_group_lunches(old.user_id, array(
    select old.group_id
    union
    select c.outer_group_id from muster.group_closure as c where c.inner_group_id = old.group_id
  ));
  return null;
end
$$;
comment on function muster.follow_access() is
'Whoever is in a group no more is in its lunches no more (K5).';
create trigger follow_access_update after update of status on muster.direct_access
for each row when (
  old.status in ('active', 'paused') and new.status not in ('active', 'paused')
) execute function muster.follow_access();
create trigger follow_access_delete after delete on muster.direct_access
for each row when (old.status in ('active', 'paused'))
execute function muster.follow_access();

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
