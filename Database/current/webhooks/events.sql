-- What webhooks are told. Deliveries come from what is published to streams, in the same
-- transaction: one place, so whatever a module publishes of a group can be sent by adding its type
-- here. Where no webhook asks for it, nothing is written.

create function muster.webhook_event_types() returns text []
language sql immutable
set search_path = ''
as $$
  select array[
    'group.created', 'group.changed', 'group.archived', 'group.unarchived', 'group.deleted',
    'member.joined', 'member.changed', 'member.left', 'role.changed', 'invite.changed',
    'dinner.changed', 'dinner.party_changed', 'dinner.request_changed',
    'expense.created', 'expense.updated', 'expense.deleted', 'settlement.recorded',
    'settlement.rejected',
    'lunch.created', 'lunch.decided', 'lunch.completed',
    'enrollment.created', 'enrollment.completed', 'journey.published', 'forum.post_created'
  ]
$$;
comment on function muster.webhook_event_types() is
'The types of events that webhooks may ask for.';

create function muster.webhook_payload(type text, at timestamptz, data jsonb) returns json
language sql stable
set search_path = ''
as $$
  select json_build_object(
    'type', type,
    'timestamp', to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
    'data', data
  )
$$;
comment on function muster.webhook_payload(text, timestamptz, jsonb) is
'The body of an event, as Standard Webhooks has it.';

create function muster.put_out_webhooks(type text, group_id uuid, data jsonb) returns void
language plpgsql volatile
set search_path = ''
as $$
begin
  insert into muster.webhook_deliveries (webhook_id, event_id, type, url, payload)
  select w.id, e.id, put_out_webhooks.type, w.url,
    muster.webhook_payload(put_out_webhooks.type, clock_timestamp(), put_out_webhooks.data)
  from (select gen_random_uuid() as id offset 0) as e
  join public.webhooks as w
    on w.is_active and (w.group_id is null or w.group_id = put_out_webhooks.group_id)
    and (w.event_types is null or put_out_webhooks.type = any(w.event_types));
end
$$;
comment on function muster.put_out_webhooks(text, uuid, jsonb) is
'Puts an event of a group out to the webhooks that ask for it.';

create function muster.deliver_events() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  -- The short way out where there are no webhooks.
  if not exists (select from public.webhooks as w where w.is_active) then
    return null;
  end if;
  insert into muster.webhook_deliveries (webhook_id, event_id, type, url, payload)
  select w.id, e.event_id, e.type, w.url,
    -- Ids only. Whom an event is about (user_id) is not in it unless its detail says so: an
    -- invitation by e-mail never tells whether there is an account (K8).
    muster.webhook_payload(e.type, e.at, e.data || coalesce(jsonb_strip_nulls(e.detail), '{}'))
  from (
    select n.id, n.type, n.at, n.data, n.detail, (n.data ->> 'groupId')::uuid as group_id,
      gen_random_uuid() as event_id
    from new_rows as n
    where n.type = any(muster.webhook_event_types()) and n.data ? 'groupId'
    offset 0
  ) as e
  join public.webhooks as w
    on w.is_active and (w.group_id is null or w.group_id = e.group_id)
    and (w.event_types is null or e.type = any(w.event_types))
  order by e.id;
  return null;
end
$$;
comment on function muster.deliver_events() is
'Puts what is published of a group out to the webhooks that ask for it.';
create trigger deliver_events after insert on muster.stream_events
referencing new table as new_rows
for each statement execute function muster.deliver_events();

-- Streams are told of these two as something else, or not at all.
create function muster.deliver_group() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  perform muster.put_out_webhooks(
    'group.' || case
      when tg_op = 'INSERT' then 'created'
      when new.archived_at is null then 'unarchived'
      else 'archived' end,
    new.id, jsonb_build_object('groupId', new.id)
  );
  if new.archived_at is not null then
    -- What has been put out by now is still sent.
    update public.webhooks as w
    set is_active = false, disabled_at = clock_timestamp(), disabled_reason = 'archived'
    where w.group_id = new.id and w.is_active;
  end if;
  return null;
end
$$;
comment on function muster.deliver_group() is
'Tells webhooks of a new or archived group; an archived one''s own end with it.';
create trigger webhooks_insert after insert on public.groups
for each row execute function muster.deliver_group();
create trigger webhooks_archived after update on public.groups
for each row when ((old.archived_at is null) <> (new.archived_at is null))
execute function muster.deliver_group();
