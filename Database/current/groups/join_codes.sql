-- Join codes (K9).

create function public.join_group(code text) returns uuid
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
  wanted text := upper(btrim(join_group.code));
  target_id uuid;
  present public.groups;
begin
  select c.group_id into target_id from public.group_join_codes as c where c.code = wanted;
  if not found then
    raise exception using errcode = 'MU038', message = 'unknown_code';
  end if;
  present := muster.lock_group(target_id);
  -- It may have been rotated while we waited.
  if not exists (
    select from public.group_join_codes as c where c.group_id = target_id and c.code = wanted
  ) then
    raise exception using errcode = 'MU038', message = 'unknown_code';
  end if;
  if present.archived_at is not null then
    raise exception using errcode = 'MU026', message = 'archived';
  end if;
  if exists (select from public.group_holds as h where h.group_id = target_id and not h.deletion_only) then
    raise exception using errcode = 'MU025', message = 'locked';
  end if;
  perform muster.admit(present, caller_id, caller_id, false);
  perform muster.give_joiner_roles(target_id, caller_id);
  perform muster.notify_leaders(target_id, 'member_joined',
    jsonb_build_object('userId', caller_id));
  return target_id;
end
$$;
comment on function public.join_group(text) is 'Joins the group that has this code (K9).';
grant execute on function public.join_group(text) to authenticated;

create function public.rotate_join_code(group_id uuid) returns uuid
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  present public.groups;
begin
  present := muster.begin_change(rotate_join_code.group_id, 'invite_members');
  perform muster.set_join_code(present.id);
  return present.id;
end
$$;
comment on function public.rotate_join_code(uuid) is
'Gives the group a new join code, or its first; the old one ends.';
grant execute on function public.rotate_join_code(uuid) to authenticated;

create function public.turn_off_join_code(group_id uuid) returns void
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  present public.groups;
begin
  present := muster.begin_change(turn_off_join_code.group_id, 'invite_members');
  delete from public.group_join_codes as c where c.group_id = present.id;
end
$$;
comment on function public.turn_off_join_code(uuid) is 'Lets nobody in by code any more.';
grant execute on function public.turn_off_join_code(uuid) to authenticated;
