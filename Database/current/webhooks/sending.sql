-- How servers send, for background work only: a delivery is leased by one of them, sent, and
-- finished. At least once; in no order.

-- Some of each webhook at a time, so that one that answers slowly does not hold up others. Those
-- that fail have a lane of their own, and go one at a time.
create function muster.claim_webhook_deliveries(at_most integer, failing boolean)
returns table (
  id bigint, attempt integer, event_id uuid, url text, payload text, secrets text []
)
language plpgsql volatile security definer
set search_path = ''
as $$
#variable_conflict use_column
begin
  return query
  with recursive waiting (webhook_id) as (
    -- From one webhook to the next, along the index.
    (
      select d.webhook_id
      from muster.webhook_deliveries as d
      where d.status = 'waiting'
      order by d.webhook_id
      limit 1
    )
    union all
    select (
      select d.webhook_id
      from muster.webhook_deliveries as d
      where d.status = 'waiting' and d.webhook_id > w.webhook_id
      order by d.webhook_id
      limit 1
    )
    from waiting as w
    where w.webhook_id is not null
  ),
  lanes as (
    select w.webhook_id, case when claim_webhook_deliveries.failing then 1 else 4 end - (
        select count(*)
        from muster.webhook_deliveries as f
        where f.webhook_id = w.webhook_id and f.status = 'waiting'
          and f.leased_until > clock_timestamp()
      ) as room
    from waiting as w
    left join public.webhooks as h on h.id = w.webhook_id
    where w.webhook_id is not null
      -- Of a deleted group, whatever waits goes with those that fail.
      and (h.id is null or h.failing_since is not null) = claim_webhook_deliveries.failing
  ),
  due as (
    select d.id
    from lanes as l
    cross join lateral (
      select d.id, d.due_at
      from muster.webhook_deliveries as d
      where d.webhook_id = l.webhook_id and d.status = 'waiting' and d.due_at <= clock_timestamp()
      order by d.due_at
      limit greatest(l.room, 0)
      for update skip locked
    ) as d
    order by d.due_at
    limit claim_webhook_deliveries.at_most
  )
  update muster.webhook_deliveries as d
  set attempts = d.attempts + 1, leased_until = clock_timestamp() + interval '1 minute',
    due_at = clock_timestamp() + interval '1 minute'
  from due
  where d.id = due.id
  returning d.id, d.attempts, d.event_id, d.url, d.payload::text, array(
    select encode(s.secret, 'base64')
    from muster.webhook_secrets as s
    where s.webhook_id = d.webhook_id
      and (s.expires_at is null or s.expires_at > clock_timestamp())
    order by s.created_at desc
  );
end
$$;
comment on function muster.claim_webhook_deliveries(integer, boolean) is
'Takes deliveries that are due, to send them within a minute, with what they are signed with.';
grant execute on function muster.claim_webhook_deliveries(integer, boolean) to service_role;

create function muster.webhook_wait(attempts integer) returns interval
language sql immutable
set search_path = ''
as $$
  -- As Standard Webhooks recommends: ten attempts in three days; null: no more.
  select (array[
    '5 seconds', '5 minutes', '30 minutes', '2 hours', '5 hours', '10 hours', '14 hours',
    '20 hours', '24 hours'
  ]::interval [])[attempts]
$$;
comment on function muster.webhook_wait(integer) is
'How long after so many attempts the next one is made; null: it is given up.';

create function muster.disable_webhook(webhook_id uuid, reason text) returns void
language plpgsql volatile
set search_path = ''
as $$
declare
  disabled public.webhooks;
  data jsonb := jsonb_build_object(
    'webhookId', disable_webhook.webhook_id, 'reason', disable_webhook.reason);
begin
  update public.webhooks as w
  set is_active = false, disabled_at = clock_timestamp(), disabled_reason = disable_webhook.reason
  where w.id = disable_webhook.webhook_id and w.is_active
  returning * into disabled;
  if not found then
    return;
  end if;
  perform muster.cancel_deliveries(disabled.id);
  if disabled.group_id is not null then
    perform muster.notify_leaders(disabled.group_id, 'webhook_disabled', data);
  elsif disabled.created_by_user_id is not null then
    perform muster.notify(disabled.created_by_user_id, 'platform_webhook_disabled', null, data);
  end if;
end
$$;
comment on function muster.disable_webhook(uuid, text) is
'Turns a webhook off and tells its group''s leaders, or who made it.';

create function muster.finish_webhook_delivery(
  delivery_id bigint, attempt integer, response_status integer, error text, duration_ms integer
) returns void
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  addressee uuid;
  webhook public.webhooks;
  delivery muster.webhook_deliveries;
  delivered boolean := coalesce(response_status between 200 and 299 and error is null, false);
  wait interval;
begin
  select d.webhook_id into addressee
  from muster.webhook_deliveries as d
  where d.id = finish_webhook_delivery.delivery_id;
  -- The webhook, then what is of it: in the order of those who change it.
  select * into webhook from public.webhooks as w where w.id = addressee for no key update;
  select * into delivery
  from muster.webhook_deliveries as d
  where d.id = finish_webhook_delivery.delivery_id
    -- The lease ran out, and another has it; or it was called off meanwhile.
    and d.status = 'waiting' and d.attempts = finish_webhook_delivery.attempt
  for update;
  if not found then
    return;
  end if;
  -- Up to a fifth sooner or later, so that they do not all come back at once.
  wait := muster.webhook_wait(delivery.attempts) * (0.8 + 0.4 * random());
  update muster.webhook_deliveries as d
  set leased_until = null,
    status = case when delivered then 'delivered'
      when wait is null then 'failed' else 'waiting' end,
    due_at = case when not delivered then clock_timestamp() + wait end,
    finished_at = case when delivered or wait is null then clock_timestamp() end,
    -- The last twenty: it may be sent again by hand as often as one likes.
    log = (
      select jsonb_agg(k.entry order by k.place)
      from (
        select a.entry, a.place
        from jsonb_array_elements(d.log || jsonb_strip_nulls(jsonb_build_object(
          'at', clock_timestamp(), 'responseStatus', response_status, 'error', error,
          'durationMs', duration_ms
        ))) with ordinality as a (entry, place)
        order by a.place desc
        limit 20
      ) as k
    )
  where d.id = delivery.id;
  if webhook.id is null then
    return;
  end if;
  if delivered then
    if webhook.failing_since is not null then
      update public.webhooks as w set failing_since = null where w.id = webhook.id;
    end if;
    return;
  end if;
  if webhook.failing_since is null then
    update public.webhooks as w set failing_since = clock_timestamp() where w.id = webhook.id;
  end if;
  if response_status = 410 then
    perform muster.disable_webhook(webhook.id, 'gone');
  elsif wait is null and webhook.failing_since < clock_timestamp() - interval '3 days' then
    perform muster.disable_webhook(webhook.id, 'failing');
  end if;
end
$$;
comment on function muster.finish_webhook_delivery(bigint, integer, integer, text, integer) is
'Says how an attempt went: it is delivered, tried again later, or given up.';
grant execute on function
muster.finish_webhook_delivery(bigint, integer, integer, text, integer) to service_role;

create function muster.drop_old_deliveries() returns void
language plpgsql volatile
set search_path = ''
as $$
begin
  perform muster.delete_old(
    'muster.webhook_deliveries', 't.finished_at < now() - interval ''7 days''');
  delete from muster.webhook_secrets as s
  where s.expires_at < clock_timestamp()
    or (
      not exists (select from public.webhooks as w where w.id = s.webhook_id)
      and not exists (
        select
        from muster.webhook_deliveries as d
        where d.webhook_id = s.webhook_id and d.status = 'waiting'
      )
    );
end
$$;
comment on function muster.drop_old_deliveries() is
'Drops deliveries that ended seven days ago, and secrets that nothing is signed with any more.';
