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
    )
  );
end
$$;
comment on function muster.export_dinners(uuid) is 'What dinners keep of a person.';
