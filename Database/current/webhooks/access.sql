-- Whose webhooks are whose: a group's are its leaders', those of the platform are for who may
-- manage its settings. To everybody else there are none.

create function muster.i_manage_platform() returns boolean
language plpgsql stable security definer
set search_path = ''
as $$
begin
  return (
    -- The short way out for everybody who holds no platform role.
    select exists (select from public.user_platform_roles as h where h.user_id = auth.uid())
      and muster.has_platform_permission(auth.uid(), 'manage_platform_settings')
  );
end
$$;
comment on function muster.i_manage_platform() is
'Whether the caller may manage the platform''s settings.';
grant execute on function muster.i_manage_platform() to authenticated;

-- Who may not is told that there is none (R4).
create function muster.require_webhook(webhook_id uuid) returns public.webhooks
language plpgsql stable
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
  found_webhook public.webhooks;
begin
  select * into found_webhook from public.webhooks as w where w.id = require_webhook.webhook_id;
  if not found
    or (
      found_webhook.group_id is null
      and not muster.has_platform_permission(caller_id, 'manage_platform_settings')
    )
    or (
      found_webhook.group_id is not null
      and not muster.leads(caller_id, found_webhook.group_id)
    )
  then
    raise exception using errcode = 'MU010', message = 'not_found';
  end if;
  return found_webhook;
end
$$;
comment on function muster.require_webhook(uuid) is 'A webhook, if the caller may manage it.';

-- How every change of one begins: lock, then check (R5).
create function muster.begin_webhook_change(webhook_id uuid) returns public.webhooks
language plpgsql volatile
set search_path = ''
as $$
declare
  locked public.webhooks := muster.require_webhook(begin_webhook_change.webhook_id);
begin
  perform muster.require_read_committed();
  if locked.group_id is not null then
    perform muster.begin_change(locked.group_id);
  end if;
  perform from public.webhooks as w where w.id = locked.id for update;
  -- After the locks: the caller may lead no more, or it is gone.
  return muster.require_webhook(locked.id);
end
$$;
comment on function muster.begin_webhook_change(uuid) is
'Locks a webhook, after its group, for a change by who may manage it.';

do $$
declare
  wanted text;
begin
  foreach wanted in array array[
    'public.webhooks', 'muster.webhook_secrets', 'muster.webhook_deliveries'
  ] loop
    execute format('alter table %s enable row level security', wanted);
    execute format(
      'revoke all on %s from public, anon, authenticated, service_role, muster_web', wanted
    );
  end loop;
end
$$;

grant select on public.webhooks to authenticated;
create policy select_manager on public.webhooks for select to authenticated
using (
  group_id in (select a.group_id from muster.my_access as a where a.is_leader)
  or (group_id is not null and (select muster.i_manage_all_groups()))
  or (group_id is null and (select muster.i_manage_platform()))
);

-- K15, whoever writes it.
create trigger guard_archived_insert before insert on public.webhooks
for each row execute function muster.guard_archived();
create trigger guard_archived_update before update of is_active on public.webhooks
for each row when (new.is_active) execute function muster.guard_archived();

create trigger update_webhooks_updated_at
before update of url, description, event_types, is_active on public.webhooks
for each row execute function public.update_updated_at_column();

-- Neither address nor secret: a URL may hold a token.
create function muster.audit_webhook() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  present public.webhooks := coalesce(new, old);
  hidden text [] := array[
    'id', 'group_id', 'url', 'description', 'failing_since', 'created_at', 'updated_at'
  ];
  after jsonb := case when tg_op <> 'DELETE' then jsonb_strip_nulls(to_jsonb(new) - hidden) end;
begin
  if tg_op = 'UPDATE' and (old.url, old.description) is distinct from (new.url, new.description)
  then
    after := after || jsonb_build_object('changed', array_remove(array[
      case when old.description is distinct from new.description then 'description' end,
      case when old.url is distinct from new.url then 'url' end
    ], null));
  end if;
  perform muster.audit(
    'webhook.' || case tg_op
      when 'INSERT' then 'created' when 'UPDATE' then 'changed' else 'deleted' end,
    present.group_id, tg_table_name, present.id, null,
    case when tg_op <> 'INSERT' then jsonb_strip_nulls(to_jsonb(old) - hidden) end, after
  );
  return null;
end
$$;
comment on function muster.audit_webhook() is 'Writes the audit entry of a changed webhook (K16).';
create trigger audit_webhook after insert or delete on public.webhooks
for each row execute function muster.audit_webhook();
-- That deliveries fail is no change of anybody's.
create trigger audit_webhook_update after update on public.webhooks
for each row when (
  (old.url, old.description, old.event_types, old.is_active, old.disabled_reason)
  is distinct from
  (new.url, new.description, new.event_types, new.is_active, new.disabled_reason)
) execute function muster.audit_webhook();
