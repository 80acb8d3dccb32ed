-- Which crews deal with which, and how that is locked and ended (D2, D5, D6).
--
-- Locks: groups by id, then the party, then its requests and those of the crew by id, then crews,
-- engagements and holds. What engages a crew has the lock of its group. What ends an engagement
-- has the lock of the party, and changes the other crew's flags and hold without that crew's
-- group: so nobody touches the row of an engaged crew before they hold its party.

create function muster.lock_party(party_id uuid) returns public.dinner_parties
language plpgsql volatile
set search_path = ''
as $$
declare
  locked public.dinner_parties;
begin
  select * into locked
  from public.dinner_parties as p where p.id = lock_party.party_id for no key update;
  return locked;
end
$$;
comment on function muster.lock_party(uuid) is
'Takes the lock of a party and returns it as it is then; nulls: there is none.';

create function muster.lock_requests(party_id uuid, group_id uuid) returns void
language plpgsql volatile
set search_path = ''
as $$
begin
  -- In one statement and by id: others hold the same rows for other parties.
  perform
  from public.dinner_requests as r
  where (r.status = 'pending' and r.group_id = lock_requests.group_id)
    or (r.status in ('pending', 'accepted') and r.party_id = lock_requests.party_id)
  order by r.id
  for update;
end
$$;
comment on function muster.lock_requests(uuid, uuid) is
'Takes the locks of a party''s standing requests, and of those that a crew waits for.';

create function muster.lock_dealings(group_id uuid) returns public.dinner_engagements
language plpgsql volatile
set search_path = ''
as $$
declare
  engagement public.dinner_engagements;
begin
  select * into engagement
  from public.dinner_engagements as e where e.group_id = lock_dealings.group_id;
  if found then
    perform muster.lock_party(engagement.party_id);
    -- The other crew, or time, may have ended it while we waited; none can have begun.
    select * into engagement
    from public.dinner_engagements as e where e.group_id = lock_dealings.group_id;
  end if;
  perform muster.lock_requests(engagement.party_id, lock_dealings.group_id);
  return engagement;
end
$$;
comment on function muster.lock_dealings(uuid) is
'Takes the locks of all that a crew has agreed or asked for; its group is locked by now. Returns what it is engaged in; nulls: nothing.';

-- What is agreed holds the group still: nobody comes in, nobody archives or deletes it (K9, K15).
create function muster.follow_engagement() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  if tg_op = 'INSERT' then
    insert into public.group_holds (group_id, reason) values (new.group_id, 'dinner');
    perform muster.refresh_crew(new.group_id);
  else
    delete from public.group_holds as h where h.group_id = old.group_id and h.reason = 'dinner';
    perform muster.refresh_crew(old.group_id);
  end if;
  return null;
end
$$;
comment on function muster.follow_engagement() is
'Holds the group of a crew, and locks the crew, while it is engaged (D2).';
create trigger follow_engagement after insert or delete on public.dinner_engagements
for each row execute function muster.follow_engagement();

create function muster.dinner_duration() returns interval
language sql immutable
set search_path = ''
as $$
  select interval '4 hours'
$$;
comment on function muster.dinner_duration() is
'How long after its beginning a dinner party completes by itself (D7).';

create function muster.is_over(party public.dinner_parties) returns boolean
language plpgsql volatile
set search_path = ''
as $$
begin
  return party.status = 'agreed'
    and party.starts_at + muster.dinner_duration() <= clock_timestamp();
end
$$;
comment on function muster.is_over(public.dinner_parties) is
'Whether a party has taken place, also before the job that completes it has run (D7).';

create function muster.end_party(party public.dinner_parties, outcome public.dinner_party_status)
returns void
language plpgsql volatile
set search_path = ''
as $$
begin
  update public.dinner_requests as r set status = 'ended'
  where r.party_id = party.id
    and (r.status = 'pending' or (r.status = 'accepted' and outcome <> 'completed'));
  update public.dinner_parties as p
  set status = outcome, ended_at = clock_timestamp()
  where p.id = party.id;
  delete from public.dinner_engagements as e where e.party_id = party.id;
  perform muster.cancel_job('dinner.party_due', party.id);
  perform muster.notify_crew(c.group_id, ('dinner_party_' || outcome)::text,
    jsonb_build_object('partyId', party.id))
  from (values (party.host_group_id), (party.guest_group_id)) as c (group_id)
  where c.group_id is not null;
end
$$;
comment on function muster.end_party(public.dinner_parties, public.dinner_party_status) is
'Ends a locked party and unlocks both crews; the party stays as history (D6).';

create function muster.lose_guest(
  party public.dinner_parties, outcome public.dinner_request_status
) returns void
language plpgsql volatile
set search_path = ''
as $$
begin
  update public.dinner_requests as r set status = outcome
  where r.party_id = party.id and r.status = 'accepted';
  delete from public.dinner_engagements as e where e.party_id = party.id and e.side = 'guest';
  update public.dinner_parties as p set status = 'open', guest_group_id = null
  where p.id = party.id;
  perform muster.notify_crew(party.host_group_id, 'dinner_guest_withdrew',
    jsonb_build_object('partyId', party.id));
  party.status := 'open';
  party.guest_group_id := null;
  if party.starts_at <= clock_timestamp() then
    -- Nobody else can come any more.
    perform muster.end_party(party, 'expired');
  else
    perform muster.schedule_job('dinner.party_due', party.id, party.starts_at);
  end if;
end
$$;
comment on function muster.lose_guest(public.dinner_parties, public.dinner_request_status) is
'Unlocks the crew that was accepted and opens the locked party again, unless it has begun (D6).';

create function muster.end_dealings(group_id uuid, engagement public.dinner_engagements)
returns void
language plpgsql volatile
set search_path = ''
as $$
declare
  party public.dinner_parties;
begin
  update public.dinner_requests as r set status = 'ended'
  where r.group_id = end_dealings.group_id and r.status = 'pending';
  if engagement.party_id is null then
    return;
  end if;
  select * into party from public.dinner_parties as p where p.id = engagement.party_id;
  if muster.is_over(party) then
    -- It took place; that nobody has noted it down yet changes nothing (D7).
    perform muster.end_party(party, 'completed');
  elsif engagement.side = 'host' then
    perform muster.end_party(party, 'cancelled');
  else
    perform muster.lose_guest(party, 'ended');
  end if;
end
$$;
comment on function muster.end_dealings(uuid, public.dinner_engagements) is
'Ends what a crew has asked for and agreed, all of it locked: its own party is cancelled, another''s opens again (D6).';

create function muster.lock_dealings_of_person(user_id uuid) returns void
language plpgsql volatile
set search_path = ''
as $$
begin
  perform muster.lock_dealings(s.group_id)
  from public.dinner_seats as s where s.user_id = lock_dealings_of_person.user_id;
end
$$;
comment on function muster.lock_dealings_of_person(uuid) is
'Takes the locks that leaving their crew needs: after groups, before the person (A7).';
