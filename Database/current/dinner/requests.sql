-- Crews ask to come, hosts answer (D5).

create function public.request_dinner_party(host_group_id uuid, message text default null)
returns uuid
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
  own_group_id uuid;
  party public.dinner_parties;
  request public.dinner_requests;
begin
  select s.group_id into own_group_id from public.dinner_seats as s where s.user_id = caller_id;
  if not found then
    raise exception using errcode = 'MU100', message = 'no_dinner_group';
  end if;
  perform muster.begin_crew_change(own_group_id);
  -- First one's own crew: who may not browse is not told which parties there are.
  if request_dinner_party.host_group_id = own_group_id then
    raise exception using errcode = 'MU106', message = 'own_party';
  end if;
  if exists (select from public.dinner_engagements as e where e.group_id = own_group_id) then
    raise exception using errcode = 'MU025', message = 'locked';
  end if;
  if not exists (
    select from public.dinner_groups as d where d.group_id = own_group_id and d.is_live
  ) then
    raise exception using errcode = 'MU102', message = 'not_live';
  end if;
  select * into party
  from public.dinner_parties as p
  where p.host_group_id = request_dinner_party.host_group_id and p.status = 'open';
  if not found then
    raise exception using errcode = 'MU010', message = 'not_found';
  end if;
  party := muster.lock_party(party.id);
  if party.id is null or party.status <> 'open' or party.starts_at <= clock_timestamp() then
    raise exception using errcode = 'MU103', message = 'party_not_open';
  end if;
  select * into request
  from public.dinner_requests as r
  where r.party_id = party.id and r.group_id = own_group_id;
  if request.status = 'declined' then
    raise exception using errcode = 'MU105', message = 'request_declined';
  elsif request.status = 'pending' then
    raise exception using errcode = 'MU107', message = 'already_requested';
  end if;
  insert into public.dinner_requests as r (party_id, group_id, message)
  values (party.id, own_group_id, request_dinner_party.message)
  -- Withdrawn, or ended with an agreement or with the crew: asked again.
  on conflict on constraint dinner_requests_party_id_key do update
  set status = 'pending', message = excluded.message
  returning * into request;
  perform muster.notify_crew(party.host_group_id, 'dinner_request_received',
    jsonb_build_object('partyId', party.id, 'requestId', request.id), leaders_only => true);
  return request.id;
end
$$;
comment on function public.request_dinner_party(uuid, text) is
'Asks for the caller''s crew to come to the open party of another; by its leader (D5).';
grant execute on function public.request_dinner_party(uuid, text) to authenticated;

-- Without locks. To everybody but the two crews there is none (R4).
create function muster.find_dinner_request(
  request_id uuid, out party_id uuid, out host_group_id uuid, out group_id uuid
)
language plpgsql stable
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
begin
  select r.party_id, p.host_group_id, r.group_id
  into party_id, host_group_id, group_id
  from public.dinner_requests as r
  join public.dinner_parties as p on p.id = r.party_id
  where r.id = find_dinner_request.request_id and (
    exists (
      select
      from muster.direct_access as a
      where a.user_id = caller_id and a.status = 'active'
        and a.group_id in (r.group_id, p.host_group_id)
    ) or muster.has_platform_permission(caller_id, 'manage_all_groups')
  );
  if not found then
    raise exception using errcode = 'MU010', message = 'not_found';
  end if;
end
$$;
comment on function muster.find_dinner_request(uuid) is
'The party and the two crews of a request, if the caller is in one of these.';

create function muster.require_leading(group_id uuid) returns void
language plpgsql stable
set search_path = ''
as $$
begin
  if not muster.leads(muster.caller(), require_leading.group_id) then
    raise exception using errcode = 'MU011', message = 'forbidden',
      detail = json_build_object('permission', 'leader');
  end if;
end
$$;
comment on function muster.require_leading(uuid) is 'Refuses whoever does not lead a group.';

create function public.accept_dinner_request(request_id uuid) returns uuid
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
  concerned record;
  party public.dinner_parties;
  request public.dinner_requests;
  guest public.groups;
begin
  select * into concerned from muster.find_dinner_request(accept_dinner_request.request_id);
  -- Before the locks, so that nobody but a leader can hold crews up; and after them.
  perform muster.require_leading(concerned.host_group_id);
  perform muster.lock_group(least(concerned.host_group_id, concerned.group_id));
  perform muster.lock_group(greatest(concerned.host_group_id, concerned.group_id));
  perform muster.require_leading(concerned.host_group_id);
  party := muster.lock_party(concerned.party_id);
  perform muster.lock_requests(party.id, concerned.group_id);
  select * into request
  from public.dinner_requests as r where r.id = accept_dinner_request.request_id;
  if request.id is null then
    raise exception using errcode = 'MU010', message = 'not_found';
  end if;
  if request.status <> 'pending' then
    raise exception using errcode = 'MU104', message = 'request_not_pending';
  end if;
  if party.status <> 'open' or party.starts_at <= clock_timestamp() then
    raise exception using errcode = 'MU103', message = 'party_not_open';
  end if;
  select * into guest from public.groups as g where g.id = request.group_id;
  if guest.archived_at is not null or not exists (
    select from public.dinner_groups as d where d.group_id = guest.id and d.is_live
  ) then
    raise exception using errcode = 'MU109', message = 'guest_not_live';
  end if;
  update public.dinner_requests as r
  set status = case when r.id = request.id then 'accepted'
    else 'ended' end::public.dinner_request_status
  where r.status = 'pending' and (r.party_id = party.id or r.group_id = guest.id);
  update public.dinner_parties as p set status = 'agreed', guest_group_id = guest.id
  where p.id = party.id;
  insert into public.dinner_engagements (group_id, party_id, side)
  values (guest.id, party.id, 'guest');
  perform muster.schedule_job(
    'dinner.party_due', party.id, party.starts_at + muster.dinner_duration());
  perform muster.notify_crew(guest.id, 'dinner_request_accepted',
    jsonb_build_object('partyId', party.id, 'requestId', request.id));
  return request.id;
end
$$;
comment on function public.accept_dinner_request(uuid) is
'Agrees on a party with the crew that asked: both are locked, other requests on either side end (D5).';
grant execute on function public.accept_dinner_request(uuid) to authenticated;

create function public.decline_dinner_request(request_id uuid) returns uuid
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
  concerned record;
begin
  select * into concerned from muster.find_dinner_request(decline_dinner_request.request_id);
  perform muster.require_leading(concerned.host_group_id);
  perform muster.begin_crew_change(concerned.host_group_id);
  update public.dinner_requests as r set status = 'declined'
  where r.id = decline_dinner_request.request_id and r.status = 'pending';
  if not found then
    raise exception using errcode = 'MU104', message = 'request_not_pending';
  end if;
  perform muster.notify_crew(concerned.group_id, 'dinner_request_declined',
    jsonb_build_object(
      'partyId', concerned.party_id, 'requestId', decline_dinner_request.request_id),
    leaders_only => true);
  return decline_dinner_request.request_id;
end
$$;
comment on function public.decline_dinner_request(uuid) is
'Declines a crew''s request, for good; by the host''s leader (D5).';
grant execute on function public.decline_dinner_request(uuid) to authenticated;

create function public.withdraw_dinner_request(request_id uuid) returns uuid
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
  concerned record;
  party public.dinner_parties;
begin
  select * into concerned from muster.find_dinner_request(withdraw_dinner_request.request_id);
  perform muster.require_leading(concerned.group_id);
  perform muster.begin_crew_change(concerned.group_id);
  party := muster.lock_party(concerned.party_id);
  if party.status = 'agreed' and party.guest_group_id = concerned.group_id
    and not muster.is_over(party)
  then
    perform muster.lose_guest(party, 'withdrawn');
    return withdraw_dinner_request.request_id;
  end if;
  update public.dinner_requests as r set status = 'withdrawn'
  where r.id = withdraw_dinner_request.request_id and r.status = 'pending';
  if not found then
    raise exception using errcode = 'MU104', message = 'request_not_pending';
  end if;
  return withdraw_dinner_request.request_id;
end
$$;
comment on function public.withdraw_dinner_request(uuid) is
'Takes a crew''s request back, also an accepted one: the party opens again; by the crew''s leader (D5, D6).';
grant execute on function public.withdraw_dinner_request(uuid) to authenticated;
