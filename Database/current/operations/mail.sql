-- Mails wait in a table, written with what they tell of: no mail of a change that did not
-- happen, none lost by a crash. Each has a job; without the mail there is nothing to do.

create function muster.schedule_mails() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  if tg_op = 'INSERT' then
    insert into muster.jobs (kind, queue, subject)
    select 'mail', 'mails', c.id::text from changed_rows as c;
    perform pg_notify('muster_jobs', 'mails');
  else
    delete from muster.jobs as j
    using changed_rows as c
    where j.kind = 'mail' and j.subject = c.id::text and j.failed_at is null;
  end if;
  return null;
end
$$;
comment on function muster.schedule_mails() is 'Has each mail sent, as long as there is one.';
create trigger schedule_insert after insert on muster.mails
referencing new table as changed_rows
for each statement execute function muster.schedule_mails();
create trigger schedule_delete after delete on muster.mails
referencing old table as changed_rows
for each statement execute function muster.schedule_mails();

create function muster.send_mail(recipient text, kind text, payload jsonb) returns void
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  insert into muster.mails (recipient, kind, payload)
  values (send_mail.recipient, send_mail.kind, send_mail.payload || jsonb_build_object(
    -- Who has no account is likely to read the language of whoever has them written to.
    'locale', coalesce(
      (
        select p.locale
        from auth.users as u
        join public.user_private as p on p.user_id = u.id
        where u.email operator(extensions.=) send_mail.recipient::extensions.citext
      ), send_mail.payload ->> 'locale'
    )
  ));
end
$$;
comment on function muster.send_mail(text, text, jsonb) is 'Puts a mail out to be sent.';

create function muster.claim_mails(at_most integer)
returns table (job_id bigint, attempt integer, id uuid, recipient text, kind text, payload text)
language plpgsql volatile security definer
set search_path = ''
as $$
#variable_conflict use_column
declare
  job record;
begin
  -- In statements of their own: a mail that was written after the first one began is claimed by it,
  -- and is not seen by the same one. It would wait until its lease is over.
  for job in
    select * from muster.claim_jobs('mails', claim_mails.at_most, claim_mails.at_most)
  loop
    return query
    select job.id, job.attempt, m.id, m.recipient::text, m.kind, m.payload::text
    from muster.mails as m
    where m.id = job.subject::uuid;
  end loop;
end
$$;
comment on function muster.claim_mails(integer) is 'Takes mails that are due, to send them.';
grant execute on function muster.claim_mails(integer) to service_role;

create function muster.finish_mail(job_id bigint, attempt integer, mail_id uuid, error text)
returns void
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  -- The mail, then its job: in the order of those who delete mails.
  perform from muster.mails as m where m.id = finish_mail.mail_id for update;
  -- Sent, or given up: it holds a token, and is not kept either way.
  if muster.finish_job(finish_mail.job_id, finish_mail.attempt, finish_mail.error)
    in ('done', 'failed')
  then
    delete from muster.mails as m where m.id = finish_mail.mail_id;
  end if;
end
$$;
comment on function muster.finish_mail(bigint, integer, uuid, text) is
'Says that a mail was sent (error is null), or is to be tried again later.';
grant execute on function muster.finish_mail(bigint, integer, uuid, text) to service_role;
