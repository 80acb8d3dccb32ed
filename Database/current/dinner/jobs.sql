-- Stands in for the queue of due work until that is here.
create function muster.schedule_job(kind text, subject_id uuid, due_at timestamptz) returns void
language plpgsql volatile
set search_path = ''
as $$
begin
end
$$;
comment on function muster.schedule_job(text, uuid, timestamptz) is 'Stands in.';
create function muster.cancel_job(kind text, subject_id uuid) returns void
language plpgsql volatile
set search_path = ''
as $$
begin
end
$$;
comment on function muster.cancel_job(text, uuid) is 'Stands in.';
