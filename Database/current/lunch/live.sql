-- What of lunches is told as it happens: by triggers, so that it is told whoever writes.

create function muster.publish_lunch_change(
  lunch_group_id uuid, user_id uuid default null, restaurant_id uuid default null
) returns void
language plpgsql volatile
set search_path = ''
as $$
begin
  perform muster.publish('lunch.changed', 'lunch', l.id,
    jsonb_build_object('lunchGroupId', l.id, 'status', l.status)
      -- Of votes, the one that it is about: all of them would be told again with each.
      || case when publish_lunch_change.restaurant_id is null then '{}' else jsonb_build_object(
        'restaurantId', publish_lunch_change.restaurant_id, 'voteCount', (
          select count(*)
          from public.lunch_votes as v
          where v.lunch_group_id = l.id
            and v.restaurant_id = publish_lunch_change.restaurant_id
        )
      ) end, user_id => publish_lunch_change.user_id)
  from public.lunch_groups as l
  where l.id = publish_lunch_change.lunch_group_id;
end
$$;
comment on function muster.publish_lunch_change(uuid, uuid, uuid) is
'Tells the participants of a lunch, and whom it is about, that it is another now, or what votes a restaurant has.';

create function muster.publish_lunch() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  if tg_op = 'INSERT' then
    perform muster.publish('lunch.created', 'group', new.group_id,
      jsonb_build_object('groupId', new.group_id, 'lunchGroupId', new.id));
    return null;
  end if;
  if tg_op = 'UPDATE' then
    perform muster.publish_lunch_change(new.id);
    if new.group_id is not null and new.status <> old.status
      and new.status in ('decided', 'completed')
    then
      perform muster.put_out_webhooks('lunch.' || new.status, new.group_id,
        jsonb_build_object(
          'groupId', new.group_id, 'lunchGroupId', new.id,
          'restaurantId', new.selected_restaurant_id
        ));
    end if;
    return null;
  end if;
  -- Afterwards nobody could say any more who took part.
  insert into muster.stream_events (slot, type, audience, audience_id, people, data)
  select s.slot, 'lunch.deleted', 'people', old.id, muster.participants_of(old.id),
    jsonb_build_object('lunchGroupId', old.id)
  from muster.stream_state as s;
  perform pg_notify('muster_events', '');
  return old;
end
$$;
comment on function muster.publish_lunch() is
'Tells a group of its lunches, participants of what becomes of one, webhooks of what is decided and completed.';
create trigger publish_insert after insert on public.lunch_groups
for each row when (new.group_id is not null) execute function muster.publish_lunch();
create trigger publish_update after update on public.lunch_groups
for each row when ((to_jsonb(old) - 'version') is distinct from (to_jsonb(new) - 'version'))
execute function muster.publish_lunch();
create trigger publish_deletion before delete on public.lunch_groups
for each row execute function muster.publish_lunch();

create function muster.publish_lunch_participants() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  -- Of a deleted lunch, its deletion says it all.
  perform muster.publish_lunch_change(
    coalesce(new.lunch_group_id, old.lunch_group_id), coalesce(new.user_id, old.user_id));
  return null;
end
$$;
comment on function muster.publish_lunch_participants() is
'Tells a lunch, and whom it is about, of who comes and goes.';
create trigger publish_participants after insert or delete on public.lunch_group_participants
for each row execute function muster.publish_lunch_participants();

create function muster.publish_lunch_votes() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  perform muster.publish_lunch_change(
    coalesce(new.lunch_group_id, old.lunch_group_id),
    restaurant_id => coalesce(new.restaurant_id, old.restaurant_id));
  return null;
end
$$;
comment on function muster.publish_lunch_votes() is 'Tells a lunch of votes as they are cast.';
create trigger publish_votes after insert or delete on public.lunch_votes
for each row execute function muster.publish_lunch_votes();
