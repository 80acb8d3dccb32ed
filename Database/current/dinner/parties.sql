-- Crews and their parties, by the crew's leader (D3, D4, D6), and by time (D7).

create function public.create_dinner_group(group_name text) returns uuid
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  return public.create_group(create_dinner_group.group_name, template => 'Dinner Crew');
end
$$;
comment on function public.create_dinner_group(text) is
'Makes a dinner group with its join code; the caller is its first member and leads it (D1).';
grant execute on function public.create_dinner_group(text) to authenticated;

create function muster.begin_crew_change(group_id uuid) returns public.groups
language plpgsql volatile
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
  present public.groups;
begin
  if not exists (
    select from public.dinner_groups as d where d.group_id = begin_crew_change.group_id
  ) then
    raise exception using errcode = 'MU010', message = 'not_found';
  end if;
  present := muster.begin_change(begin_crew_change.group_id, archived_too => true);
  if not muster.leads(caller_id, present.id) then
    raise exception using errcode = 'MU011', message = 'forbidden',
      detail = json_build_object('permission', 'leader');
  end if;
  if present.archived_at is not null then
    raise exception using errcode = 'MU026', message = 'archived';
  end if;
  return present;
end
$$;
comment on function muster.begin_crew_change(uuid) is
'Locks a crew for a change by its leader (D3).';

create function public.set_dinner_videos(group_id uuid, video_links text []) returns uuid
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
  present public.groups := muster.begin_crew_change(set_dinner_videos.group_id);
  changed smallint [];
begin
  if exists (select from public.dinner_engagements as e where e.group_id = present.id) then
    raise exception using errcode = 'MU025', message = 'locked';
  end if;
  if cardinality(video_links) > 5 then
    raise exception using errcode = '23514', message = 'more than five videos',
      constraint = 'dinner_seats_videos_count', table = 'dinner_seats', schema = 'public';
  end if;
  if exists (
    select
    from unnest(video_links) with ordinality as v (url, slot)
    where v.url is not null and not exists (
      select from public.dinner_seats as s where s.group_id = present.id and s.slot = v.slot
    )
  ) then
    raise exception using errcode = '23514', message = 'a video for an empty seat',
      constraint = 'dinner_seats_video_for_empty_seat', table = 'dinner_seats',
      schema = 'public';
  end if;
  with wanted as (
    select s.slot, v.url
    from public.dinner_seats as s
    left join unnest(video_links) with ordinality as v (url, slot) on v.slot = s.slot
    where s.group_id = present.id and s.video_url is distinct from v.url
  ), done as (
    update public.dinner_seats as s set video_url = w.url
    from wanted as w
    where s.group_id = present.id and s.slot = w.slot
    returning s.slot
  )
  select array_agg(d.slot order by d.slot) into changed from done as d;
  if changed is null then
    return present.id;
  end if;
  perform muster.refresh_crew(present.id);
  perform muster.audit('dinner_videos.changed', present.id, 'dinner_seats', null, null, null,
    jsonb_build_object('slots', changed));
  perform muster.publish('dinner.changed', 'group', present.id,
    jsonb_build_object('groupId', present.id));
  return present.id;
end
$$;
comment on function public.set_dinner_videos(uuid, text []) is
'Makes these the videos of a crew, in the order of its seats; null or left out: none (D3).';
grant execute on function public.set_dinner_videos(uuid, text []) to authenticated;

create function public.put_dinner_party(
  group_id uuid, starts_at timestamptz, title text, menu text default null,
  place text default null, notes text default null
) returns uuid
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
  present public.groups := muster.begin_crew_change(put_dinner_party.group_id);
  engagement public.dinner_engagements := muster.lock_dealings(present.id);
  party public.dinner_parties;
begin
  select * into party from public.dinner_parties as p where p.id = engagement.party_id;
  if engagement.side = 'guest' or party.status <> 'open' then
    raise exception using errcode = 'MU025', message = 'locked';
  end if;
  if not coalesce(put_dinner_party.starts_at > clock_timestamp()
    and put_dinner_party.starts_at <= clock_timestamp() + interval '1 year', false)
  then
    raise exception using errcode = '23514', message = 'starts_at out of range',
      constraint = 'dinner_parties_starts_at_range', table = 'dinner_parties', schema = 'public';
  end if;
  if party.id is null then
    if not exists (
      select from public.dinner_groups as d where d.group_id = present.id and d.is_live
    ) then
      raise exception using errcode = 'MU102', message = 'not_live';
    end if;
    -- Whoever hosts goes nowhere else.
    perform muster.end_dealings(present.id, engagement);
    insert into public.dinner_parties as p
    (host_group_id, starts_at, title, menu, notes)
    values (
      present.id, put_dinner_party.starts_at, btrim(put_dinner_party.title),
      put_dinner_party.menu, put_dinner_party.notes
    )
    returning * into party;
    insert into public.dinner_engagements (group_id, party_id, side)
    values (present.id, party.id, 'host');
  else
    update public.dinner_parties as p
    set starts_at = put_dinner_party.starts_at, title = btrim(put_dinner_party.title),
      menu = put_dinner_party.menu, notes = put_dinner_party.notes
    where p.id = party.id;
    perform muster.notify_crew(r.group_id, 'dinner_party_changed',
      jsonb_build_object('partyId', party.id, 'requestId', r.id), leaders_only => true)
    from public.dinner_requests as r
    where r.party_id = party.id and r.status = 'pending';
  end if;
  if put_dinner_party.place is null then
    delete from public.dinner_party_places as l where l.party_id = party.id;
  else
    insert into public.dinner_party_places as l (party_id, place)
    values (party.id, put_dinner_party.place)
    on conflict on constraint dinner_party_places_pkey do update set place = excluded.place;
  end if;
  perform muster.schedule_job('dinner.party_due', party.id, put_dinner_party.starts_at);
  return party.id;
end
$$;
comment on function public.put_dinner_party(uuid, timestamptz, text, text, text, text) is
'Posts a crew''s party, or changes it while nobody is accepted (D4).';
grant execute on function
public.put_dinner_party(uuid, timestamptz, text, text, text, text) to authenticated;

create function muster.begin_hosting_change(group_id uuid) returns public.dinner_parties
language plpgsql volatile
set search_path = ''
as $$
declare
  present public.groups := muster.begin_crew_change(begin_hosting_change.group_id);
  engagement public.dinner_engagements := muster.lock_dealings(present.id);
  party public.dinner_parties;
begin
  if engagement.side is distinct from 'host' then
    raise exception using errcode = 'MU101', message = 'no_party';
  end if;
  select * into party from public.dinner_parties as p where p.id = engagement.party_id;
  return party;
end
$$;
comment on function muster.begin_hosting_change(uuid) is
'Locks the party that a crew hosts for a change by the crew''s leader.';

create function public.cancel_dinner_party(group_id uuid) returns uuid
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
  party public.dinner_parties := muster.begin_hosting_change(cancel_dinner_party.group_id);
begin
  if muster.is_over(party) then
    raise exception using errcode = 'MU101', message = 'no_party';
  end if;
  perform muster.end_party(party, 'cancelled');
  return party.id;
end
$$;
comment on function public.cancel_dinner_party(uuid) is
'Cancels the party that a crew hosts; both crews are free again (D6).';
grant execute on function public.cancel_dinner_party(uuid) to authenticated;

create function public.complete_dinner_party(group_id uuid) returns uuid
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
  party public.dinner_parties := muster.begin_hosting_change(complete_dinner_party.group_id);
begin
  if party.status <> 'agreed' then
    raise exception using errcode = 'MU108', message = 'party_not_agreed';
  end if;
  perform muster.end_party(party, 'completed');
  return party.id;
end
$$;
comment on function public.complete_dinner_party(uuid) is
'Completes the party that a crew hosts with its guests; both crews are free again (D6).';
grant execute on function public.complete_dinner_party(uuid) to authenticated;

create function muster.end_due_party(subject_id uuid) returns void
language plpgsql volatile
set search_path = ''
as $$
declare
  party public.dinner_parties := muster.lock_party(end_due_party.subject_id);
begin
  perform muster.lock_requests(party.id, null);
  if party.status = 'open' and party.starts_at <= clock_timestamp() then
    perform muster.end_party(party, 'expired');
  elsif muster.is_over(party) then
    perform muster.end_party(party, 'completed');
  end if;
end
$$;
comment on function muster.end_due_party(uuid) is
'Completes a party that is over, or lets one expire to which nobody was accepted (D7).';
