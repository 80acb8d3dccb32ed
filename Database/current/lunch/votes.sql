-- Votes (L4).

create function muster.most_votes() returns integer
language sql immutable
set search_path = ''
as $$
  select 20
$$;
comment on function muster.most_votes() is 'How many votes somebody has in a lunch.';

create function public.cast_lunch_vote(lunch_group_id uuid, restaurant_id uuid) returns uuid
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
  lunch public.lunch_groups := muster.begin_lunch_change(cast_lunch_vote.lunch_group_id);
begin
  perform muster.require_restaurant(
    cast_lunch_vote.restaurant_id, 'lunch_votes_restaurant_id_fkey');
  perform muster.require_changeable(lunch);
  perform muster.require_voting(lunch);
  -- The same vote again is the vote that there is.
  insert into public.lunch_votes (lunch_group_id, restaurant_id, user_id)
  select lunch.id, cast_lunch_vote.restaurant_id, caller_id
  where not exists (
    select
    from public.lunch_votes as v
    where v.lunch_group_id = lunch.id and v.restaurant_id = cast_lunch_vote.restaurant_id
      and v.user_id = caller_id
  );
  return lunch.id;
end
$$;
comment on function public.cast_lunch_vote(uuid, uuid) is
'Votes for a restaurant, as a participant, until voting ends (L4).';
grant execute on function public.cast_lunch_vote(uuid, uuid) to authenticated;

create function public.take_back_lunch_vote(lunch_group_id uuid, restaurant_id uuid) returns uuid
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
  lunch public.lunch_groups := muster.begin_lunch_change(take_back_lunch_vote.lunch_group_id);
begin
  if not exists (
    select
    from public.lunch_votes as v
    where v.lunch_group_id = lunch.id and v.restaurant_id = take_back_lunch_vote.restaurant_id
      and v.user_id = caller_id
  ) then
    raise exception using errcode = 'MU010', message = 'not_found';
  end if;
  perform muster.require_changeable(lunch);
  perform muster.require_voting(lunch);
  delete from public.lunch_votes as v
  where v.lunch_group_id = lunch.id and v.restaurant_id = take_back_lunch_vote.restaurant_id
    and v.user_id = caller_id;
  return lunch.id;
end
$$;
comment on function public.take_back_lunch_vote(uuid, uuid) is
'Takes a vote back, until voting ends (L4).';
grant execute on function public.take_back_lunch_vote(uuid, uuid) to authenticated;

create function muster.lunch_tally(lunch_group_id uuid) returns jsonb
language plpgsql stable
set search_path = ''
as $$
begin
  return (
    select coalesce(jsonb_agg(
      jsonb_build_object('restaurantId', t.restaurant_id, 'voteCount', t.votes)
      order by t.votes desc, t.first_at, t.restaurant_id
    ), '[]')
    from (
      select v.restaurant_id, count(*) as votes, min(v.created_at) as first_at
      from public.lunch_votes as v
      where v.lunch_group_id = lunch_tally.lunch_group_id
      group by v.restaurant_id
    ) as t
  );
end
$$;
comment on function muster.lunch_tally(uuid) is
'The votes of a lunch, counted: the most first, then who had the first one.';
