-- People who share costs and have no account yet. They are no members, count nowhere and see
-- nothing. Whoever they stand for claims them: by accepting the invitation that is tied to one, or,
-- if they are a member by now, by saying so to an offer. What was the placeholder's is theirs then.

create function muster.find_placeholder(group_id uuid, placeholder_id uuid)
returns public.expense_placeholders
language plpgsql volatile
set search_path = ''
as $$
declare
  found_one public.expense_placeholders;
begin
  select * into found_one
  from public.expense_placeholders as h
  where h.id = find_placeholder.placeholder_id and h.group_id = find_placeholder.group_id;
  if not found then
    raise exception using errcode = 'MU010', message = 'not_found';
  end if;
  return found_one;
end
$$;
comment on function muster.find_placeholder(uuid, uuid) is
'A placeholder of a group, whose money is locked.';

create function muster.require_unclaimed(placeholder public.expense_placeholders) returns void
language plpgsql stable
set search_path = ''
as $$
begin
  if placeholder.claimed_at is not null then
    raise exception using errcode = 'MU143', message = 'placeholder_claimed';
  end if;
end
$$;
comment on function muster.require_unclaimed(public.expense_placeholders) is
'Refuses what is asked of a placeholder that somebody has claimed.';

create function public.create_placeholder(group_id uuid, full_name text) returns uuid
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
  present public.groups := muster.begin_money(create_placeholder.group_id);
  made uuid;
begin
  if (
    select count(*) from public.expense_placeholders as h where h.group_id = present.id
  ) >= 1000 then
    raise exception using errcode = 'MU144', message = 'too_many_placeholders';
  end if;
  insert into public.expense_placeholders (group_id, full_name, created_by_user_id)
  values (present.id, btrim(create_placeholder.full_name), caller_id)
  returning id into made;
  perform muster.publish_money(
    'placeholder.changed', present.id, jsonb_build_object('placeholderId', made), '{}');
  return made;
end
$$;
comment on function public.create_placeholder(uuid, text) is
'Makes a placeholder for somebody who has no account yet, by an active member.';
grant execute on function public.create_placeholder(uuid, text) to authenticated;

create function public.rename_placeholder(group_id uuid, placeholder_id uuid, full_name text)
returns uuid
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  present public.groups := muster.begin_money(rename_placeholder.group_id);
  placeholder public.expense_placeholders :=
    muster.find_placeholder(present.id, rename_placeholder.placeholder_id);
begin
  perform muster.require_unclaimed(placeholder);
  update public.expense_placeholders as h set full_name = btrim(rename_placeholder.full_name)
  where h.id = placeholder.id;
  return placeholder.id;
end
$$;
comment on function public.rename_placeholder(uuid, uuid, text) is
'Gives a placeholder another name, by an active member.';
grant execute on function public.rename_placeholder(uuid, uuid, text) to authenticated;

create function public.delete_placeholder(group_id uuid, placeholder_id uuid) returns void
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  present public.groups := muster.begin_money(delete_placeholder.group_id);
  placeholder public.expense_placeholders :=
    muster.find_placeholder(present.id, delete_placeholder.placeholder_id);
begin
  perform muster.require_unclaimed(placeholder);
  if exists (
      select from public.expense_payers as p where p.placeholder_id = placeholder.id
    ) or exists (
      select from public.expense_shares as s where s.placeholder_id = placeholder.id
    ) or exists (
      select
      from public.settlements as t
      where placeholder.id in (t.from_placeholder_id, t.to_placeholder_id)
    ) or exists (
      select
      from public.recurring_expenses as r
      where r.group_id = present.id and r.status <> 'ended'
        and position(placeholder.id::text in r.template::text) > 0
    )
  then
    raise exception using errcode = 'MU148', message = 'placeholder_in_use';
  end if;
  delete from public.expense_placeholders as h where h.id = placeholder.id;
end
$$;
comment on function public.delete_placeholder(uuid, uuid) is
'Deletes a placeholder that nothing involves, by an active member.';
grant execute on function public.delete_placeholder(uuid, uuid) to authenticated;

create function public.invite_placeholder(
  group_id uuid, placeholder_id uuid, user_id uuid default null, email text default null,
  out invite_id uuid, out token text
)
language plpgsql volatile security definer
set search_path = ''
as $$
#variable_conflict use_column
declare
  caller_id uuid := muster.caller();
  present public.groups;
  placeholder public.expense_placeholders;
begin
  if muster.money_role(caller_id, invite_placeholder.group_id) is null then
    perform muster.refuse_money(caller_id, invite_placeholder.group_id, 'active_member');
  end if;
  -- An invitation takes the group's own lock, which comes first.
  perform muster.lock_group(invite_placeholder.group_id);
  present := muster.begin_money(invite_placeholder.group_id);
  placeholder := muster.find_placeholder(present.id, invite_placeholder.placeholder_id);
  perform muster.require_unclaimed(placeholder);
  -- Nobody takes over by themselves what others have put down for somebody.
  if invite_placeholder.user_id = caller_id and placeholder.created_by_user_id <> caller_id
    and not exists (
      select
      from muster.direct_access as a
      where a.user_id = caller_id and a.group_id = present.id and a.is_leader
    )
  then
    raise exception using errcode = 'MU011', message = 'forbidden',
      detail = json_build_object('permission', 'leader');
  end if;
  if muster.money_role(invite_placeholder.user_id, present.id) is not distinct from 'active' then
    update public.expense_placeholders as h
    set offered_to_user_id = invite_placeholder.user_id, invite_id = null
    where h.id = placeholder.id;
    perform muster.tell_of_money(
      array[invite_placeholder.user_id], present.id, 'placeholder_offered',
      jsonb_build_object('placeholderId', placeholder.id), caller_id);
    return;
  end if;
  select c.id, c.token into invite_placeholder.invite_id, invite_placeholder.token
  from public.create_invite(
    present.id, invitee_user_id => invite_placeholder.user_id,
    invitee_email => invite_placeholder.email,
    max_uses => case
      when invite_placeholder.user_id is null and invite_placeholder.email is null then 1 end
  ) as c;
  -- One invitation stands for one: who was invited for another is now for this one.
  update public.expense_placeholders as h set invite_id = null
  where h.invite_id = invite_placeholder.invite_id and h.id <> placeholder.id;
  update public.expense_placeholders as h
  set invite_id = invite_placeholder.invite_id, offered_to_user_id = null
  where h.id = placeholder.id;
end
$$;
comment on function public.invite_placeholder(uuid, uuid, uuid, text) is
'Invites whom a placeholder stands for, who claims it by accepting (K8); to an active member it is offered.';
grant execute on function public.invite_placeholder(uuid, uuid, uuid, text) to authenticated;

create function muster.claim_placeholder(placeholder public.expense_placeholders, claimer_id uuid)
returns void
language plpgsql volatile
set search_path = ''
as $$
declare
  concerned uuid [] := array(
    select p.expense_id from public.expense_payers as p where p.placeholder_id = placeholder.id
    union
    select s.expense_id from public.expense_shares as s where s.placeholder_id = placeholder.id
  );
  people uuid [];
begin
  -- Where both stand in a split they are one with both parts: of equal ones, two.
  with twice as (
    select h.expense_id, h.value, h.amount, h.leftover
    from public.expense_shares as h
    join public.expense_shares as u on u.expense_id = h.expense_id and u.user_id = claimer_id
    where h.placeholder_id = placeholder.id
  ),
  gone as (
    delete from public.expense_shares as s
    using twice as t
    where s.expense_id = t.expense_id and s.placeholder_id = placeholder.id
  )
  update public.expense_shares as s
  set amount = s.amount + t.amount, leftover = s.leftover + t.leftover,
    value = case when s.value is null and t.value is null then 2 else s.value + t.value end
  from twice as t
  where s.expense_id = t.expense_id and s.user_id = claimer_id;
  -- So that an edit divides as it was divided.
  update public.expense_shares as s set value = 1
  from public.expenses as e
  where e.id = s.expense_id and e.id = any(concerned) and e.split_mode = 'equal'
    and s.value is null and exists (
      select from public.expense_shares as o where o.expense_id = e.id and o.value = 2
    );
  with twice as (
    select h.expense_id, h.amount
    from public.expense_payers as h
    join public.expense_payers as u on u.expense_id = h.expense_id and u.user_id = claimer_id
    where h.placeholder_id = placeholder.id
  ),
  gone as (
    delete from public.expense_payers as p
    using twice as t
    where p.expense_id = t.expense_id and p.placeholder_id = placeholder.id
  )
  update public.expense_payers as p set amount = p.amount + t.amount
  from twice as t
  where p.expense_id = t.expense_id and p.user_id = claimer_id;
  update public.expense_shares as s set user_id = claimer_id, placeholder_id = null
  where s.placeholder_id = placeholder.id;
  update public.expense_payers as p set user_id = claimer_id, placeholder_id = null
  where p.placeholder_id = placeholder.id;
  -- What the two settled between them is nothing any more.
  update public.settlements as t
  set status = 'withdrawn', ended_at = clock_timestamp(), ended_by_user_id = claimer_id
  where t.status = 'recorded' and (
    (t.from_placeholder_id = placeholder.id and t.to_user_id = claimer_id)
    or (t.to_placeholder_id = placeholder.id and t.from_user_id = claimer_id)
  );
  update public.settlements as t set from_user_id = claimer_id, from_placeholder_id = null
  where t.from_placeholder_id = placeholder.id and t.to_user_id is distinct from claimer_id;
  update public.settlements as t set to_user_id = claimer_id, to_placeholder_id = null
  where t.to_placeholder_id = placeholder.id and t.from_user_id is distinct from claimer_id;
  update public.recurring_expenses as r
  set template = muster.claimed_template(r.template, placeholder.id, claimer_id),
    version = r.version + 1
  where r.group_id = placeholder.group_id
    and position(placeholder.id::text in r.template::text) > 0;
  update public.expense_placeholders as h
  set claimed_by_user_id = claimer_id, claimed_at = clock_timestamp(), offered_to_user_id = null
  where h.id = placeholder.id;
  update public.expenses as e
  set version = e.version + 1,
    split_mode = case
      when e.split_mode = 'equal' and exists (
        select from public.expense_shares as s where s.expense_id = e.id and s.value is not null
      ) then 'shares' else e.split_mode end
  where e.id = any(concerned);
  people := array(
    select d.user_id
    from muster.direct_access as d
    where d.group_id = placeholder.group_id and d.status = 'active'
  );
  perform muster.tell_of_money(people, placeholder.group_id, 'placeholder_claimed',
    jsonb_build_object('placeholderId', placeholder.id, 'userId', claimer_id), claimer_id);
  perform muster.publish_money('placeholder.changed', placeholder.group_id,
    jsonb_build_object('placeholderId', placeholder.id), '{}');
  perform muster.audit('placeholder.claimed', placeholder.group_id, 'expense_placeholders',
    placeholder.id, claimer_id, null, null);
end
$$;
comment on function muster.claim_placeholder(public.expense_placeholders, uuid) is
'Makes all that is a placeholder''s an active member''s, with its balance.';

create function public.claim_placeholder(group_id uuid, placeholder_id uuid) returns uuid
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
  present public.groups := muster.begin_money(claim_placeholder.group_id);
  placeholder public.expense_placeholders :=
    muster.find_placeholder(present.id, claim_placeholder.placeholder_id);
begin
  if placeholder.claimed_by_user_id is not distinct from caller_id then
    return placeholder.id;
  end if;
  perform muster.require_unclaimed(placeholder);
  if placeholder.offered_to_user_id is distinct from caller_id then
    raise exception using errcode = 'MU011', message = 'forbidden',
      detail = json_build_object('permission', 'offered');
  end if;
  perform muster.claim_placeholder(placeholder, caller_id);
  return placeholder.id;
end
$$;
comment on function public.claim_placeholder(uuid, uuid) is
'Says that a placeholder stands for the caller, to whom it was offered; once.';
grant execute on function public.claim_placeholder(uuid, uuid) to authenticated;

create function muster.claim_by_invite() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  placeholder public.expense_placeholders;
begin
  select * into placeholder
  from public.expense_placeholders as h
  where h.invite_id = new.invite_id and h.claimed_at is null;
  if not found then
    return null;
  end if;
  perform muster.lock_money(placeholder.group_id);
  select * into placeholder
  from public.expense_placeholders as h where h.id = placeholder.id;
  if placeholder.invite_id = new.invite_id and placeholder.claimed_at is null then
    perform muster.claim_placeholder(placeholder, new.user_id);
  end if;
  return null;
end
$$;
comment on function muster.claim_by_invite() is
'Has whoever accepts the invitation of a placeholder claim it, in the same transaction.';
create trigger claim_placeholder after insert or update on public.invite_uses
for each row execute function muster.claim_by_invite();

create function muster.offer_by_joining() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  joined uuid;
  placeholder_id uuid;
begin
  if not exists (
    select
    from public.expense_placeholders as h where h.invite_id = new.id and h.claimed_at is null
  ) then
    return null;
  end if;
  joined := coalesce(new.invitee_user_id, (
    select u.id
    from public.users as u
    join auth.users as a on a.id = u.auth_user_id
    where a.confirmed_at is not null and a.email operator(extensions.=) new.invitee_email
  ));
  -- Taken back, it is no more than that.
  if muster.money_role(joined, new.group_id) is distinct from 'active' then
    return null;
  end if;
  perform muster.lock_money(new.group_id);
  update public.expense_placeholders as h set offered_to_user_id = joined, invite_id = null
  where h.invite_id = new.id and h.claimed_at is null
  returning h.id into placeholder_id;
  if placeholder_id is not null then
    perform muster.tell_of_money(array[joined], new.group_id, 'placeholder_offered',
      jsonb_build_object('placeholderId', placeholder_id), null);
  end if;
  return null;
end
$$;
comment on function muster.offer_by_joining() is
'Offers a placeholder to whom it was sent by an invitation and who has joined in another way.';
create trigger offer_placeholder after update of status on public.invites
for each row when (old.status = 'pending' and new.status = 'revoked')
execute function muster.offer_by_joining();
