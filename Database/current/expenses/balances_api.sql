-- The shapes of what people owe one another, and of the payments between them (X3, X4).

create function api.balances(group_id uuid) returns text
language plpgsql stable security definer
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
  sees_all boolean;
begin
  perform api.require_money(balances.group_id);
  sees_all := muster.money_role(caller_id, balances.group_id) <> 'frozen';
  return json_build_object(
    'balances', (
      select coalesce(json_agg(json_build_object(
        'userId', b.person_id, 'fullName', coalesce(u.full_name, h.full_name),
        'isPlaceholder', b.placeholder_id is not null, 'status', a.status,
        'currency', b.currency, 'amount', b.amount
      ) order by b.currency, b.amount desc, b.person_id), '[]')
      from public.expense_balances as b
      left join public.users as u on u.id = b.user_id
      left join public.expense_placeholders as h on h.id = b.placeholder_id
      left join muster.direct_access as a on a.user_id = b.user_id and a.group_id = b.group_id
      where b.group_id = balances.group_id and (sees_all or b.user_id = caller_id)
    ),
    'settleUp', (
      select coalesce(json_agg(json_build_object(
        'from', s.from_id, 'to', s.to_id, 'currency', s.currency, 'amount', s.amount,
        'fromName', muster.money_name(s.from_id), 'toName', muster.money_name(s.to_id)
      ) order by s.currency, s.amount desc, s.from_id, s.to_id), '[]')
      from muster.settle_up(balances.group_id) as s
      where sees_all or caller_id in (s.from_id, s.to_id)
    )
  )::text;
end
$$;
comment on function api.balances(uuid) is
'GET /groups/{id}/balances: all of them to members, to a former member what is theirs (X3, X4).';
grant execute on function api.balances(uuid) to authenticated;

create function muster.money_name(person_id uuid) returns text
language plpgsql stable
set search_path = ''
as $$
begin
  return coalesce(
    (select u.full_name from public.users as u where u.id = money_name.person_id),
    (select h.full_name from public.expense_placeholders as h where h.id = money_name.person_id)
  );
end
$$;
comment on function muster.money_name(uuid) is 'The name of a person or a placeholder.';

create function api.my_balances() returns text
language plpgsql stable security definer
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
begin
  return json_build_object(
    'balances', (
      select coalesce(json_agg(json_build_object(
        'groupId', g.id, 'groupName', g.name, 'currency', b.currency, 'amount', b.amount
      ) order by g.name, g.id, b.currency), '[]')
      from public.expense_balances as b
      join public.groups as g on g.id = b.group_id
      where b.user_id = caller_id
    ),
    'totals', (
      select coalesce(json_agg(json_build_object('currency', t.currency, 'amount', t.amount)
        order by t.currency), '[]')
      from (
        select b.currency, sum(b.amount) as amount
        from public.expense_balances as b
        where b.user_id = caller_id
        group by b.currency
      ) as t
    )
  )::text;
end
$$;
comment on function api.my_balances() is
'GET /me/balances: in each group, also in previous ones, and together.';
grant execute on function api.my_balances() to authenticated;

create function api.settlement_name(person_id uuid, settlement_id uuid) returns text
language plpgsql stable security definer
set search_path = ''
as $$
begin
  if not exists (
    select
    from public.settlements as s
    where s.id = settlement_name.settlement_id
      and settlement_name.person_id in (s.from_person_id, s.to_person_id)
      and (
        s.from_user_id = auth.uid() or s.to_user_id = auth.uid()
        or s.group_id in (select m.group_id from muster.my_money as m)
      )
  ) then
    return null;
  end if;
  return muster.money_name(settlement_name.person_id);
end
$$;
comment on function api.settlement_name(uuid, uuid) is
'The name of a party to a settlement that the caller sees.';
grant execute on function api.settlement_name(uuid, uuid) to authenticated;

create view api.settlements with (security_invoker = true) as
select
  s.id, s.group_id as "groupId", s.from_person_id as "fromUserId",
  api.settlement_name(s.from_person_id, s.id) as "fromName", s.to_person_id as "toUserId",
  api.settlement_name(s.to_person_id, s.id) as "toName", s.amount, s.currency, s.note,
  s.settled_on as "settledOn", s.status, s.recorded_by_user_id as "recordedById",
  s.created_at as "createdAt", s.ended_at as "endedAt", s.ended_by_user_id as "endedById"
from public.settlements as s;
comment on view api.settlements is 'GET /groups/{id}/settlements';
grant select on api.settlements to authenticated;

create function api.settlement_answer(settlement_id uuid) returns table (body text)
language plpgsql volatile
set search_path = ''
as $$
begin
  return query
  select row_to_json(s)::text from api.settlements as s where s.id = settlement_answer.settlement_id;
end
$$;
comment on function api.settlement_answer(uuid) is 'A settlement after a change.';
grant execute on function api.settlement_answer(uuid) to authenticated;
