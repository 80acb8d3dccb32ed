-- What the end of an account means for events (A7).

create function muster.events_of_person(user_id uuid) returns uuid []
language plpgsql stable
set search_path = ''
as $$
begin
  return array(
    select e.id
    from public.events as e
    where e.starts_at > clock_timestamp() and e.cancelled_at is null and e.id in (
      select a.event_id from public.event_authors as a where a.user_id = events_of_person.user_id
      union
      select m.event_id
      from public.like_group_members as m
      join public.like_groups as g on g.id = m.group_id and g.status in ('pending', 'approved')
      where m.user_id = events_of_person.user_id and m.accepted is distinct from false
    )
    order by e.id
  );
end
$$;
comment on function muster.events_of_person(uuid) is
'The events to come that the end of an account changes, in the order in which they are locked.';

create function muster.forget_in_events(user_id uuid) returns void
language plpgsql volatile
set search_path = ''
as $$
declare
  person uuid := forget_in_events.user_id;
  event_id uuid;
  event public.events;
  application_id uuid;
begin
  foreach event_id in array muster.events_of_person(person) loop
    select * into event from public.events as e where e.id = event_id;
    if muster.is_author(person, event_id) then
      if cardinality(muster.author_ids(event_id)) = 1 then
        -- Nobody decides any more: it does not take place.
        update public.events as e set cancelled_at = clock_timestamp()
        where e.id = event_id
        returning * into event;
        perform muster.tell(muster.all_applicant_ids(event_id), 'event_cancelled', event);
        perform muster.cancel_job('events.start', event_id);
        perform muster.audit('event.cancelled', null, 'events', event_id, person, null, null);
      end if;
      perform muster.end_authorship(event_id, person);
    end if;
    select g.id into application_id
    from public.like_groups as g
    where g.event_id = event.id and g.creator_id = person and g.status in ('pending', 'approved');
    if found then
      perform muster.delete_application(application_id);
    end if;
    perform muster.leave_chats(
      array(
        select g.chat_id
        from public.like_groups as g
        join public.like_group_members as m on m.group_id = g.id and m.user_id = person
        where g.event_id = event.id and g.status = 'approved' and m.accepted
      ), array[person]);
    update public.like_group_members as m set accepted = false
    from public.like_groups as g
    where g.id = m.group_id and g.status in ('pending', 'approved')
      and m.event_id = event.id and m.user_id = person and m.accepted is distinct from false;
    perform muster.settle_event(event.id);
  end loop;
  -- What they wrote to authors who are long done with it.
  update public.like_groups as g set message = null
  where g.creator_id = person and g.message is not null;
end
$$;
comment on function muster.forget_in_events(uuid) is
'Lays down authorships, the last one with its event; withdraws the person''s applications and leaves those of others (A7).';

create function muster.export_events(user_id uuid) returns jsonb
language plpgsql stable
set search_path = ''
as $$
begin
  return jsonb_build_object(
    'eventsCreated', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'id', e.id, 'title', e.title, 'description', e.description, 'place', e.place,
        'startsAt', e.starts_at, 'endsAt', e.ends_at, 'capacity', e.capacity,
        'createdAt', e.created_at
      ) order by e.created_at, e.id), '[]')
      from public.events as e where e.created_by_user_id = export_events.user_id
    ),
    'eventAuthorships', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'eventId', a.event_id, 'createdAt', a.created_at
      ) order by a.created_at, a.event_id), '[]')
      from public.event_authors as a where a.user_id = export_events.user_id
    ),
    'applications', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'id', g.id, 'eventId', g.event_id, 'status', g.status, 'message', g.message,
        'createdAt', g.created_at
      ) order by g.created_at, g.id), '[]')
      from public.like_groups as g where g.creator_id = export_events.user_id
    ),
    'applicationAnswers', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'likeGroupId', m.group_id, 'eventId', m.event_id, 'accepted', m.accepted,
        'createdAt', m.created_at
      ) order by m.created_at, m.group_id), '[]')
      from public.like_group_members as m where m.user_id = export_events.user_id
    ),
    'verdicts', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'likeGroupId', v.group_id, 'approved', v.approved, 'createdAt', v.created_at
      ) order by v.created_at, v.id), '[]')
      from public.like_group_approvals as v where v.author_id = export_events.user_id
    )
  );
end
$$;
comment on function muster.export_events(uuid) is 'What events keep of a person.';
