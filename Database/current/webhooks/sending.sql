-- How servers send, for background work only: a delivery is leased by one of them, sent, and
-- finished. At least once; in no order. Each that waits has a job, in its webhook's lane, so that
-- one that answers slowly does not hold up others. Those that fail have a queue of their own, and
-- go one at a time.

create function muster.webhook_queue(webhook_id uuid) returns text
language plpgsql stable
set search_path = ''
as $$
begin
  -- Of a deleted group, whatever waits goes with those that fail.
  return case when exists (
    select from public.webhooks as w where w.id = webhook_queue.webhook_id and w.failing_since is null
  ) then 'webhooks' else 'failing_webhooks' end;
end
$$;
comment on function muster.webhook_queue(uuid) is 'Where the deliveries of a webhook wait.';

create function muster.schedule_deliveries() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  if tg_op <> 'INSERT' then
    delete from muster.jobs as j
    using old_rows as o
    where j.kind = 'webhook' and j.subject = o.id::text and not exists (
      select from muster.webhook_deliveries as d where d.id = o.id and d.status = 'waiting'
    );
  end if;
  if tg_op <> 'DELETE' then
    insert into muster.jobs (kind, queue, lane, subject)
    select 'webhook', q.queue, n.webhook_id, n.id::text
    from new_rows as n
    join (
      select distinct r.webhook_id, muster.webhook_queue(r.webhook_id) as queue from new_rows as r
    ) as q on q.webhook_id = n.webhook_id
    where n.status = 'waiting'
    on conflict on constraint jobs_subject_key do nothing;
    if found then
      perform pg_notify('muster_jobs', 'webhooks');
    end if;
  end if;
  return null;
end
$$;
comment on function muster.schedule_deliveries() is 'Has each delivery that waits sent.';
create trigger schedule_insert after insert on muster.webhook_deliveries
referencing new table as new_rows
for each statement execute function muster.schedule_deliveries();
create trigger schedule_update after update on muster.webhook_deliveries
referencing old table as old_rows new table as new_rows
for each statement execute function muster.schedule_deliveries();
create trigger schedule_delete after delete on muster.webhook_deliveries
referencing old table as old_rows
for each statement execute function muster.schedule_deliveries();

create function muster.change_webhook_queue() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  update muster.jobs as j set queue = muster.webhook_queue(old.id)
  where j.lane = old.id and j.queue in ('webhooks', 'failing_webhooks') and j.failed_at is null
    and j.queue <> muster.webhook_queue(old.id);
  return null;
end
$$;
comment on function muster.change_webhook_queue() is
'Moves what waits of a webhook that fails, fails no more, or is gone.';
create trigger change_queue after update of failing_since on public.webhooks
for each row when ((old.failing_since is null) <> (new.failing_since is null))
execute function muster.change_webhook_queue();
create trigger change_queue_deleted after delete on public.webhooks
for each row when (old.failing_since is null) execute function muster.change_webhook_queue();

create function muster.claim_webhook_deliveries(at_most integer, failing boolean)
returns table (
  id bigint, attempt integer, event_id uuid, url text, payload text, secrets text []
)
language plpgsql volatile security definer
set search_path = ''
as $$
#variable_conflict use_column
declare
  job record;
begin
  -- In statements of their own, as mails are (muster.claim_mails).
  for job in
    select *
    from muster.claim_jobs(
      case when failing then 'failing_webhooks' else 'webhooks' end, at_most,
      case when failing then 1 else 4 end
    )
  loop
    return query
    select d.id, job.attempt, d.event_id, d.url, d.payload::text, array(
      select encode(s.secret, 'base64')
      from muster.webhook_secrets as s
      where s.webhook_id = d.webhook_id
        and (s.expires_at is null or s.expires_at > clock_timestamp())
      order by s.created_at desc
    )
    from muster.webhook_deliveries as d
    where d.id = job.subject::bigint;
  end loop;
end
$$;
comment on function muster.claim_webhook_deliveries(integer, boolean) is
'Takes deliveries that are due, to send them within a minute, with what they are signed with.';
grant execute on function muster.claim_webhook_deliveries(integer, boolean) to service_role;

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
  delivered boolean := coalesce(response_status between 200 and 299 and error is null, false);
  became text;
begin
  select d.webhook_id into addressee
  from muster.webhook_deliveries as d
  where d.id = finish_webhook_delivery.delivery_id;
  -- The webhook, then what is of it: in the order of those who change it.
  select * into webhook from public.webhooks as w where w.id = addressee for no key update;
  perform
  from muster.webhook_deliveries as d
  where d.id = finish_webhook_delivery.delivery_id
  for update;
  select muster.finish_job(
      j.id, finish_webhook_delivery.attempt,
      case when not delivered then coalesce(error, 'status ' || response_status) end
    ) into became
  from muster.jobs as j
  where j.kind = 'webhook' and j.subject = finish_webhook_delivery.delivery_id::text;
  if became is null then
    return;
  end if;
  update muster.webhook_deliveries as d
  set status = case became when 'done' then 'delivered' else became end,
    finished_at = case when became <> 'waiting' then clock_timestamp() end,
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
  where d.id = finish_webhook_delivery.delivery_id;
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
  elsif became = 'failed' and webhook.failing_since < clock_timestamp() - interval '3 days' then
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
