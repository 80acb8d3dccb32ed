-- Who reads which rows of a group's money, and the one thing that is written without a function:
-- what an expense says of itself (document 002: any action on expenses first checks that the
-- caller is an active member). Triggers keep the rules there, too.

do $$
declare
  wanted text;
begin
  foreach wanted in array array[
    'public.currencies', 'muster.expense_ledgers', 'public.expense_placeholders',
    'public.recurring_expenses', 'public.expenses', 'public.expense_payers',
    'public.expense_shares', 'public.expense_versions', 'public.settlements',
    'public.expense_balances', 'public.expense_activities', 'muster.expense_imports'
  ] loop
    execute format('alter table %s enable row level security', wanted);
    execute format(
      'revoke all on %s from public, anon, authenticated, service_role, muster_web', wanted
    );
  end loop;
end
$$;

-- The same for everybody.
grant select on public.currencies to anon, authenticated;
create policy select_all on public.currencies for select to authenticated using (true);
create policy select_anyone on public.currencies for select to anon using (true);

grant select on public.expenses, public.expense_payers, public.expense_shares,
public.expense_versions to authenticated;
create policy select_member on public.expenses for select to authenticated
using (
  group_id in (select m.group_id from muster.my_money as m)
  or id in (select e.expense_id from muster.my_expenses as e)
);
create policy select_member on public.expense_payers for select to authenticated
using (
  group_id in (select m.group_id from muster.my_money as m)
  or expense_id in (select e.expense_id from muster.my_expenses as e)
);
create policy select_member on public.expense_shares for select to authenticated
using (
  group_id in (select m.group_id from muster.my_money as m)
  or expense_id in (select e.expense_id from muster.my_expenses as e)
);
create policy select_member on public.expense_versions for select to authenticated
using (
  group_id in (select m.group_id from muster.my_money as m)
  or expense_id in (select e.expense_id from muster.my_expenses as e)
);

grant update (description, category, note, receipt_url, spent_on) on public.expenses
to authenticated;
create policy update_member on public.expenses for update to authenticated
using (group_id in (select m.group_id from muster.my_money as m where m.status = 'active'))
with check (group_id in (select m.group_id from muster.my_money as m where m.status = 'active'));

-- A debt concerns whom it is between (X4).
grant select on public.settlements to authenticated;
create policy select_concerned on public.settlements for select to authenticated
using (
  group_id in (select m.group_id from muster.my_money as m)
  or from_user_id = (select auth.uid())
  or to_user_id = (select auth.uid())
);

grant select on public.expense_balances to authenticated;
create policy select_concerned on public.expense_balances for select to authenticated
using (
  group_id in (select m.group_id from muster.my_money as m)
  or user_id = (select auth.uid())
);

grant select on public.expense_placeholders, public.recurring_expenses to authenticated;
create policy select_member on public.expense_placeholders for select to authenticated
using (group_id in (select m.group_id from muster.my_money as m));
create policy select_member on public.recurring_expenses for select to authenticated
using (group_id in (select m.group_id from muster.my_money as m));

grant select on public.expense_activities to authenticated;
create policy select_own on public.expense_activities for select to authenticated
using (user_id = (select auth.uid()));
