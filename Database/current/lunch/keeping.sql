-- What holds for lunches whoever writes them: steps, diets, votes, visits, due work (L2 to L5).

create function muster.guard_lunch() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  perform muster.require_step(old.status, new.status);
  if old.status = 'completed' and (to_jsonb(new) - 'version') <> (to_jsonb(old) - 'version') then
    raise exception using errcode = 'MU162', message = 'lunch_completed';
  end if;
  if old.status = 'decided' and new.status = 'voting' then
    -- The way back clears what was decided (L2). A time that is over would end voting at once.
    new.selected_restaurant_id := null;
    new.decision := null;
    if new.voting_ends_at <= clock_timestamp() then
      new.voting_ends_at := null;
    end if;
  end if;
  if new.status = 'completed' and old.status <> 'completed' then
    -- From here on, what people eat is no business of this lunch.
    update public.lunch_group_participants as p
    set dietary_requirements = coalesce(
      (select u.dietary_requirements from public.user_private as u where u.user_id = p.user_id),
      '{}'
    )
    where p.lunch_group_id = new.id;
  end if;
  -- What changes nothing makes no other version.
  if new.version = old.version and new.* is distinct from old.* then
    new.version := old.version + 1;
  end if;
  return new;
end
$$;
comment on function muster.guard_lunch() is
'Refuses steps that L2 does not know, and changes of what is over (L5).';
create trigger guard_lunch before update on public.lunch_groups
for each row execute function muster.guard_lunch();

-- After guard_lunch by its name, so that it sees what that cleared.
create trigger update_lunch_groups_updated_at before update on public.lunch_groups
for each row when ((to_jsonb(old) - 'version') is distinct from (to_jsonb(new) - 'version'))
execute function public.update_updated_at_column();
create trigger update_restaurants_updated_at before update on public.restaurants
for each row when (old.* is distinct from new.*)
execute function public.update_updated_at_column();

-- Behind all functions: nobody whose account has ended comes into any of these.
create trigger guard_person before insert on public.lunch_group_participants
for each row execute function muster.guard_person('user_id');
create trigger guard_person before insert or update of added_by_user_id on public.restaurants
for each row execute function muster.guard_person('added_by_user_id');

create function muster.guard_participant() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  -- What somebody ate goes with their account (A7).
  if tg_op = 'UPDATE' then
    if new.dietary_requirements is null
      and (to_jsonb(new) - 'dietary_requirements') = (to_jsonb(old) - 'dietary_requirements')
    then
      return new;
    end if;
  end if;
  -- With a deleted lunch goes all of it.
  if exists (
    select
    from public.lunch_groups as l
    where l.id = coalesce(new.lunch_group_id, old.lunch_group_id) and l.status = 'completed'
  ) then
    raise exception using errcode = 'MU162', message = 'lunch_completed';
  end if;
  return coalesce(new, old);
end
$$;
comment on function muster.guard_participant() is
'Who took part in a lunch that is over stays so, with their votes (L5).';
create trigger guard_participant before insert or update or delete
on public.lunch_group_participants
for each row execute function muster.guard_participant();

create function muster.guard_vote() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  lunch public.lunch_groups;
begin
  select l.* into lunch
  from public.lunch_groups as l
  where l.id = coalesce(new.lunch_group_id, old.lunch_group_id);
  if tg_op = 'DELETE' then
    -- With their participant, votes go also when it is decided.
    if lunch.status = 'completed' then
      raise exception using errcode = 'MU162', message = 'lunch_completed';
    end if;
    return old;
  end if;
  perform muster.require_voting(lunch);
  if (
    select count(*) >= muster.most_votes()
    from public.lunch_votes as v
    where v.lunch_group_id = new.lunch_group_id and v.user_id = new.user_id
  ) then
    raise exception using errcode = 'MU169', message = 'too_many_votes';
  end if;
  return new;
end
$$;
comment on function muster.guard_vote() is 'Refuses votes when voting is over, and more than somebody may have (L4).';
create trigger guard_vote before insert or update or delete on public.lunch_votes
for each row execute function muster.guard_vote();

create function muster.raise_lunch_version() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  update public.lunch_groups as l set version = l.version + 1
  where l.id = coalesce(new.lunch_group_id, old.lunch_group_id);
  return null;
end
$$;
comment on function muster.raise_lunch_version() is
'A lunch is another one when people or votes come or go.';
create trigger raise_lunch_version after insert or delete on public.lunch_group_participants
for each row execute function muster.raise_lunch_version();
create trigger raise_lunch_version after insert or delete on public.lunch_votes
for each row execute function muster.raise_lunch_version();

-- Diets ------------------------------------------------------------------------------------------

create function muster.diets_of_lunch(lunch_group_id uuid) returns text []
language plpgsql stable
set search_path = ''
as $$
begin
  return array(
    select d.requirement
    from (
      select distinct on (r.requirement) r.requirement, p.position, r.number
      from public.lunch_group_participants as p
      join public.user_private as u on u.user_id = p.user_id
      cross join lateral unnest(u.dietary_requirements) with ordinality as r (requirement, number)
      where p.lunch_group_id = diets_of_lunch.lunch_group_id
      order by r.requirement, p.position, r.number
    ) as d
    order by d.position, d.number
  );
end
$$;
comment on function muster.diets_of_lunch(uuid) is
'The distinct requirements of the participants, by order of joining, then of the profile (L3).';

create function muster.refresh_diets(lunch_group_ids uuid []) returns void
language plpgsql volatile
set search_path = ''
as $$
begin
  update public.lunch_groups as l
  set aggregated_dietary_requirements = w.diets
  from (
    select i.id, muster.diets_of_lunch(i.id) as diets
    from unnest(lunch_group_ids) as i (id)
  ) as w
  where l.id = w.id and l.status <> 'completed'
    and l.aggregated_dietary_requirements is distinct from w.diets;
end
$$;
comment on function muster.refresh_diets(uuid []) is
'Makes lunches say what their participants eat; those that are over keep theirs (L3).';

create function muster.follow_participants() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  if tg_op = 'INSERT' then
    -- A profile that is being changed is waited for, and waits for this.
    perform from public.user_private as u where u.user_id = new.user_id for share;
  end if;
  perform muster.refresh_diets(array[coalesce(new.lunch_group_id, old.lunch_group_id)]);
  return null;
end
$$;
comment on function muster.follow_participants() is
'Keeps the aggregated diets when participants come and go (L3).';
create trigger follow_participants after insert or delete on public.lunch_group_participants
for each row execute function muster.follow_participants();

create function muster.follow_profile_diets() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  perform muster.refresh_diets(muster.unfinished_lunches_of(new.user_id));
  return null;
end
$$;
comment on function muster.follow_profile_diets() is
'Keeps the aggregated diets when a profile changes (L3).';
create trigger follow_profile_diets after update of dietary_requirements on public.user_private
for each row when (old.dietary_requirements is distinct from new.dietary_requirements)
execute function muster.follow_profile_diets();

create function muster.lock_for_diets(user_id uuid) returns void
language plpgsql volatile
set search_path = ''
as $$
declare
  lunches uuid [];
begin
  for attempt in 1..10 loop
    lunches := muster.unfinished_lunches_of(lock_for_diets.user_id);
    begin
      -- Lunches before people (R5).
      perform muster.lock_lunches(lunches);
      perform from public.users as u where u.id = lock_for_diets.user_id for no key update;
      perform
      from public.user_private as p
      where p.user_id = lock_for_diets.user_id
      for no key update;
      if muster.unfinished_lunches_of(lock_for_diets.user_id) <@ lunches then
        return;
      end if;
      -- They joined another meanwhile, whose lock belongs before theirs. What ends this block
      -- gives back the locks that were taken in it.
      raise exception using errcode = 'serialization_failure', message = 'conflict';
    exception when serialization_failure then
      null;
    end;
  end loop;
  raise exception using errcode = 'serialization_failure', message = 'conflict';
end
$$;
comment on function muster.lock_for_diets(uuid) is
'Takes every lock that a change of a person''s dietary requirements needs, in order.';

-- Visits, and due work ---------------------------------------------------------------------------

create function muster.schedule_lunch(lunch public.lunch_groups) returns void
language plpgsql volatile
set search_path = ''
as $$
declare
  soon timestamptz := clock_timestamp();
  reminds_at timestamptz := lunch.voting_ends_at - interval '1 hour';
begin
  if lunch.status in ('planning', 'voting') and lunch.voting_ends_at is not null then
    if reminds_at <= soon then
      reminds_at := soon + (lunch.voting_ends_at - soon) / 2;
    end if;
    perform muster.schedule_job('lunch.close', lunch.id, lunch.voting_ends_at);
    perform muster.schedule_job('lunch.remind', lunch.id, reminds_at);
  else
    perform muster.cancel_job('lunch.close', lunch.id);
    perform muster.cancel_job('lunch.remind', lunch.id);
  end if;
  if lunch.status = 'decided' then
    perform muster.schedule_job('lunch.finish', lunch.id, muster.lunch_over_at(lunch));
  else
    perform muster.cancel_job('lunch.finish', lunch.id);
  end if;
end
$$;
comment on function muster.schedule_lunch(public.lunch_groups) is
'Has done what time brings about in a lunch as it is now, and nothing else.';

create function muster.lunch_over_at(lunch public.lunch_groups) returns timestamptz
language plpgsql stable
set search_path = ''
as $$
begin
  return (lunch.date + 1)::timestamp at time zone muster.time_zone_of(lunch.created_by_id);
end
$$;
comment on function muster.lunch_over_at(public.lunch_groups) is
'When the day of a lunch is over, where its creator is.';

create function muster.follow_lunch() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  if new.status = 'completed' then
    insert into public.visit_history (user_id, restaurant_id, lunch_group_id, visited_on)
    -- Completed early, they were there already.
    select p.user_id, new.selected_restaurant_id, new.id,
      least(new.date, muster.today_of(new.created_by_id))
    from public.lunch_group_participants as p
    where p.lunch_group_id = new.id
    order by p.position
    on conflict on constraint visit_history_lunch_key do nothing;
  end if;
  perform muster.schedule_lunch(new);
  return null;
end
$$;
comment on function muster.follow_lunch() is
'Writes the visits of a lunch that is completed (L5), and has due work done.';
create trigger follow_lunch_insert after insert on public.lunch_groups
for each row execute function muster.follow_lunch();
create trigger follow_lunch_update after update on public.lunch_groups
for each row when (
  (old.status, old.voting_ends_at) is distinct from (new.status, new.voting_ends_at)
) execute function muster.follow_lunch();

create function muster.end_lunch() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  perform muster.cancel_job('lunch.close', old.id);
  perform muster.cancel_job('lunch.remind', old.id);
  perform muster.cancel_job('lunch.finish', old.id);
  return null;
end
$$;
comment on function muster.end_lunch() is 'Has nothing done any more for a deleted lunch.';
create trigger end_lunch after delete on public.lunch_groups
for each row execute function muster.end_lunch();
