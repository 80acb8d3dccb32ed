-- Who reads which rows of events (R1, R2). All writes go through functions.

do $$
declare
  wanted text;
begin
  foreach wanted in array array[
    'public.events', 'public.event_authors', 'public.like_groups', 'public.like_group_members',
    'public.like_group_approvals', 'public.like_claims'
  ] loop
    execute format('alter table %s enable row level security', wanted);
    execute format(
      'revoke all on %s from public, anon, authenticated, service_role, muster_web', wanted
    );
  end loop;
end
$$;

-- Everybody who is signed in looks at events and sees whose they are.
grant select on public.events, public.event_authors to authenticated;
create policy select_all on public.events for select to authenticated using (true);
create policy select_all on public.event_authors for select to authenticated using (true);

grant select on public.like_groups, public.like_group_members, public.like_group_approvals
to authenticated;
create policy select_concerned on public.like_groups for select to authenticated
using (id in (select l.like_group_id from muster.my_like_groups as l));
create policy select_concerned on public.like_group_members for select to authenticated
using (group_id in (select l.like_group_id from muster.my_like_groups as l));
-- How each author decided is for authors only.
create policy select_author on public.like_group_approvals for select to authenticated
using (group_id in (select l.like_group_id from muster.my_like_groups as l where l.is_author));
