-- The shapes of webhooks.

create view api.webhooks with (security_invoker = true) as
select
  w.id, w.group_id as "groupId", w.url, w.description, w.event_types as "eventTypes",
  w.is_active as "isActive", w.disabled_at as "disabledAt",
  w.disabled_reason as "disabledReason", w.failing_since as "failingSince",
  w.created_by_user_id as "createdById", w.created_at as "createdAt", w.updated_at as "updatedAt"
from public.webhooks as w;
comment on view api.webhooks is 'GET /groups/{id}/webhooks, /admin/webhooks, /webhooks/{id}';
grant select on api.webhooks to authenticated;

create function api.webhook_answer(webhook_id uuid, secret text default null)
returns table (body text)
language plpgsql volatile
set search_path = ''
as $$
begin
  return query
  select (to_jsonb(w) || jsonb_strip_nulls(jsonb_build_object('secret', webhook_answer.secret)))::text
  from api.webhooks as w where w.id = webhook_answer.webhook_id;
end
$$;
comment on function api.webhook_answer(uuid, text) is
'A webhook after a change; with its secret, once.';
grant execute on function api.webhook_answer(uuid, text) to authenticated;

create function api.create_webhook(
  group_id uuid, url text, description text, event_types text []
) returns table (body text)
language plpgsql volatile
set search_path = ''
as $$
declare
  made record;
begin
  select c.id, c.secret into made
  from public.create_webhook(
    create_webhook.group_id, create_webhook.url, create_webhook.description,
    create_webhook.event_types
  ) as c;
  return query select a.body from api.webhook_answer(made.id, made.secret) as a;
end
$$;
comment on function api.create_webhook(uuid, text, text, text []) is
'POST /groups/{id}/webhooks, /admin/webhooks';
grant execute on function api.create_webhook(uuid, text, text, text []) to authenticated;

create function api.rotate_webhook_secret(webhook_id uuid) returns table (body text)
language plpgsql volatile
set search_path = ''
as $$
declare
  made record;
begin
  select r.id, r.secret into made
  from public.rotate_webhook_secret(rotate_webhook_secret.webhook_id) as r;
  return query select a.body from api.webhook_answer(made.id, made.secret) as a;
end
$$;
comment on function api.rotate_webhook_secret(uuid) is 'POST /webhooks/{id}/rotate-secret';
grant execute on function api.rotate_webhook_secret(uuid) to authenticated;

create function api.webhook_deliveries(
  webhook_id uuid, before bigint default null, at_most integer default 1,
  delivery_id bigint default null
) returns table ("sequence" bigint, item json)
language plpgsql stable security definer
set search_path = ''
as $$
declare
  present public.webhooks := muster.require_webhook(webhook_deliveries.webhook_id);
begin
  return query
  select d.id, json_build_object(
    'id', d.id::text, 'webhookId', d.webhook_id, 'eventId', d.event_id, 'type', d.type,
    'status', d.status, 'payload', d.payload, 'attempts', d.log,
    'nextAttemptAt', case when j.leased_until is null then j.due_at end,
    'createdAt', d.created_at, 'finishedAt', d.finished_at
  )
  from muster.webhook_deliveries as d
  left join muster.jobs as j on j.kind = 'webhook' and j.subject = d.id::text
  where d.webhook_id = present.id
    and d.id < coalesce(webhook_deliveries.before, 9223372036854775807)
    and (webhook_deliveries.delivery_id is null or d.id = webhook_deliveries.delivery_id)
  order by d.id desc
  limit webhook_deliveries.at_most;
end
$$;
comment on function api.webhook_deliveries(uuid, bigint, integer, bigint) is
'GET /webhooks/{id}/deliveries: the newest first, to who may manage the webhook.';
grant execute on function api.webhook_deliveries(uuid, bigint, integer, bigint) to authenticated;

create function api.test_webhook(webhook_id uuid) returns table (body text)
language plpgsql volatile
set search_path = ''
as $$
declare
  made bigint := public.test_webhook(test_webhook.webhook_id);
begin
  return query
  select d.item::text
  from api.webhook_deliveries(test_webhook.webhook_id, delivery_id => made) as d;
end
$$;
comment on function api.test_webhook(uuid) is 'POST /webhooks/{id}/test';
grant execute on function api.test_webhook(uuid) to authenticated;

create function api.retry_webhook_delivery(webhook_id uuid, delivery_id bigint)
returns table (body text)
language plpgsql volatile
set search_path = ''
as $$
declare
  again bigint := public.retry_webhook_delivery(
    retry_webhook_delivery.webhook_id, retry_webhook_delivery.delivery_id);
begin
  return query
  select d.item::text
  from api.webhook_deliveries(
    retry_webhook_delivery.webhook_id, delivery_id => again
  ) as d;
end
$$;
comment on function api.retry_webhook_delivery(uuid, bigint) is
'POST /webhooks/{id}/deliveries/{deliveryId}/retry';
grant execute on function api.retry_webhook_delivery(uuid, bigint) to authenticated;
