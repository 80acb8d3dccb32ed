-- What time brings about: voting ends, who has not voted is reminded, the day is over.

create function muster.close_lunch_vote(subject uuid) returns void
language plpgsql volatile
set search_path = ''
as $$
declare
  lunch public.lunch_groups;
  winner jsonb;
begin
  perform muster.lock_lunches(array[subject]);
  select l.* into lunch from public.lunch_groups as l where l.id = subject;
  -- Not due any more; or its group is archived, where nothing changes (K15).
  if not found or lunch.status not in ('planning', 'voting')
    or lunch.voting_ends_at is null or lunch.voting_ends_at > clock_timestamp()
    or exists (
      select from public.groups as g where g.id = lunch.group_id and g.archived_at is not null
    )
  then
    return;
  end if;
  winner := muster.lunch_winner(subject);
  if winner is null then
    update public.lunch_groups as l set voting_ends_at = null where l.id = subject;
    perform muster.tell_of_lunch(array[lunch.created_by_id], 'lunch_no_votes', lunch);
    return;
  end if;
  -- One step after the other (L2).
  if lunch.status = 'planning' then
    update public.lunch_groups as l set status = 'voting' where l.id = subject;
  end if;
  update public.lunch_groups as l
  set status = 'decided', selected_restaurant_id = (winner ->> 'restaurantId')::uuid,
    decision = winner
  where l.id = subject;
  perform muster.tell_of_lunch(muster.participants_of(subject), 'lunch_decided', lunch,
    jsonb_build_object('restaurantId', winner ->> 'restaurantId'));
end
$$;
comment on function muster.close_lunch_vote(uuid) is
'Decides a lunch whose voting time is over; without votes it stays, and its creator is told.';

create function muster.remind_lunch_voters(subject uuid) returns void
language plpgsql volatile
set search_path = ''
as $$
declare
  lunch public.lunch_groups;
begin
  perform muster.lock_lunches(array[subject]);
  select l.* into lunch from public.lunch_groups as l where l.id = subject;
  if not found or lunch.status not in ('planning', 'voting')
    or lunch.voting_ends_at is null or lunch.voting_ends_at <= clock_timestamp()
    or lunch.voting_ends_at > clock_timestamp() + interval '1 hour'
    or exists (
      select from public.groups as g where g.id = lunch.group_id and g.archived_at is not null
    )
  then
    return;
  end if;
  perform muster.tell_of_lunch(
    array(
      select p.user_id
      from public.lunch_group_participants as p
      where p.lunch_group_id = subject
        and not exists (
          select
          from public.lunch_votes as v
          where v.lunch_group_id = subject and v.user_id = p.user_id
        )
        -- Once for each time that voting ends at.
        and not exists (
          select
          from public.notifications as n
          where n.user_id = p.user_id and n.kind = 'lunch_vote_reminder'
            and n.data @> jsonb_build_object(
              'lunchGroupId', subject, 'votingEndsAt', lunch.voting_ends_at
            )
        )
    ), 'lunch_vote_reminder', lunch,
    jsonb_build_object('votingEndsAt', lunch.voting_ends_at));
end
$$;
comment on function muster.remind_lunch_voters(uuid) is
'Reminds participants who have not voted, in the hour before voting ends.';

create function muster.finish_lunch(subject uuid) returns void
language plpgsql volatile
set search_path = ''
as $$
declare
  lunch public.lunch_groups;
begin
  perform muster.lock_lunches(array[subject]);
  select l.* into lunch from public.lunch_groups as l where l.id = subject;
  if not found or lunch.status <> 'decided' or exists (
    select from public.groups as g where g.id = lunch.group_id and g.archived_at is not null
  ) then
    return;
  end if;
  if muster.lunch_over_at(lunch) > clock_timestamp() then
    -- Its creator is somewhere else by now, or somebody else. The job that calls this is at its
    -- end; the day's is another.
    perform muster.schedule_job('lunch.finish', subject, muster.lunch_over_at(lunch));
    return;
  end if;
  update public.lunch_groups as l set status = 'completed' where l.id = subject;
end
$$;
comment on function muster.finish_lunch(uuid) is
'Completes a lunch that was decided on, when its day is over where its creator is (L5).';
