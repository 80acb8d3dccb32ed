-- What dinners keep of a person, for their export (A7).

create function muster.export_dinners(user_id uuid) returns jsonb
language plpgsql stable
set search_path = ''
as $$
begin
  return jsonb_build_object(
    'dinnerSeats', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'groupId', s.group_id, 'slot', s.slot, 'videoUrl', s.video_url,
        'createdAt', s.created_at
      )), '[]')
      from public.dinner_seats as s where s.user_id = export_dinners.user_id
    ),
    'dinnerPartiesPosted', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'id', p.id, 'hostGroupId', p.host_group_id, 'status', p.status,
        'startsAt', p.starts_at, 'title', p.title, 'menu', p.menu, 'place', l.place,
        'notes', p.notes, 'createdAt', p.created_at, 'endedAt', p.ended_at
      ) order by p.created_at, p.id), '[]')
      from public.dinner_parties as p
      left join public.dinner_party_places as l on l.party_id = p.id
      where p.created_by_user_id = export_dinners.user_id
    ),
    'dinnerRequestsMade', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'id', r.id, 'partyId', r.party_id, 'groupId', r.group_id, 'message', r.message,
        'status', r.status, 'createdAt', r.created_at
      ) order by r.created_at, r.id), '[]')
      from public.dinner_requests as r where r.created_by_user_id = export_dinners.user_id
    )
  );
end
$$;
comment on function muster.export_dinners(uuid) is 'What dinners keep of a person.';
