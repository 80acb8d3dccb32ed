-- An account ends (A7): whoever it was leaves every group, and what is kept of them has no name.

-- Behind all functions: nobody whose account has ended becomes a member, an inviter or an admin.
-- The share lock waits for a deletion under way; the deletion, which holds its own, waits for us.
create function muster.guard_person() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  person_id uuid := (to_jsonb(new) ->> tg_argv[0])::uuid;
begin
  perform from public.users as u where u.id = person_id and u.is_active for key share;
  if found then
    return new;
  end if;
  if person_id = auth.uid() then
    raise exception using errcode = 'MU002', message = 'session_ended';
  end if;
  raise exception using errcode = 'MU037', message = 'unknown_user';
end
$$;
comment on function muster.guard_person() is
'Refuses a row that would involve a person whose account has ended.';
create trigger guard_person_insert before insert on public.group_memberships
for each row when (new.user_id is not null) execute function muster.guard_person('user_id');
create trigger guard_person_update before update of status on public.group_memberships
for each row when (
  new.user_id is not null and new.status in ('invited', 'active') and new.status <> old.status
) execute function muster.guard_person('user_id');
create trigger guard_person before insert or update of inviter_id on public.invites
for each row execute function muster.guard_person('inviter_id');
create trigger guard_person before insert on public.user_platform_roles
for each row execute function muster.guard_person('user_id');

-- A module whose things have locks of groups adds those groups here.
create function muster.groups_of_person(user_id uuid) returns uuid []
language plpgsql stable
set search_path = ''
as $$
begin
  return array(
    select m.group_id
    from public.group_memberships as m
    where m.user_id = groups_of_person.user_id and m.status in ('active', 'paused', 'invited')
    union
    select i.group_id
    from public.invites as i
    where i.inviter_id = groups_of_person.user_id and i.status = 'pending'
    union
    select i.group_id
    from public.invites as i
    where i.invitee_user_id = groups_of_person.user_id and i.status = 'pending'
    union
    -- What shares an edge with a group that may end with the person (K13).
    select e.id
    from muster.direct_access as a
    join public.group_memberships as m
      on m.member_group_id = a.group_id
      or (m.group_id = a.group_id and m.member_group_id is not null)
    cross join lateral (values (m.group_id), (m.member_group_id)) as e (id)
    where a.user_id = groups_of_person.user_id and a.status = 'active'
      and m.status in ('invited', 'active', 'paused')
    union
    -- Whose lunches they are in, also as somebody's acquaintance.
    select l.group_id
    from public.lunch_group_participants as p
    join public.lunch_groups as l on l.id = p.lunch_group_id
    where p.user_id = groups_of_person.user_id and l.status <> 'completed'
      and l.group_id is not null
    order by 1
  );
end
$$;
comment on function muster.groups_of_person(uuid) is
'The groups that the end of an account changes, in the order in which they are locked.';

create function muster.lock_person(user_id uuid) returns void
language plpgsql volatile
set search_path = ''
as $$
declare
  concerned uuid [];
  events uuid [];
  ledgers uuid [];
  lunches uuid [];
  journeys uuid [];
  enrollments uuid [];
  chats uuid [];
  group_id uuid;
  event_id uuid;
begin
  perform muster.require_read_committed();
  -- The order of locks (R5): the graph of nested groups, then groups, dinner
  -- parties, events, lunches, the money of groups, journeys, enrolments, chats, people.
  perform muster.lock_graph();
  for attempt in 1..10 loop
    concerned := muster.groups_of_person(lock_person.user_id);
    events := muster.events_of_person(lock_person.user_id);
    ledgers := muster.ledgers_of_person(lock_person.user_id);
    lunches := muster.unfinished_lunches_of(lock_person.user_id);
    journeys := muster.journeys_of_person(lock_person.user_id);
    enrollments := muster.enrollments_of_person(lock_person.user_id);
    chats := muster.chats_of_person(lock_person.user_id);
    begin
      foreach group_id in array concerned loop
        perform muster.touch_group(group_id);
      end loop;
      perform muster.lock_dealings_of_person(lock_person.user_id);
      foreach event_id in array events loop
        -- One that was deleted meanwhile is no matter.
        update public.events as e set version = e.version + 1 where e.id = event_id;
      end loop;
      perform muster.lock_lunches(lunches);
      perform muster.lock_ledgers(ledgers);
      perform muster.lock_journeys(journeys, enrollments);
      perform muster.lock_chats(chats);
      perform from public.users as u where u.id = lock_person.user_id for update;
      if not found then
        raise exception using errcode = 'MU010', message = 'not_found';
      end if;
      perform from auth.users as u where u.id = lock_person.user_id for update;
      if muster.groups_of_person(lock_person.user_id) <@ concerned
        and muster.events_of_person(lock_person.user_id) <@ events
        and muster.ledgers_of_person(lock_person.user_id) <@ ledgers
        and muster.unfinished_lunches_of(lock_person.user_id) <@ lunches
        and muster.journeys_of_person(lock_person.user_id) <@ journeys
        and muster.enrollments_of_person(lock_person.user_id) <@ enrollments
        and muster.chats_of_person(lock_person.user_id) <@ chats
      then
        return;
      end if;
      -- They came into something else meanwhile, whose lock belongs before theirs. What ends this
      -- block gives back the locks that were taken in it.
      raise exception using errcode = 'serialization_failure', message = 'conflict';
    exception when serialization_failure then
      null;
    end;
  end loop;
  raise exception using errcode = 'serialization_failure', message = 'conflict';
end
$$;
comment on function muster.lock_person(uuid) is
'Takes every lock that the end of an account needs, in order, before anything is changed.';

create function muster.keep_answered_invites(user_id uuid) returns void
language plpgsql volatile
set search_path = ''
as $$
begin
  update public.invites as i
  set (invitee_email, invitee_user_id) = (null, keep_answered_invites.user_id)
  from auth.users as a
  where a.id = keep_answered_invites.user_id and i.invitee_email operator(extensions.=) a.email
    and (i.status = 'declined' or exists (
      select
      from public.invite_uses as u
      where u.invite_id = i.id and u.user_id = keep_answered_invites.user_id
    ));
end
$$;
comment on function muster.keep_answered_invites(uuid) is
'Ties the invitations that a person has answered to them, as their address is about to be somebody else''s. Those that wait at the mailbox are not ours to tie to them.';

create function muster.forget_account(user_id uuid) returns void
language plpgsql volatile
set search_path = ''
as $$
declare
  address extensions.citext;
begin
  select u.email into address from auth.users as u where u.id = forget_account.user_id;
  perform muster.keep_answered_invites(forget_account.user_id);
  delete from muster.mails as m
  where m.recipient operator(extensions.=) address
    and m.kind in ('verify_email', 'reset_password', 'email_change_asked');
  perform muster.forget_pending_email(forget_account.user_id);
  delete from public.notifications as n where n.user_id = forget_account.user_id;
  delete from muster.idempotency_keys as k where k.caller_id = forget_account.user_id;
  delete from public.user_platform_roles as r where r.user_id = forget_account.user_id;
  delete from muster.bans as b where b.user_id = forget_account.user_id;
  delete from public.user_private as p where p.user_id = forget_account.user_id;
  update public.users as u
  set full_name = 'Former member', avatar_url = null, bio = null, is_active = false,
    auth_user_id = null
  where u.id = forget_account.user_id;
  -- With it go sessions, refresh tokens and mailed tokens. The address is free again.
  delete from auth.users as u where u.id = forget_account.user_id;
  perform muster.audit('account.deleted', null, 'users', forget_account.user_id,
    forget_account.user_id, null, null);
end
$$;
comment on function muster.forget_account(uuid) is
'Deletes credentials and private data; of the profile an id and "Former member" stay.';

create function muster.forget_person(user_id uuid) returns void
language plpgsql volatile
set search_path = ''
as $$
begin
  -- One function a module: what a module has of the person first, while they are a member of
  -- their groups still; then the groups; the account last.
  perform muster.forget_in_events(forget_person.user_id);
  perform muster.forget_in_expenses(forget_person.user_id);
  perform muster.forget_in_lunch(forget_person.user_id);
  perform muster.forget_in_chats(forget_person.user_id);
  perform muster.forget_blocks(forget_person.user_id);
  perform muster.forget_in_forums(forget_person.user_id);
  perform muster.forget_in_groups(forget_person.user_id);
  -- Who has left counts in no group's journey, so that this changes none.
  perform muster.forget_in_journeys(forget_person.user_id);
  perform muster.forget_account(forget_person.user_id);
end
$$;
comment on function muster.forget_person(uuid) is
'Ends an account for good, under muster.lock_person (A7): each module forgets the person, then nobody is left but an id.';

-- For the web login only: the server has compared the password with checked_hash.
create function auth.delete_account(user_id uuid, session_id uuid, checked_hash text) returns void
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  -- What follows is the person's own doing: it is audited as theirs, and nobody tells them of it.
  perform set_config(
    'request.jwt.claims',
    auth.session_claims(delete_account.user_id, delete_account.session_id), true
  );
  perform muster.lock_person(delete_account.user_id);
  if not exists (
    select
    from auth.users as u
    where u.id = delete_account.user_id and u.password_hash = checked_hash
  ) then
    raise exception using errcode = 'MU070', message = 'invalid_credentials';
  end if;
  perform muster.forget_person(delete_account.user_id);
end
$$;
comment on function auth.delete_account(uuid, uuid, text) is
'Ends the account of a person whose password the server has compared (A7).';
grant execute on function auth.delete_account(uuid, uuid, text) to muster_web;
