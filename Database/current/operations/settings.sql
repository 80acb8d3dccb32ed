-- Settings of the platform, and what time alone makes due by them.

create function muster.platform_settings_json() returns text
language sql stable
set search_path = ''
as $$
  select json_build_object(
    'auditRetentionMonths', s.audit_retention_months,
    'notificationRetentionMonths', s.notification_retention_months,
    'feedbackEditingMinutes', s.feedback_editing_minutes,
    'updatedAt', s.updated_at
  )::text
  from public.platform_settings as s
$$;
comment on function muster.platform_settings_json() is 'The settings of the platform.';

create function api.platform_settings() returns text
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  perform muster.require_platform_permission('manage_platform_settings');
  return muster.platform_settings_json();
end
$$;
comment on function api.platform_settings() is 'GET /admin/settings; also after a change.';
grant execute on function api.platform_settings() to authenticated;

create function public.update_platform_settings(changes jsonb) returns void
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  perform muster.require_platform_permission('manage_platform_settings');
  if jsonb_typeof(changes) is distinct from 'object' then
    raise exception using errcode = '22023', message = 'changes is an object';
  end if;
  update public.platform_settings as s
  set audit_retention_months = case when changes ? 'auditRetentionMonths'
      then (changes ->> 'auditRetentionMonths')::numeric::integer
      else s.audit_retention_months end,
    notification_retention_months = case when changes ? 'notificationRetentionMonths'
      then (changes ->> 'notificationRetentionMonths')::numeric::integer
      else s.notification_retention_months end,
    feedback_editing_minutes = case when changes ? 'feedbackEditingMinutes'
      then (changes ->> 'feedbackEditingMinutes')::numeric::integer
      else s.feedback_editing_minutes end;
end
$$;
comment on function public.update_platform_settings(jsonb) is
'Merges the given fields, named as in the API, into the settings of the platform.';
grant execute on function public.update_platform_settings(jsonb) to authenticated;

create trigger update_platform_settings_updated_at before update on public.platform_settings
for each row execute function public.update_updated_at_column();

create function muster.audit_platform_settings() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  perform muster.audit('platform_settings.changed', null, tg_table_name, null, null,
    to_jsonb(old) - array['only_row', 'updated_at'],
    to_jsonb(new) - array['only_row', 'updated_at']);
  return null;
end
$$;
comment on function muster.audit_platform_settings() is
'Writes the audit entry of a changed setting (K16).';
create trigger audit_platform_settings after update on public.platform_settings
for each row when (
  (old.audit_retention_months, old.notification_retention_months, old.feedback_editing_minutes)
  is distinct from
  (new.audit_retention_months, new.notification_retention_months, new.feedback_editing_minutes)
) execute function muster.audit_platform_settings();
