-- The shapes of the routes under Dinner, read under the caller's policies.

create function api.require_dinner_group(group_id uuid) returns void
language plpgsql stable security definer
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
begin
  if not muster.sees_group(caller_id, require_dinner_group.group_id) or not exists (
    select from public.dinner_groups as d where d.group_id = require_dinner_group.group_id
  ) then
    raise exception using errcode = 'MU010', message = 'not_found';
  end if;
  if not exists (select from muster.access_of(caller_id, require_dinner_group.group_id))
    and not muster.has_platform_permission(caller_id, 'manage_all_groups')
  then
    raise exception using errcode = 'MU011', message = 'forbidden';
  end if;
end
$$;
comment on function api.require_dinner_group(uuid) is
'Tells apart a dinner group that there is not, or is hidden, from one that the caller is not in.';
grant execute on function api.require_dinner_group(uuid) to authenticated;

create view api.dinner_crews with (security_invoker = true) as
select p.group_id as id, p.name, p.video_links as "videoLinks"
from muster.my_crew_profiles as p;
comment on view api.dinner_crews is 'A crew as those who deal with it see it (D3).';
grant select on api.dinner_crews to authenticated;

create view api.dinner_parties with (security_invoker = true) as
select
  p.id, p.host_group_id as "hostGroupId", p.guest_group_id as "guestGroupId", p.status,
  p.starts_at as "startsAt", p.title, p.menu,
  (select l.place from public.dinner_party_places as l where l.party_id = p.id) as place,
  p.notes,
  (select row_to_json(c) from api.dinner_crews as c where c.id = p.host_group_id) as host,
  (select row_to_json(c) from api.dinner_crews as c where c.id = p.guest_group_id) as guest,
  p.created_at as "createdAt", p.updated_at as "updatedAt", p.ended_at as "endedAt"
from public.dinner_parties as p;
comment on view api.dinner_parties is
'GET /dinner/parties, GET /dinner/groups/{id}/parties; place: for hosts and accepted guests (D4).';
grant select on api.dinner_parties to authenticated;

create view api.dinner_groups with (security_invoker = true) as
select
  r.id as "groupId",
  (select row_to_json(v) from api.visible_groups as v where v.id = r.id) as "group",
  r.is_ready as "isReady", r.is_live as "isLive", r.is_locked as "isLocked",
  r.video_links as "videoLinks", r.dinnerparty_details as "dinnerpartyDetails",
  r.accepted_attendee_group_id as "acceptedAttendeeGroupId",
  r.attending_host_group_id as "attendingHostGroupId",
  (
    select row_to_json(p)
    from public.dinner_engagements as e
    join api.dinner_parties as p on p.id = e.party_id
    where e.group_id = r.id and e.side = 'guest'
  ) as "attendingParty",
  coalesce((
    select json_agg(json_build_object(
      'slot', s.slot, 'userId', s.user_id, 'videoUrl', s.video_url
    ) order by s.slot)
    from public.dinner_seats as s
    where s.group_id = r.id
  ), '[]') as seats
from public.dinner_group_rows as r;
comment on view api.dinner_groups is
'GET /dinner/groups/{id}; seats: those whose members the caller may see (K14).';
grant select on api.dinner_groups to authenticated;

create function api.dinner_group(group_id uuid) returns table (body text, version bigint)
language plpgsql volatile
set search_path = ''
as $$
begin
  return query
  select (row_to_json(v)::jsonb - 'groupId')::text, g.version
  from api.dinner_groups as v
  join public.groups as g on g.id = v."groupId"
  where v."groupId" = dinner_group.group_id;
end
$$;
comment on function api.dinner_group(uuid) is 'A dinner group, also after a change, with its version.';
grant execute on function api.dinner_group(uuid) to authenticated;

create function api.put_dinner_party(group_id uuid, party jsonb)
returns table (body text, version bigint)
language plpgsql volatile
set search_path = ''
as $$
declare
  starts_at text := party ->> 'startsAt';
begin
  -- As the API writes times; what else PostgreSQL takes for one is none here.
  if starts_at !~ '^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$' then
    raise exception using errcode = '23514', message = 'not a time',
      constraint = 'dinner_parties_starts_at_shape', table = 'dinner_parties',
      schema = 'public';
  end if;
  perform public.put_dinner_party(
    put_dinner_party.group_id, starts_at::timestamptz, party ->> 'title', party ->> 'menu',
    party ->> 'place', party ->> 'notes'
  );
  return query select d.body, d.version from api.dinner_group(put_dinner_party.group_id) as d;
end
$$;
comment on function api.put_dinner_party(uuid, jsonb) is 'PUT /dinner/groups/{id}/party';
grant execute on function api.put_dinner_party(uuid, jsonb) to authenticated;

create function api.end_dinner_party(group_id uuid, completes boolean)
returns table (body text, version bigint)
language plpgsql volatile
set search_path = ''
as $$
begin
  if completes then
    perform public.complete_dinner_party(end_dinner_party.group_id);
  else
    perform public.cancel_dinner_party(end_dinner_party.group_id);
  end if;
  return query select d.body, d.version from api.dinner_group(end_dinner_party.group_id) as d;
end
$$;
comment on function api.end_dinner_party(uuid, boolean) is
'POST /dinner/groups/{id}/party/cancel and …/complete';
grant execute on function api.end_dinner_party(uuid, boolean) to authenticated;

create view api.dinner_requests with (security_invoker = true) as
select
  r.id, r.party_id as "partyId", h.host_group_id as "hostGroupId", r.group_id as "groupId",
  r.message, r.status,
  (
    select json_build_object(
      'id', p.id, 'status', p.status, 'startsAt', p.starts_at, 'title', p.title
    )
    from public.dinner_parties as p
    where p.id = r.party_id
  ) as party,
  (select row_to_json(c) from api.dinner_crews as c where c.id = h.host_group_id) as host,
  (select row_to_json(c) from api.dinner_crews as c where c.id = r.group_id) as "group",
  r.created_at as "createdAt", r.updated_at as "updatedAt"
from public.dinner_requests as r
left join lateral (
  -- The party itself is hidden from those who were not accepted; whose it is they know.
  select m.host_group_id from muster.my_parties as m where m.party_id = r.party_id
  union
  select p.host_group_id from public.dinner_parties as p where p.id = r.party_id
) as h on true;
comment on view api.dinner_requests is
'GET /dinner/requests/{id}, GET /dinner/groups/{id}/requests: to both crews.';
grant select on api.dinner_requests to authenticated;

create function api.dinner_request(request_id uuid) returns table (body text)
language plpgsql volatile
set search_path = ''
as $$
begin
  return query
  select row_to_json(v)::text from api.dinner_requests as v where v.id = dinner_request.request_id;
end
$$;
comment on function api.dinner_request(uuid) is 'A request, also after a change.';
grant execute on function api.dinner_request(uuid) to authenticated;
