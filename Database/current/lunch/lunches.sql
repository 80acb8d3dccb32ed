-- Making, changing and deleting lunches (L1, L2, L5, L6).

create function muster.tell_of_lunch(
  people uuid [], kind text, lunch public.lunch_groups, data jsonb default '{}',
  actor_id uuid default null
) returns void
language plpgsql volatile
set search_path = ''
as $$
begin
  insert into public.notifications (user_id, kind, actor_user_id, data)
  select p.id, tell_of_lunch.kind, tell_of_lunch.actor_id,
    jsonb_build_object(
      'lunchGroupId', lunch.id, 'title', 'the lunch on ' || lunch.date, 'date', lunch.date
    ) || tell_of_lunch.data
  from (select distinct w.id from unnest(people) as w (id)) as p
  join public.users as u on u.id = p.id and u.is_active
  -- Nobody is told of what they did themselves. People by id, as they are locked.
  where tell_of_lunch.actor_id is null or p.id <> tell_of_lunch.actor_id
  order by p.id;
end
$$;
comment on function muster.tell_of_lunch(uuid [], text, public.lunch_groups, jsonb, uuid) is
'Tells people of a lunch, but for whoever did it.';

create function muster.participants_of(lunch_group_id uuid) returns uuid []
language plpgsql stable
set search_path = ''
as $$
begin
  return array(
    select p.user_id
    from public.lunch_group_participants as p
    where p.lunch_group_id = participants_of.lunch_group_id
    order by p.position
  );
end
$$;
comment on function muster.participants_of(uuid) is
'Who takes part in a lunch, in the order in which they joined.';

create function muster.require_coordinate(coordinate numeric, bound numeric, constraint_name text)
returns void
language plpgsql immutable
set search_path = ''
as $$
begin
  -- Also infinity, and NaN, which is greater than every number. Null is the column's to refuse.
  if not (coordinate between - bound and bound) then
    raise exception using errcode = '23514', message = 'not a coordinate',
      constraint = constraint_name, table = 'lunch_groups', schema = 'public';
  end if;
end
$$;
comment on function muster.require_coordinate(numeric, numeric, text) is
'Refuses what is no latitude or longitude before it is rounded, under the name of a constraint.';

create function muster.require_voting_end(moment timestamptz, date date, creator_id uuid)
returns void
language plpgsql volatile
set search_path = ''
as $$
begin
  if moment <= clock_timestamp() then
    raise exception using errcode = '23514', message = 'voting ends in the future',
      constraint = 'lunch_groups_voting_ends_at_future', table = 'lunch_groups',
      schema = 'public';
  end if;
  -- Infinity is the column's to refuse; of an infinite day there is no next one.
  if isfinite(require_voting_end.date) and (
    moment at time zone muster.time_zone_of(creator_id)
  ) >= (require_voting_end.date + 2)::timestamp and isfinite(moment) then
    raise exception using errcode = '23514', message = 'voting ends with the next day at last',
      constraint = 'lunch_groups_voting_ends_at_day', table = 'lunch_groups', schema = 'public';
  end if;
end
$$;
comment on function muster.require_voting_end(timestamptz, date, uuid) is
'Refuses an end of voting that is over, or after the day that follows the lunch''s, where its creator is.';

create function public.create_lunch(
  date date, location_lat numeric, location_lng numeric, location_address text default null,
  group_id uuid default null, voting_ends_at timestamptz default null
) returns uuid
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
  archived timestamptz;
  made public.lunch_groups;
begin
  perform muster.require_read_committed();
  if create_lunch.group_id is not null then
    if not muster.sees_group(caller_id, create_lunch.group_id) then
      raise exception using errcode = 'MU091', message = 'unknown_group';
    end if;
    perform muster.lock_ways(array[caller_id], create_lunch.group_id);
    select g.archived_at into archived
    from public.groups as g
    where g.id = create_lunch.group_id;
    -- Under the lock: who leaves does so before or after this.
    if not exists (select from muster.access_of(caller_id, create_lunch.group_id)) then
      if not muster.sees_group(caller_id, create_lunch.group_id) then
        raise exception using errcode = 'MU091', message = 'unknown_group';
      end if;
      raise exception using errcode = 'MU011', message = 'forbidden';
    end if;
  end if;
  if create_lunch.date < muster.today_of(caller_id) then
    raise exception using errcode = '23514', message = 'the day is over',
      constraint = 'lunch_groups_date_past', table = 'lunch_groups', schema = 'public';
  end if;
  perform muster.require_coordinate(
    create_lunch.location_lat, 90, 'lunch_groups_location_lat_range');
  perform muster.require_coordinate(
    create_lunch.location_lng, 180, 'lunch_groups_location_lng_range');
  perform muster.require_voting_end(
    create_lunch.voting_ends_at, create_lunch.date, caller_id);
  if archived is not null then
    raise exception using errcode = 'MU026', message = 'archived';
  end if;
  insert into public.lunch_groups
  (date, location_lat, location_lng, location_address, created_by_id, group_id, voting_ends_at)
  values (
    create_lunch.date, create_lunch.location_lat, create_lunch.location_lng,
    btrim(create_lunch.location_address), caller_id, create_lunch.group_id,
    create_lunch.voting_ends_at
  )
  returning * into made;
  insert into public.lunch_group_participants (lunch_group_id, user_id, as_member)
  values (made.id, caller_id, made.group_id is not null);
  if made.group_id is not null then
    perform muster.tell_of_lunch(
      array(
        select a.user_id from muster.active_access as a where a.group_id = made.group_id
      ), 'lunch_invited', made, jsonb_build_object('groupId', made.group_id), caller_id);
  end if;
  return made.id;
end
$$;
comment on function public.create_lunch(date, numeric, numeric, text, uuid, timestamptz) is
'Plans a lunch, of which the caller is a participant; of a group, its active members are invited (L1).';
grant execute on function public.create_lunch(date, numeric, numeric, text, uuid, timestamptz)
to authenticated;

-- Named as in the API. Who may change what, then what is no value, then what the state forbids.
create function public.update_lunch(
  lunch_group_id uuid, changes jsonb, expected_version bigint default null
) returns uuid
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
  old_lunch public.lunch_groups;
  new_lunch public.lunch_groups;
  goes_back boolean;
begin
  if jsonb_typeof(changes) is distinct from 'object' then
    raise exception using errcode = '22023', message = 'changes is an object';
  end if;
  old_lunch := muster.begin_lunch_change(update_lunch.lunch_group_id);
  if expected_version is not null and old_lunch.version <> expected_version then
    raise exception using errcode = 'MU033', message = 'version_mismatch';
  end if;
  if old_lunch.created_by_id <> caller_id and (
    old_lunch.status <> 'planning'
    or changes ?| array['status', 'selectedRestaurantId', 'votingEndsAt']
  ) then
    raise exception using errcode = 'MU011', message = 'forbidden';
  end if;
  new_lunch := old_lunch;
  if changes ? 'status' then
    new_lunch.status := coalesce(
      changes ->> 'status', muster.refuse_null('status'))::public.lunch_status;
  end if;
  goes_back := old_lunch.status = 'decided' and new_lunch.status = 'voting';
  if goes_back then
    new_lunch.selected_restaurant_id := null;
  end if;
  if changes ? 'selectedRestaurantId' then
    new_lunch.selected_restaurant_id := (changes ->> 'selectedRestaurantId')::uuid;
    if new_lunch.selected_restaurant_id is not null then
      perform muster.require_restaurant(
        new_lunch.selected_restaurant_id, 'lunch_groups_selected_restaurant_id_fkey');
    end if;
  end if;
  if changes ? 'locationLat' then
    perform muster.require_coordinate(
      (changes ->> 'locationLat')::numeric, 90, 'lunch_groups_location_lat_range');
    new_lunch.location_lat := coalesce(
      changes ->> 'locationLat', muster.refuse_null('location_lat'))::numeric;
  end if;
  if changes ? 'locationLng' then
    perform muster.require_coordinate(
      (changes ->> 'locationLng')::numeric, 180, 'lunch_groups_location_lng_range');
    new_lunch.location_lng := coalesce(
      changes ->> 'locationLng', muster.refuse_null('location_lng'))::numeric;
  end if;
  if changes ? 'locationAddress' then
    new_lunch.location_address := btrim(changes ->> 'locationAddress');
    if not (length(new_lunch.location_address) between 1 and 500) then
      raise exception using errcode = '23514', message = 'the address is too short or too long',
        constraint = 'lunch_groups_location_address_length', table = 'lunch_groups',
        schema = 'public';
    end if;
  end if;
  if changes ? 'votingEndsAt' then
    new_lunch.voting_ends_at :=
      muster.event_time(changes, 'votingEndsAt', 'lunch_groups_voting_ends_at_shape');
    if new_lunch.voting_ends_at is distinct from old_lunch.voting_ends_at then
      perform muster.require_voting_end(
        new_lunch.voting_ends_at, old_lunch.date, old_lunch.created_by_id);
    end if;
  end if;
  -- L5: nothing is decided on without a restaurant.
  if new_lunch.status in ('decided', 'completed') and new_lunch.selected_restaurant_id is null then
    raise exception using errcode = '23514', message = 'decided needs a restaurant',
      constraint = 'lunch_groups_selection', table = 'lunch_groups', schema = 'public';
  end if;
  if not exists (
    select from jsonb_object_keys(changes) as k (name) where k.name <> 'status'
  ) and new_lunch.status = old_lunch.status then
    -- Asking for the present status changes nothing (L2).
    return old_lunch.id;
  end if;
  -- Which step it is that there is not, before what else the present one forbids.
  perform muster.require_step(old_lunch.status, new_lunch.status);
  perform muster.require_changeable(old_lunch);
  if old_lunch.status = 'decided' and not goes_back
    and new_lunch.selected_restaurant_id is distinct from old_lunch.selected_restaurant_id
  then
    raise exception using errcode = 'MU164', message = 'already_decided';
  end if;
  if new_lunch.voting_ends_at is distinct from old_lunch.voting_ends_at
    -- Nor is a time moved that is over: what was voted until then counts.
    and (
      new_lunch.status not in ('planning', 'voting')
      or (not goes_back and old_lunch.voting_ends_at <= clock_timestamp())
    )
  then
    raise exception using errcode = 'MU161', message = 'voting_closed';
  end if;
  perform muster.write_lunch(old_lunch, new_lunch, caller_id);
  return old_lunch.id;
end
$$;
comment on function public.update_lunch(uuid, jsonb, bigint) is
'Merges the given fields into a lunch: the location by participants while planning, all by its creator (L2, L6).';
grant execute on function public.update_lunch(uuid, jsonb, bigint) to authenticated;

create function muster.refuse_null(field text) returns text
language plpgsql volatile
set search_path = ''
as $$
begin
  raise exception using errcode = '23502', message = 'null', column = field;
end
$$;
comment on function muster.refuse_null(text) is 'Refuses null for a field, as its column does.';

create function muster.require_step(
  from_status public.lunch_status, to_status public.lunch_status
) returns void
language plpgsql stable
set search_path = ''
as $$
begin
  if from_status <> to_status and (from_status, to_status) not in (
    ('planning', 'voting'), ('voting', 'decided'), ('decided', 'completed'),
    ('decided', 'voting')
  ) then
    raise exception using errcode = 'MU163', message = 'wrong_status_step',
      detail = json_build_object('from', from_status, 'to', to_status);
  end if;
end
$$;
comment on function muster.require_step(public.lunch_status, public.lunch_status) is
'Refuses steps that there are not: one at a time, and back from decided to voting only (L2).';

create function muster.write_lunch(
  old_lunch public.lunch_groups, new_lunch public.lunch_groups, caller_id uuid
) returns void
language plpgsql volatile
set search_path = ''
as $$
declare
  written public.lunch_groups;
begin
  if old_lunch.status = 'decided' and new_lunch.status = 'voting' then
    -- The way back first, by itself: it clears what the rest may set anew.
    update public.lunch_groups as l set status = 'voting'
    where l.id = old_lunch.id
    returning l.voting_ends_at into written.voting_ends_at;
    if new_lunch.voting_ends_at is not distinct from old_lunch.voting_ends_at then
      new_lunch.voting_ends_at := written.voting_ends_at;
    end if;
  end if;
  if new_lunch.status = 'decided' and old_lunch.status <> 'decided' then
    new_lunch.decision := muster.decision(
      old_lunch.id, new_lunch.selected_restaurant_id, 'creator', '{}', null);
  elsif new_lunch.status = 'voting' then
    new_lunch.decision := null;
  end if;
  update public.lunch_groups as l
  set status = new_lunch.status, selected_restaurant_id = new_lunch.selected_restaurant_id,
    decision = new_lunch.decision, location_lat = new_lunch.location_lat,
    location_lng = new_lunch.location_lng, location_address = new_lunch.location_address,
    voting_ends_at = new_lunch.voting_ends_at
  where l.id = old_lunch.id
  returning * into written;
  if written.status = 'decided' and old_lunch.status <> 'decided' then
    perform muster.tell_of_lunch(
      muster.participants_of(written.id), 'lunch_decided', written,
      jsonb_build_object('restaurantId', written.selected_restaurant_id), caller_id);
  end if;
end
$$;
comment on function muster.write_lunch(public.lunch_groups, public.lunch_groups, uuid) is
'Writes a changed lunch, one step after the other, and tells of a decision.';

create function muster.decision(
  lunch_group_id uuid, restaurant_id uuid, decided_by text, tied_with uuid [], tie_broken_by text
) returns jsonb
language plpgsql stable
set search_path = ''
as $$
begin
  return jsonb_build_object(
    'by', decided_by, 'restaurantId', decision.restaurant_id,
    'voteCount', (
      select count(*)
      from public.lunch_votes as v
      where v.lunch_group_id = decision.lunch_group_id
        and v.restaurant_id = decision.restaurant_id
    ),
    'tiedWith', to_jsonb(tied_with), 'tieBrokenBy', tie_broken_by
  );
end
$$;
comment on function muster.decision(uuid, uuid, text, uuid [], text) is
'How a lunch came to its restaurant, with the votes that it has.';

create function public.delete_lunch(lunch_group_id uuid) returns void
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
  lunch public.lunch_groups := muster.begin_lunch_change(delete_lunch.lunch_group_id);
begin
  -- Whoever was taken out of the group keeps what is over, and decides on it no more (K5).
  if lunch.created_by_id <> caller_id or exists (
    select
    from public.lunch_group_participants as p
    where p.lunch_group_id = lunch.id and p.user_id = caller_id and p.as_member
      and not muster.is_in_group(caller_id, lunch.group_id)
  ) then
    raise exception using errcode = 'MU011', message = 'forbidden';
  end if;
  -- Also one that is over; its visits stay (L5).
  if exists (
    select from public.groups as g where g.id = lunch.group_id and g.archived_at is not null
  ) then
    raise exception using errcode = 'MU026', message = 'archived';
  end if;
  perform muster.tell_of_lunch(
    muster.participants_of(lunch.id), 'lunch_deleted', lunch, actor_id => caller_id);
  perform muster.audit('lunch_group.deleted', lunch.group_id, 'lunch_groups', lunch.id, caller_id,
    jsonb_build_object('date', lunch.date, 'status', lunch.status), null);
  delete from public.lunch_groups as l where l.id = lunch.id;
end
$$;
comment on function public.delete_lunch(uuid) is
'Deletes a lunch with its participants and votes; visits stay. Its creator only (L6).';
grant execute on function public.delete_lunch(uuid) to authenticated;
