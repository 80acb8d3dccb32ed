-- Making and changing webhooks. A secret is answered once, when it is made.

create function muster.add_webhook_secret(webhook_id uuid, out shown text)
language plpgsql volatile
set search_path = ''
as $$
declare
  -- 244 random bits.
  made bytea := uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid());
begin
  insert into muster.webhook_secrets (webhook_id, secret)
  values (add_webhook_secret.webhook_id, made);
  shown := 'whsec_' || encode(made, 'base64');
end
$$;
comment on function muster.add_webhook_secret(uuid) is
'Makes a secret for a webhook, and answers it as its owner is shown it.';

create function muster.check_event_types(event_types text []) returns text []
language plpgsql stable
set search_path = ''
as $$
begin
  if not event_types <@ muster.webhook_event_types() then
    raise exception using errcode = '23514', message = 'unknown event type',
      constraint = 'webhooks_event_types_known', table = 'webhooks', schema = 'public';
  end if;
  return (select array_agg(distinct t.type order by t.type) from unnest(event_types) as t (type))
    -- An empty list is no list: that breaks webhooks_event_types_count.
    || case when event_types = '{}' then array[]::text [] end;
end
$$;
comment on function muster.check_event_types(text []) is
'The types in order, once each; refused where one is unknown.';

create function public.create_webhook(
  group_id uuid, url text, description text default null, event_types text [] default null,
  out id uuid, out secret text
)
language plpgsql volatile security definer
set search_path = ''
as $$
#variable_conflict use_column
declare
  caller_id uuid := muster.caller();
  present public.groups;
begin
  if create_webhook.group_id is null then
    perform muster.require_platform_permission('manage_platform_settings');
    perform muster.require_read_committed();
    -- Counted one after another.
    perform pg_advisory_xact_lock(7211957);
  else
    present := muster.begin_change(create_webhook.group_id, archived_too => true);
    if not muster.leads(caller_id, present.id) then
      raise exception using errcode = 'MU011', message = 'forbidden',
        detail = json_build_object('permission', 'leader');
    end if;
    if present.archived_at is not null then
      raise exception using errcode = 'MU026', message = 'archived';
    end if;
  end if;
  if (
    select count(*) >= 10
    from public.webhooks as w
    where w.group_id is not distinct from create_webhook.group_id
  ) then
    raise exception using errcode = 'MU060', message = 'too_many_webhooks';
  end if;
  insert into public.webhooks as w (group_id, url, description, event_types, created_by_user_id)
  values (
    create_webhook.group_id, create_webhook.url, create_webhook.description,
    muster.check_event_types(create_webhook.event_types), caller_id
  )
  returning w.id into id;
  secret := muster.add_webhook_secret(id);
end
$$;
comment on function public.create_webhook(uuid, text, text, text []) is
'Makes a webhook of a group, by who leads it, or without group of the platform.';
grant execute on function public.create_webhook(uuid, text, text, text []) to authenticated;

create function muster.cancel_deliveries(webhook_id uuid) returns void
language plpgsql volatile
set search_path = ''
as $$
begin
  update muster.webhook_deliveries as d
  set status = 'canceled', finished_at = clock_timestamp()
  where d.webhook_id = cancel_deliveries.webhook_id and d.status = 'waiting';
end
$$;
comment on function muster.cancel_deliveries(uuid) is 'Sends nothing more of what waits.';

create function public.update_webhook(webhook_id uuid, changes jsonb) returns uuid
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  present public.webhooks := muster.begin_webhook_change(update_webhook.webhook_id);
  active boolean := present.is_active;
begin
  if jsonb_typeof(changes) is distinct from 'object' then
    raise exception using errcode = '22023', message = 'changes is an object';
  end if;
  if changes ? 'isActive' then
    active := (changes ->> 'isActive')::boolean;
  end if;
  update public.webhooks as w
  set url = case when changes ? 'url' then changes ->> 'url' else w.url end,
    description = case when changes ? 'description' then changes ->> 'description'
      else w.description end,
    event_types = case
      when not changes ? 'eventTypes' then w.event_types
      when jsonb_typeof(changes -> 'eventTypes') = 'array'
        then muster.check_event_types(array(
          select jsonb_array_elements_text(changes -> 'eventTypes')
        ))
    end,
    is_active = active,
    disabled_at = case when not active then coalesce(w.disabled_at, clock_timestamp()) end,
    disabled_reason = case when not active then coalesce(w.disabled_reason, 'manual') end,
    -- Turned on again, it has failed at nothing yet.
    failing_since = case when active and w.is_active then w.failing_since end
  where w.id = present.id
  returning * into present;
  if not present.is_active then
    perform muster.cancel_deliveries(present.id);
  elsif changes ? 'url' then
    update muster.webhook_deliveries as d set url = present.url
    where d.webhook_id = present.id and d.status = 'waiting';
  end if;
  return present.id;
end
$$;
comment on function public.update_webhook(uuid, jsonb) is
'Merges the given fields, named as in the API, into a webhook.';
grant execute on function public.update_webhook(uuid, jsonb) to authenticated;

create function public.delete_webhook(webhook_id uuid) returns void
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  present public.webhooks := muster.begin_webhook_change(delete_webhook.webhook_id);
begin
  delete from public.webhooks as w where w.id = present.id;
  delete from muster.webhook_deliveries as d where d.webhook_id = present.id;
  delete from muster.webhook_secrets as s where s.webhook_id = present.id;
end
$$;
comment on function public.delete_webhook(uuid) is
'Deletes a webhook with its secrets, its log and what waits.';
grant execute on function public.delete_webhook(uuid) to authenticated;

create function public.rotate_webhook_secret(webhook_id uuid, out id uuid, out secret text)
language plpgsql volatile security definer
set search_path = ''
as $$
#variable_conflict use_column
declare
  present public.webhooks := muster.begin_webhook_change(rotate_webhook_secret.webhook_id);
begin
  -- The one before goes on signing beside it; those before that are done with.
  delete from muster.webhook_secrets as s
  where s.webhook_id = present.id and s.expires_at is not null;
  update muster.webhook_secrets as s set expires_at = clock_timestamp() + interval '24 hours'
  where s.webhook_id = present.id;
  id := present.id;
  secret := muster.add_webhook_secret(present.id);
  perform muster.audit(
    'webhook.secret_rotated', present.group_id, 'webhooks', present.id, null, null, null);
end
$$;
comment on function public.rotate_webhook_secret(uuid) is
'Makes a new secret; the old one signs beside it for 24 hours.';
grant execute on function public.rotate_webhook_secret(uuid) to authenticated;

create function muster.require_active(webhook public.webhooks) returns void
language plpgsql stable
set search_path = ''
as $$
begin
  if not webhook.is_active then
    raise exception using errcode = 'MU062', message = 'webhook_inactive';
  end if;
end
$$;
comment on function muster.require_active(public.webhooks) is
'Refuses to send to a webhook that is turned off.';

create function public.test_webhook(webhook_id uuid) returns bigint
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  present public.webhooks := muster.begin_webhook_change(test_webhook.webhook_id);
  made bigint;
begin
  perform muster.require_active(present);
  insert into muster.webhook_deliveries (webhook_id, event_id, type, url, payload)
  values (
    present.id, gen_random_uuid(), 'webhook.test', present.url,
    muster.webhook_payload('webhook.test', clock_timestamp(), jsonb_strip_nulls(
      jsonb_build_object('webhookId', present.id, 'groupId', present.group_id)))
  )
  returning id into made;
  return made;
end
$$;
comment on function public.test_webhook(uuid) is
'Puts a webhook.test event out to a webhook, whatever types it asks for.';
grant execute on function public.test_webhook(uuid) to authenticated;

create function public.retry_webhook_delivery(webhook_id uuid, delivery_id bigint) returns bigint
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  present public.webhooks := muster.begin_webhook_change(retry_webhook_delivery.webhook_id);
  delivery muster.webhook_deliveries;
begin
  select * into delivery
  from muster.webhook_deliveries as d
  where d.id = retry_webhook_delivery.delivery_id and d.webhook_id = present.id
  for update;
  if not found then
    raise exception using errcode = 'MU010', message = 'not_found';
  end if;
  perform muster.require_active(present);
  if exists (
    select
    from muster.jobs as j
    where j.kind = 'webhook' and j.subject = delivery.id::text
      and j.leased_until > clock_timestamp()
  ) then
    raise exception using errcode = 'MU061', message = 'delivery_under_way';
  end if;
  -- What was over begins anew: its job, too, with all its attempts.
  update muster.webhook_deliveries as d
  set status = 'waiting', finished_at = null, url = present.url
  where d.id = delivery.id;
  update muster.jobs as j set due_at = clock_timestamp(), leased_until = null
  where j.kind = 'webhook' and j.subject = delivery.id::text;
  perform pg_notify('muster_jobs', 'webhooks');
  return delivery.id;
end
$$;
comment on function public.retry_webhook_delivery(uuid, bigint) is
'Sends an event again at once, under the same id, to where the webhook is now.';
grant execute on function public.retry_webhook_delivery(uuid, bigint) to authenticated;
