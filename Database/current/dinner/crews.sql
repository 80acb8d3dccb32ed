-- Crews: groups of template Dinner Crew, their seats and what follows from them (D1, D2). The
-- kernel knows nothing of this: triggers on its tables see to it, whoever writes.

create function muster.is_crew_template(template_id uuid) returns boolean
language plpgsql stable
set search_path = ''
as $$
begin
  return exists (
    select
    from public.group_templates as t
    where t.id = is_crew_template.template_id and t.name = 'Dinner Crew' and t.is_system
  );
end
$$;
comment on function muster.is_crew_template(uuid) is
'Whether groups of this template are dinner groups (D1).';

-- D1: what a crew is, no admin changes. A system template keeps its name already.
create function muster.guard_crew_template() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  if muster.is_crew_template(new.id) then
    raise exception using errcode = 'MU096', message = 'system_template';
  end if;
  return new;
end
$$;
comment on function muster.guard_crew_template() is
'Keeps size, succession, code and nesting of dinner crews as they are (D1).';
create trigger guard_crew_template before update on public.group_templates
for each row when (
  (old.succession, old.min_members, old.max_members, old.has_join_code, old.is_fixed, old.may_nest)
  is distinct from
  (new.succession, new.min_members, new.max_members, new.has_join_code, new.is_fixed, new.may_nest)
) execute function muster.guard_crew_template();

create function muster.make_crew() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  if muster.is_crew_template(new.created_from_group_template_id) then
    insert into public.dinner_groups (group_id) values (new.id);
  end if;
  return null;
end
$$;
comment on function muster.make_crew() is 'Makes a group of template Dinner Crew a dinner group (D1).';
create trigger make_crew after insert on public.groups
for each row when (new.created_from_group_template_id is not null)
execute function muster.make_crew();

create function muster.refresh_crew(group_id uuid) returns void
language plpgsql volatile
set search_path = ''
as $$
begin
  update public.dinner_groups as d
  set is_ready = w.is_ready, is_live = w.is_ready and w.has_videos, is_locked = w.is_locked
  from (
    select count(*) filter (where m.status = 'active') >= 3 as is_ready,
      coalesce(bool_and(s.video_url is not null), false) as has_videos,
      exists (
        select from public.dinner_engagements as e where e.group_id = refresh_crew.group_id
      ) as is_locked
    from public.dinner_seats as s
    join public.group_memberships as m on m.group_id = s.group_id and m.user_id = s.user_id
    where s.group_id = refresh_crew.group_id
  ) as w
  where d.group_id = refresh_crew.group_id
    and (d.is_ready, d.is_live, d.is_locked)
      is distinct from (w.is_ready, w.is_ready and w.has_videos, w.is_locked);
end
$$;
comment on function muster.refresh_crew(uuid) is
'Makes the flags of a crew say what members, videos and engagements say (D2).';

-- D1: a crew has one leader. Whoever comes back from a pause finds that another has followed.
create function muster.follow_return(group_id uuid, user_id uuid) returns void
language plpgsql volatile
set search_path = ''
as $$
begin
  if not exists (
    select
    from muster.direct_access as a
    where a.group_id = follow_return.group_id and a.user_id <> follow_return.user_id
      and a.is_leader and a.status = 'active'
  ) then
    return;
  end if;
  delete from public.user_group_roles as h
  where h.group_id = follow_return.group_id and h.user_id = follow_return.user_id and h.is_leader;
  if found and not exists (
    select
    from public.user_group_roles as h
    where h.group_id = follow_return.group_id and h.user_id = follow_return.user_id
  ) then
    perform muster.give_joiner_roles(follow_return.group_id, follow_return.user_id);
  end if;
end
$$;
comment on function muster.follow_return(uuid, uuid) is
'Takes the leadership of a crew from who comes back while another leads (D1).';

create function muster.check_one_leader() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  if exists (
    select from public.dinner_groups as d where d.group_id = new.group_id
  ) and (
    select count(distinct h.user_id) > 1
    from public.user_group_roles as h
    join public.group_memberships as m on m.group_id = h.group_id and m.user_id = h.user_id
    where h.group_id = new.group_id and h.is_leader and m.status = 'active'
  ) then
    raise exception using errcode = 'MU110', message = 'one_leader';
  end if;
  return null;
end
$$;
comment on function muster.check_one_leader() is
'Refuses, at commit, a second leader of a crew (D1).';
create constraint trigger check_one_leader
after insert or update on public.user_group_roles
deferrable initially deferred
for each row when (new.is_leader) execute function muster.check_one_leader();

create function muster.follow_seats() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  was_current boolean := tg_op = 'UPDATE' and old.status in ('active', 'paused');
  is_current boolean := new.status in ('active', 'paused');
  engagement public.dinner_engagements;
begin
  if not exists (select from public.dinner_groups as d where d.group_id = new.group_id) then
    return null;
  end if;
  if is_current and not was_current then
    -- Whichever way somebody comes: who dines together is agreed. Under the group's lock nothing
    -- begins, and whoever comes ends nothing: no other lock, since the person's is held by now.
    if exists (
      select from public.dinner_engagements as e where e.group_id = new.group_id
    ) then
      raise exception using errcode = 'MU025', message = 'locked';
    end if;
    -- No seat free is seat six, which there is not.
    insert into public.dinner_seats (group_id, slot, user_id)
    select new.group_id, min(n.slot), new.user_id
    from generate_series(1, 6) as n (slot)
    where not exists (
      select from public.dinner_seats as s where s.group_id = new.group_id and s.slot = n.slot
    );
    perform muster.refresh_crew(new.group_id);
    return null;
  end if;
  -- The group is locked by now. What may end below comes before any row of crews (R5).
  engagement := muster.lock_dealings(new.group_id);
  if not is_current then
    delete from public.dinner_seats as s
    where s.group_id = new.group_id and s.user_id = new.user_id;
  elsif new.status = 'active' then
    perform muster.follow_return(new.group_id, new.user_id);
  end if;
  if (
    select count(*)
    from public.group_memberships as m
    where m.group_id = new.group_id and m.user_id is not null and m.status = 'active'
  ) < 3 then
    perform muster.end_dealings(new.group_id, engagement);
  end if;
  perform muster.refresh_crew(new.group_id);
  return null;
end
$$;
comment on function muster.follow_seats() is
'Gives each current member of a crew a seat and keeps its flags; a crew of two deals with nobody (D1, D2, D6).';
create trigger follow_seats_insert after insert on public.group_memberships
for each row when (new.user_id is not null and new.status = 'active')
execute function muster.follow_seats();
-- Who is only invited, or no more, has no seat: nothing is locked for them.
create trigger follow_seats_update after update of status on public.group_memberships
for each row when (
  new.user_id is not null and new.status <> old.status
  and (old.status in ('active', 'paused') or new.status in ('active', 'paused'))
)
execute function muster.follow_seats();

-- An archived crew changes nothing, so it asks for nothing either. One that deals with another is
-- held, and not archived; the sole member who leaves has ended that before.
create function muster.follow_crew_archive() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  if exists (select from public.dinner_groups as d where d.group_id = new.id) then
    perform muster.end_dealings(new.id, muster.lock_dealings(new.id));
  end if;
  return null;
end
$$;
comment on function muster.follow_crew_archive() is 'Ends what an archived crew has asked for.';
create trigger follow_crew_archive after update of archived_at on public.groups
for each row when (old.archived_at is null and new.archived_at is not null)
execute function muster.follow_crew_archive();

-- Before the row is locked for its deletion: others hold requests while they look at groups.
create function muster.follow_crew_deletion() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  if exists (select from public.dinner_groups as d where d.group_id = old.id) then
    perform muster.end_dealings(old.id, muster.lock_dealings(old.id));
  end if;
  return old;
end
$$;
comment on function muster.follow_crew_deletion() is
'Ends what a crew that is deleted has asked for or agreed.';
create trigger follow_crew_deletion before delete on public.groups
for each row when (old.created_from_group_template_id is not null)
execute function muster.follow_crew_deletion();

create trigger update_dinner_groups_updated_at before update on public.dinner_groups
for each row execute function public.update_updated_at_column();
create trigger update_dinner_parties_updated_at before update on public.dinner_parties
for each row execute function public.update_updated_at_column();
create trigger update_dinner_requests_updated_at before update on public.dinner_requests
for each row execute function public.update_updated_at_column();
