-- Who reads which rows of lunches (R1, R2). All writes go through functions.

do $$
declare
  wanted text;
begin
  foreach wanted in array array[
    'public.restaurants', 'public.lunch_groups', 'public.lunch_group_participants',
    'public.lunch_votes', 'public.visit_history'
  ] loop
    execute format('alter table %s enable row level security', wanted);
    execute format(
      'revoke all on %s from public, anon, authenticated, service_role, muster_web', wanted
    );
  end loop;
end
$$;

grant select on public.restaurants, public.lunch_groups, public.lunch_group_participants,
public.lunch_votes, public.visit_history to authenticated;

create policy select_all on public.restaurants for select to authenticated using (true);
create policy select_participant on public.lunch_groups for select to authenticated
using (id in (select m.lunch_group_id from muster.my_lunch_groups as m));
create policy select_participant on public.lunch_group_participants for select to authenticated
using (lunch_group_id in (select m.lunch_group_id from muster.my_lunch_groups as m));
create policy select_participant on public.lunch_votes for select to authenticated
using (lunch_group_id in (select m.lunch_group_id from muster.my_lunch_groups as m));
create policy select_own on public.visit_history for select to authenticated
using (user_id = (select auth.uid()));
