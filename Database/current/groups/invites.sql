-- Invitations (K8): to a person, to an e-mail address, or by link.

create function muster.withdraw_invited(group_id uuid, user_id uuid) returns void
language plpgsql volatile
set search_path = ''
as $$
begin
  -- K4: one that never was goes; a former member's returns to what it was.
  delete from public.group_memberships as m
  where m.group_id = withdraw_invited.group_id and m.user_id = withdraw_invited.user_id
    and m.status = 'invited' and m.joined_at is null;
  if not found then
    update public.group_memberships as m set status = m.status_before_invite
    where m.group_id = withdraw_invited.group_id and m.user_id = withdraw_invited.user_id
      and m.status = 'invited';
  end if;
end
$$;
comment on function muster.withdraw_invited(uuid, uuid) is
'Undoes the invited membership of a person whose invitation has ended.';

create function public.create_invite(
  group_id uuid,
  invitee_user_id uuid default null,
  invitee_email text default null,
  group_role_id uuid default null,
  message text default null,
  max_uses integer default null,
  expires_in_seconds integer default null,
  out id uuid,
  out token text
)
language plpgsql volatile security definer
set search_path = ''
as $$
#variable_conflict use_column
declare
  caller_id uuid := muster.caller();
  present public.groups;
  role_id uuid := create_invite.group_role_id;
  new_token text := muster.new_token();
  is_link boolean := create_invite.invitee_user_id is null
    and create_invite.invitee_email is null;
  expiry timestamptz;
  standing public.group_memberships;
begin
  present := muster.begin_change(create_invite.group_id, 'invite_members');
  if expires_in_seconds not between 60 and 31536000 then
    raise exception using errcode = '23514', message = 'expiry out of range',
      constraint = 'invites_expires_in_range', table = 'invites', schema = 'public';
  end if;
  if not is_link and create_invite.max_uses is not null then
    raise exception using errcode = '23514', message = 'only links have uses',
      constraint = 'invites_max_uses_link', table = 'invites', schema = 'public';
  end if;
  expiry := clock_timestamp() + make_interval(secs => coalesce(expires_in_seconds, 604800));
  if role_id is null then
    select r.id into role_id
    from public.group_roles as r
    where r.group_id = present.id and r.is_joiner
    order by r.created_at, r.id
    limit 1;
  elsif not exists (
    select from public.group_roles as r where r.id = role_id and r.group_id = present.id
  ) then
    raise exception using errcode = 'MU036', message = 'unknown_role';
  end if;
  if role_id is not null and not muster.may_give_role(caller_id, present.id, role_id) then
    raise exception using errcode = 'MU012', message = 'role_above_own';
  end if;

  if create_invite.invitee_user_id is not null then
    if not exists (
      select
      from public.users as u
      where u.id = create_invite.invitee_user_id and u.is_active
    ) then
      raise exception using errcode = 'MU037', message = 'unknown_user';
    end if;
    select * into standing
    from public.group_memberships as m
    where m.group_id = present.id and m.user_id = create_invite.invitee_user_id;
    if standing.status in ('active', 'paused') then
      raise exception using errcode = 'MU021', message = 'already_member';
    end if;
    -- Inviting a known person also makes the invited membership.
    if standing.id is null then
      insert into public.group_memberships (group_id, user_id, added_by_user_id, status)
      values (present.id, create_invite.invitee_user_id, caller_id, 'invited');
    elsif standing.status <> 'invited' then
      update public.group_memberships as m
      set status = 'invited', added_by_user_id = caller_id
      where m.id = standing.id;
    end if;
    -- One pending a person: inviting again renews it.
    insert into public.invites as i
    (group_id, inviter_id, invitee_user_id, group_role_id, message, expires_at)
    values (
      present.id, caller_id, create_invite.invitee_user_id, role_id, create_invite.message,
      expiry
    )
    on conflict (group_id, invitee_user_id) where status = 'pending' do update
    set inviter_id = excluded.inviter_id, group_role_id = excluded.group_role_id,
      message = excluded.message, expires_at = excluded.expires_at
    returning i.id into create_invite.id;
    perform muster.notify(create_invite.invitee_user_id, 'invite_received', present.id,
      jsonb_build_object('inviteId', create_invite.id));
  elsif create_invite.invitee_email is not null then
    -- Nothing here depends on whether there is an account of that address.
    insert into public.invites as i
    (group_id, inviter_id, invitee_email, group_role_id, token_hash, message, expires_at)
    values (
      present.id, caller_id, create_invite.invitee_email, role_id,
      muster.hash_token(new_token), create_invite.message, expiry
    )
    on conflict (group_id, invitee_email) where status = 'pending' do update
    set inviter_id = excluded.inviter_id, group_role_id = excluded.group_role_id,
      token_hash = excluded.token_hash, message = excluded.message,
      expires_at = excluded.expires_at
    returning i.id into create_invite.id;
    perform muster.send_mail(create_invite.invitee_email, 'invite', jsonb_build_object(
      'token', new_token, 'groupId', present.id, 'groupName', present.name,
      'inviterName', (select u.full_name from public.users as u where u.id = caller_id),
      'message', create_invite.message, 'expiresAt', expiry,
      'locale', (select p.locale from public.user_private as p where p.user_id = caller_id)
    ));
    insert into public.notifications (user_id, kind, group_id, actor_user_id, data)
    select u.id, 'invite_received', present.id, caller_id,
      jsonb_build_object('inviteId', create_invite.id)
    from auth.users as u
    where u.email operator(extensions.=) create_invite.invitee_email::extensions.citext
      and u.confirmed_at is not null and u.id <> caller_id
      and not exists (
        select
        from public.group_memberships as m
        where m.group_id = present.id and m.user_id = u.id and m.status in ('active', 'paused')
      );
  else
    insert into public.invites as i
    (group_id, inviter_id, group_role_id, token_hash, max_uses, message, expires_at)
    values (
      present.id, caller_id, role_id, muster.hash_token(new_token), create_invite.max_uses,
      create_invite.message, expiry
    )
    returning i.id into create_invite.id;
    -- A link's token is shown once, now; an e-mailed one goes to the mailbox only.
    token := new_token;
  end if;
end
$$;
comment on function
public.create_invite(uuid, uuid, text, uuid, text, integer, integer) is
'Invites a person, an e-mail address or, with neither, whoever holds the link; answers its token.';
grant execute on function
public.create_invite(uuid, uuid, text, uuid, text, integer, integer) to authenticated;

create function public.revoke_invite(invite_id uuid) returns void
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
  invite public.invites;
begin
  select * into invite from public.invites as i where i.id = revoke_invite.invite_id;
  -- Who may not see it is told that there is none.
  if not found or not (
    invite.inviter_id = caller_id or muster.may(caller_id, invite.group_id, 'invite_members')
  ) then
    raise exception using errcode = 'MU010', message = 'not_found';
  end if;
  perform muster.lock_group(invite.group_id);
  select * into invite
  from public.invites as i where i.id = revoke_invite.invite_id;
  if invite.id is null then
    raise exception using errcode = 'MU010', message = 'not_found';
  end if;
  -- A paused or former member changes nothing, not even what was theirs (K5, K6).
  if not muster.may(caller_id, invite.group_id, 'invite_members')
    and not exists (select from muster.access_of(caller_id, invite.group_id))
  then
    raise exception using errcode = 'MU011', message = 'forbidden',
      detail = json_build_object('permission', 'invite_members');
  end if;
  if invite.status <> 'pending' then
    raise exception using errcode = 'MU022', message = 'invite_not_pending';
  end if;
  update public.invites as i set status = 'revoked' where i.id = invite.id;
  if invite.invitee_user_id is not null then
    perform muster.withdraw_invited(invite.group_id, invite.invitee_user_id);
  end if;
end
$$;
comment on function public.revoke_invite(uuid) is
'Ends a pending invitation: by its inviter or whoever may invite (K8).';
grant execute on function public.revoke_invite(uuid) to authenticated;

-- An invitation by its token, or an addressed one by its id; without locks.
create function muster.find_invite(token_or_id text) returns public.invites
language plpgsql stable
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
  invite public.invites;
begin
  if token_or_id ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then
    select * into invite
    from public.invites as i
    where i.id = token_or_id::uuid
      and (
        i.invitee_user_id = caller_id
        or i.invitee_email operator(extensions.=) (
          -- Unverified, it is still theirs to be told what is missing.
          select u.email from auth.users as u where u.id = caller_id
        )
      );
  else
    select * into invite
    from public.invites as i where i.token_hash = muster.hash_token(token_or_id);
  end if;
  if invite.id is null then
    raise exception using errcode = 'MU010', message = 'not_found';
  end if;
  if invite.invitee_email is not null then
    if invite.invitee_email operator(extensions.<>) (
      select u.email from auth.users as u where u.id = caller_id
    ) then
      raise exception using errcode = 'MU015', message = 'invite_for_someone_else';
    end if;
    if muster.my_verified_email() is null then
      raise exception using errcode = 'MU014', message = 'email_not_verified';
    end if;
  end if;
  return invite;
end
$$;
comment on function muster.find_invite(text) is
'The invitation that the caller holds; refuses other people''s (K8).';

create function muster.admit(
  present public.groups, user_id uuid, added_by uuid, by_address boolean
) returns void
language plpgsql volatile
set search_path = ''
as $$
declare
  standing public.group_memberships;
begin
  select * into standing
  from public.group_memberships as m
  where m.group_id = present.id and m.user_id = admit.user_id;
  -- The constraint would refuse as well, but shows the group's row to one who is outside (R4).
  if present.member_count >= present.max_members
    and standing.status is distinct from 'active' and standing.status is distinct from 'paused'
  then
    raise exception using errcode = '23514', message = 'group_full',
      constraint = 'groups_capacity', table = 'groups', schema = 'public';
  end if;
  if standing.id is null then
    insert into public.group_memberships (group_id, user_id, added_by_user_id, status)
    values (present.id, admit.user_id, added_by, 'active');
  elsif standing.status in ('active', 'paused') then
    raise exception using errcode = 'MU021', message = 'already_member';
  else
    -- K4: whoever was removed, or left while paused, needs an invitation of their own.
    if standing.needs_invite and not by_address then
      raise exception using errcode = 'MU028', message = 'invitation_required';
    end if;
    if standing.needs_invite and standing.status <> 'invited' then
      update public.group_memberships as m set status = 'invited' where m.id = standing.id;
    end if;
    update public.group_memberships as m
    set status = 'active', added_by_user_id = added_by
    where m.id = standing.id;
  end if;
  -- Joining in any way ends a person's other pending invitations to the group.
  update public.invites as i set status = 'revoked'
  where i.group_id = present.id and i.status = 'pending'
    and (
      i.invitee_user_id = admit.user_id
      or i.invitee_email operator(extensions.=) (
        select u.email from auth.users as u
        where u.id = admit.user_id and u.confirmed_at is not null
      )
    );
end
$$;
comment on function muster.admit(public.groups, uuid, uuid, boolean) is
'Makes a person an active member of a locked group.';

create function public.accept_invite(invite text) returns uuid
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
  held public.invites := muster.find_invite(accept_invite.invite);
  present public.groups := muster.lock_group(held.group_id);
  by_address boolean := held.invitee_user_id is not null or held.invitee_email is not null;
begin
  -- As it is now that nobody else can change it; and only then the clock.
  select * into held from public.invites as i where i.id = held.id;
  if held.id is null then
    raise exception using errcode = 'MU010', message = 'not_found';
  end if;
  -- Accepting again while that membership stands returns it.
  if exists (
    select
    from public.invite_uses as u
    join public.group_memberships as m
      on m.group_id = held.group_id and m.user_id = u.user_id
      and m.status in ('active', 'paused') and m.joined_at <= u.used_at
    where u.invite_id = held.id and u.user_id = caller_id
  ) then
    return held.group_id;
  end if;
  if held.status <> 'pending' then
    raise exception using errcode = 'MU022', message = 'invite_not_pending';
  end if;
  if held.expires_at <= clock_timestamp() then
    raise exception using errcode = 'MU023', message = 'invite_expired';
  end if;
  if present.archived_at is not null then
    raise exception using errcode = 'MU026', message = 'archived';
  end if;
  -- K4: an invitation from before the removal is no way around it.
  if exists (
    select
    from public.group_memberships as m
    where m.group_id = held.group_id and m.user_id = caller_id
      and m.needs_invite and m.left_at >= held.updated_at
  ) then
    raise exception using errcode = 'MU028', message = 'invitation_required';
  end if;
  if not muster.may(held.inviter_id, held.group_id, 'invite_members')
    or (
      held.group_role_id is not null
      and not muster.may_give_role(held.inviter_id, held.group_id, held.group_role_id)
    )
  then
    raise exception using errcode = 'MU029', message = 'inviter_may_not_invite';
  end if;

  -- First used, so that admitting does not take it for another invitation of the person.
  update public.invites as i
  set use_count = i.use_count + 1,
    status = case when by_address or i.use_count + 1 = i.max_uses
      then 'accepted'::public.invite_status else i.status end,
    responded_at = case when by_address then clock_timestamp() else i.responded_at end
  where i.id = held.id;
  perform muster.admit(present, caller_id, held.inviter_id, by_address);
  insert into public.invite_uses as u (invite_id, user_id, used_at)
  values (held.id, caller_id, clock_timestamp())
  on conflict on constraint invite_uses_pkey do update set used_at = excluded.used_at;
  if held.group_role_id is null then
    perform muster.give_joiner_roles(held.group_id, caller_id);
  else
    perform muster.give_role(held.group_id, caller_id, held.group_role_id);
  end if;
  perform muster.notify(held.inviter_id, 'invite_accepted', held.group_id,
    jsonb_build_object('inviteId', held.id, 'userId', caller_id));
  return held.group_id;
end
$$;
comment on function public.accept_invite(text) is
'Joins by an invitation, given by token or, if it is addressed to the caller, by id (K8).';
grant execute on function public.accept_invite(text) to authenticated;

create function public.decline_invite(invite text) returns uuid
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
  held public.invites := muster.find_invite(decline_invite.invite);
begin
  -- Declining a link changes nothing on it.
  if held.invitee_user_id is null and held.invitee_email is null then
    return held.id;
  end if;
  perform muster.lock_group(held.group_id);
  select * into held from public.invites as i where i.id = held.id;
  if held.id is null then
    raise exception using errcode = 'MU010', message = 'not_found';
  end if;
  if held.status = 'declined' then
    return held.id;
  end if;
  if held.status <> 'pending' then
    raise exception using errcode = 'MU022', message = 'invite_not_pending';
  end if;
  update public.invites as i set status = 'declined', responded_at = clock_timestamp()
  where i.id = held.id;
  if held.invitee_user_id is not null then
    perform muster.withdraw_invited(held.group_id, held.invitee_user_id);
  end if;
  perform muster.notify(held.inviter_id, 'invite_declined', held.group_id,
    jsonb_build_object('inviteId', held.id));
  return held.id;
end
$$;
comment on function public.decline_invite(text) is
'Declines an invitation that is addressed to the caller, for good (K8).';
grant execute on function public.decline_invite(text) to authenticated;

create function muster.expire_invites() returns integer
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  due record;
  ended integer := 0;
begin
  for due in
    select i.group_id
    from public.invites as i
    where i.status = 'pending' and i.expires_at <= clock_timestamp()
    group by i.group_id
    order by i.group_id
    limit 500
  loop
    perform muster.lock_group(due.group_id);
    with expired as (
      update public.invites as i set status = 'expired'
      where i.group_id = due.group_id and i.status = 'pending'
        and i.expires_at <= clock_timestamp()
      returning i.invitee_user_id
    ), withdrawn as (
      select e.invitee_user_id from expired as e where e.invitee_user_id is not null
    )
    select ended + count(*) into ended from expired;
    perform muster.withdraw_invited(m.group_id, m.user_id)
    from public.group_memberships as m
    where m.group_id = due.group_id and m.status = 'invited' and m.user_id is not null
      and not exists (
        select
        from public.invites as i
        where i.group_id = m.group_id and i.invitee_user_id = m.user_id
          and i.status = 'pending'
      );
  end loop;
  return ended;
end
$$;
comment on function muster.expire_invites() is
'Marks invitations whose time is over and withdraws the memberships that waited for them.';
grant execute on function muster.expire_invites() to service_role;
