-- Money that goes from one to another (X4). A debt outlives membership and the group's archiving:
-- parties settle whatever they are by now.

create function muster.begin_settlement(group_id uuid) returns public.groups
language plpgsql volatile
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
begin
  if muster.money_role(caller_id, begin_settlement.group_id) is null then
    perform muster.refuse_money(caller_id, begin_settlement.group_id, 'member');
  end if;
  return muster.lock_money(begin_settlement.group_id);
end
$$;
comment on function muster.begin_settlement(uuid) is
'Locks a group''s money for whoever is or was a member.';

create function public.create_settlement(group_id uuid, input jsonb) returns uuid
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
  present public.groups := muster.begin_settlement(create_settlement.group_id);
  parties uuid [];
  placeholders uuid [];
  amount bigint;
  settled_in text;
  settled_on date;
  owed bigint;
  made uuid;
begin
  if jsonb_typeof(input) is distinct from 'object' then
    raise exception using errcode = '22023', message = 'input is an object';
  end if;
  parties := array[
    muster.person_id(input -> 'fromUserId', 'settlements_from_shape'),
    muster.person_id(input -> 'toUserId', 'settlements_to_shape')
  ];
  amount := muster.whole_number(input -> 'amount', 'settlements_amount_range');
  if amount is null or amount not between 1 and 1000000000000 then
    perform muster.invalid('settlements_amount_range');
  end if;
  settled_in := muster.plain_text(input -> 'currency', 'expenses_currency_known');
  perform muster.require_currency(settled_in);
  settled_on := coalesce(
    muster.calendar_day(input -> 'settledOn', 'settlements_settled_on_shape'),
    muster.day_at(caller_id));
  if settled_on not between '1900-01-01' and muster.day_at(caller_id) + 1 then
    perform muster.invalid('settlements_settled_on_range');
  end if;
  if parties[1] = parties[2] then
    perform muster.invalid('settlements_not_oneself');
  end if;
  perform muster.require_people(present.id, parties[1:1], 'fromUserId');
  perform muster.require_people(present.id, parties[2:2], 'toUserId');
  placeholders := array(
    select h.id
    from public.expense_placeholders as h
    where h.id = any(parties) and h.group_id = present.id and h.claimed_at is null
  );
  -- By a party; for who has no account, any active member speaks.
  if caller_id <> all(parties) and (
    cardinality(placeholders) = 0
    or muster.money_role(caller_id, present.id) is distinct from 'active'
  ) then
    raise exception using errcode = 'MU011', message = 'forbidden',
      detail = json_build_object('permission', 'party');
  end if;
  -- Who is no active member settles what is open, and says nothing else by it.
  if muster.money_role(caller_id, present.id) is distinct from 'active' then
    select case caller_id when parties[1] then -b.amount else b.amount end into owed
    from public.expense_balances as b
    where b.group_id = present.id and b.currency = settled_in
      and b.user_id = caller_id;
    owed := greatest(coalesce(owed, 0), 0);
    if amount > owed then
      raise exception using errcode = 'MU153', message = 'exceeds_balance',
        detail = jsonb_build_object('errors', jsonb_build_array(jsonb_build_object(
          'field', 'amount', 'code', 'exceeds_balance',
          'message', 'takes at most ' || owed || ', which is what is open that way')));
    end if;
  end if;
  insert into public.settlements (
    group_id, from_user_id, from_placeholder_id, to_user_id, to_placeholder_id, amount, currency,
    note, settled_on, recorded_by_user_id
  )
  values (
    present.id,
    case when parties[1] <> all(placeholders) then parties[1] end,
    case when parties[1] = any(placeholders) then parties[1] end,
    case when parties[2] <> all(placeholders) then parties[2] end,
    case when parties[2] = any(placeholders) then parties[2] end,
    amount, settled_in, muster.plain_text(input -> 'note', 'settlements_note_length'), settled_on,
    caller_id
  )
  returning id into made;
  perform muster.record_settlement(made, 'recorded', caller_id);
  return made;
end
$$;
comment on function public.create_settlement(uuid, jsonb) is
'Records that money went from one to another, by a party to it, frozen or not (X4); who is not active at most what is open.';
grant execute on function public.create_settlement(uuid, jsonb) to authenticated;

create function muster.begin_settlement_end(settlement_id uuid) returns public.settlements
language plpgsql volatile
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
  settlement public.settlements;
begin
  select * into settlement
  from public.settlements as s where s.id = begin_settlement_end.settlement_id;
  -- Who may not see it is told that there is none.
  if not found or not (
    coalesce(caller_id in (settlement.from_user_id, settlement.to_user_id), false) or coalesce(muster.money_role(caller_id, settlement.group_id) in ('active', 'paused'), false)
  ) then
    raise exception using errcode = 'MU010', message = 'not_found';
  end if;
  perform muster.lock_money(settlement.group_id);
  select * into settlement from public.settlements as s where s.id = settlement.id;
  return settlement;
end
$$;
comment on function muster.begin_settlement_end(uuid) is
'Locks the money that a settlement is of, for whoever sees it.';

create function public.reject_settlement(settlement_id uuid) returns uuid
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
  settlement public.settlements := muster.begin_settlement_end(reject_settlement.settlement_id);
begin
  -- For who has no account, whoever put them in, or a leader.
  if settlement.to_user_id is distinct from caller_id and not (
    settlement.to_placeholder_id is not null
    and muster.money_role(caller_id, settlement.group_id) is not distinct from 'active'
    and exists (
      select
      from public.expense_placeholders as h
      where h.id = settlement.to_placeholder_id and (
        h.created_by_user_id = caller_id
        or exists (
          select
          from muster.direct_access as a
          where a.user_id = caller_id and a.group_id = h.group_id and a.is_leader
        )
      )
    )
  ) then
    raise exception using errcode = 'MU011', message = 'forbidden',
      detail = json_build_object('permission', 'receiver');
  end if;
  if settlement.status = 'withdrawn' then
    raise exception using errcode = 'MU142', message = 'settlement_ended';
  end if;
  if settlement.status = 'recorded' then
    update public.settlements as s
    set status = 'rejected', ended_at = clock_timestamp(), ended_by_user_id = caller_id
    where s.id = settlement.id;
    perform muster.record_settlement(settlement.id, 'rejected', caller_id);
  end if;
  return settlement.id;
end
$$;
comment on function public.reject_settlement(uuid) is
'Undoes a settlement, by its receiver; once (X4).';
grant execute on function public.reject_settlement(uuid) to authenticated;

create function public.withdraw_settlement(settlement_id uuid) returns void
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
  settlement public.settlements := muster.begin_settlement_end(withdraw_settlement.settlement_id);
begin
  -- Who spoke for others does so while they are an active member.
  if settlement.recorded_by_user_id <> caller_id or (
    coalesce(caller_id not in (settlement.from_user_id, settlement.to_user_id), true)
    and muster.money_role(caller_id, settlement.group_id) is distinct from 'active'
  ) then
    raise exception using errcode = 'MU011', message = 'forbidden',
      detail = json_build_object('permission', 'recorder');
  end if;
  if settlement.status = 'rejected' then
    raise exception using errcode = 'MU142', message = 'settlement_ended';
  end if;
  if settlement.status = 'recorded' then
    update public.settlements as s
    set status = 'withdrawn', ended_at = clock_timestamp(), ended_by_user_id = caller_id
    where s.id = settlement.id;
    perform muster.record_settlement(settlement.id, 'withdrawn', caller_id);
  end if;
end
$$;
comment on function public.withdraw_settlement(uuid) is
'Takes a settlement back, by whoever recorded it; once.';
grant execute on function public.withdraw_settlement(uuid) to authenticated;
