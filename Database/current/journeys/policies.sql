-- Who reads which rows of journeys (R1, R2). All writes go through functions.

do $$
declare
  wanted text;
begin
  foreach wanted in array array[
    'public.journeys', 'public.journey_drafts', 'public.journey_versions',
    'public.journey_steps', 'public.journey_step_bodies', 'public.journey_enrollments',
    'public.journey_progress', 'public.journey_responses', 'public.journey_participants'
  ] loop
    execute format('alter table %s enable row level security', wanted);
    execute format(
      'revoke all on %s from public, anon, authenticated, service_role, muster_web', wanted
    );
  end loop;
end
$$;

-- Journeys: everybody's once published and public; else of those who take part (J4) --------------

grant select on public.journeys, public.journey_versions, public.journey_steps
to anon, authenticated;
-- To visitors, too, so that journey_rows is theirs to read; no policy shows them any.
grant select on public.journey_drafts to anon, authenticated;
grant select on public.journey_step_bodies, public.journey_enrollments,
public.journey_progress, public.journey_responses, public.journey_participants to authenticated;

create policy select_public on public.journeys for select to anon
using (is_published and is_public);
create policy select_member on public.journeys for select to authenticated
using (
  (is_published and is_public)
  or id in (select m.journey_id from muster.my_journeys as m)
  or (select muster.i_judge_journeys())
);

create policy select_author on public.journey_drafts for select to authenticated
using (
  journey_id in (select m.journey_id from muster.my_journeys as m where m.is_author)
  or (select muster.i_edit_journeys())
);

create policy select_public on public.journey_versions for select to anon
using (exists (
  select
  from api.public_journeys as p
  where p.journey_id = journey_versions.journey_id and p.version = journey_versions.version
));
create policy select_member on public.journey_versions for select to authenticated
using (
  exists (
    select
    from api.public_journeys as p
    where p.journey_id = journey_versions.journey_id and p.version = journey_versions.version
  )
  or (journey_id, version) in (select m.journey_id, m.version from muster.my_versions as m)
  or journey_id in (select m.journey_id from muster.my_journeys as m where m.is_author)
  or (select muster.i_judge_journeys())
);

create policy select_public on public.journey_steps for select to anon
using (exists (
  select
  from api.public_journeys as p
  where p.journey_id = journey_steps.journey_id and p.version = journey_steps.version
));
create policy select_member on public.journey_steps for select to authenticated
using (
  exists (
    select
    from api.public_journeys as p
    where p.journey_id = journey_steps.journey_id and p.version = journey_steps.version
  )
  or (journey_id, version) in (select m.journey_id, m.version from muster.my_versions as m)
  or journey_id in (select m.journey_id from muster.my_journeys as m where m.is_author)
  or (select muster.i_judge_journeys())
);

create policy select_reader on public.journey_step_bodies for select to authenticated
using (
  exists (
    select
    from muster.my_open_steps as o
    where o.journey_id = journey_step_bodies.journey_id
      and o.version = journey_step_bodies.version
      and o.step_id = journey_step_bodies.step_id
  )
  or journey_id in (select m.journey_id from muster.my_journeys as m where m.is_author)
  or (select muster.i_edit_journeys())
);

-- Enrolments and progress ------------------------------------------------------------------------

create policy select_member on public.journey_enrollments for select to authenticated
using (id in (select e.enrollment_id from muster.my_enrollments as e));

create policy select_watcher on public.journey_participants for select to authenticated
using (
  (
    user_id = (select auth.uid())
    and enrollment_id in (select m.enrollment_id from muster.my_progress as m)
  )
  or exists (
    select
    from muster.my_watched as w
    where w.enrollment_id = journey_participants.enrollment_id
      and w.user_id = journey_participants.user_id
      and w.user_id <> (select auth.uid())
  )
);

create policy select_watcher on public.journey_progress for select to authenticated
using (
  (
    user_id = (select auth.uid())
    and enrollment_id in (select m.enrollment_id from muster.my_progress as m)
  )
  or exists (
    select
    from muster.my_watched as w
    where w.enrollment_id = journey_progress.enrollment_id
      and w.user_id = journey_progress.user_id
      and w.user_id <> (select auth.uid())
  )
);

-- A reflection is for who wrote it, alone.
create policy select_watcher on public.journey_responses for select to authenticated
using (
  (
    user_id = (select auth.uid())
    and enrollment_id in (select m.enrollment_id from muster.my_progress as m)
  )
  or (
    kind = 'task' and exists (
      select
      from muster.my_watched as w
      where w.enrollment_id = journey_responses.enrollment_id
        and w.user_id = journey_responses.user_id
        and w.user_id <> (select auth.uid())
    )
  )
);

-- Document 004's table under its names, its content for those who may read it.
create view public.journey_rows with (security_invoker = true) as
select j.id, j.title, j.description, j.created_by_user_id, j.is_published, j.is_public,
  j.journey_type,
  (select d.content from public.journey_drafts as d where d.journey_id = j.id) as content,
  j.estimated_duration_minutes, j.difficulty_level, j.tags, j.created_at, j.updated_at,
  j.published_at
from public.journeys as j;
comment on view public.journey_rows is
'The journeys that the caller sees, as document 004 has them; content is the draft, null to those who do not write it.';
grant select on public.journey_rows to anon, authenticated;
