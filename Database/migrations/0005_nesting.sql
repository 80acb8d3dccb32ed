-- Groups inside groups (K13): what an edge needs besides what memberships have.

-- One row: whoever changes edges holds it until the end of the transaction, so that no two
-- transactions close a cycle together. A row rather than an advisory lock, since nobody but the
-- owner can take it.
create table muster.graph (
  id boolean not null default true,
  version bigint not null default 1,
  locked_by xid8,
  constraint graph_pkey primary key (id),
  constraint graph_one_row check (id)
);
comment on column muster.graph.locked_by is
'The transaction that holds it, or held it last; also from within a savepoint of that one.';
comment on table muster.graph is 'The lock of all edges between groups; version counts their changes.';
insert into muster.graph default values;

alter table public.group_memberships
add column awaits_consent_of text,
-- What a foreign key compares: an edge never carries a leader role.
add column edge_role_is_leader boolean generated always as (
  case when edge_role_id is not null then false end
) stored;
comment on column public.group_memberships.awaits_consent_of is
'Which side''s leaders have yet to agree to an offered edge: outer or inner.';

alter table public.group_memberships
drop constraint group_memberships_edge_role_id_fkey,
add constraint group_memberships_edge_role_id_fkey
foreign key (edge_role_id, group_id, edge_role_is_leader)
references public.group_roles (id, group_id, is_leader)
on update no action on delete no action,
add constraint group_memberships_edge_role_while_it_holds check (
  member_group_id is null or (edge_role_id is null) = (status in ('left', 'removed'))
),
add constraint group_memberships_awaits_consent_of_known check (
  case when member_group_id is not null and status = 'invited'
    then coalesce(awaits_consent_of in ('outer', 'inner'), false)
    else awaits_consent_of is null end
);

alter table public.group_templates add column may_nest boolean not null default true;
comment on column public.group_templates.may_nest is
'Whether groups of this template go inside others or take others in.';
update public.group_templates set may_nest = false where name = 'Dinner Crew';

update public.groups set settings = settings - 'inheritance'
where settings ? 'inheritance' and jsonb_typeof(settings -> 'inheritance') <> 'boolean';
alter table public.groups add constraint groups_settings_inheritance check (
  not settings ? 'inheritance' or jsonb_typeof(settings -> 'inheritance') = 'boolean'
);

-- Groups that are inside a group, at any depth, are looked for from both ends.
create index group_closure_inner_outer_idx
on muster.group_closure (outer_group_id, inner_group_id);
drop index muster.group_closure_outer_group_id_idx;

-- A role that goes takes no invitation's history with it: pending ones are revoked first.
alter table public.invites
drop constraint invites_group_role_id_fkey,
add constraint invites_group_role_id_fkey
foreign key (group_role_id, group_id) references public.group_roles (id, group_id)
on delete set null (group_role_id);
