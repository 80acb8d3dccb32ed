-- updated_at follows every update.

create function public.update_updated_at_column() returns trigger
language plpgsql volatile
set search_path = ''
as $$
begin
  new.updated_at := clock_timestamp();
  return new;
end
$$;
comment on function public.update_updated_at_column() is 'Sets updated_at.';

create trigger update_users_updated_at before update on public.users
for each row execute function public.update_updated_at_column();
create trigger update_user_private_updated_at before update on public.user_private
for each row execute function public.update_updated_at_column();
create trigger update_auth_users_updated_at before update on auth.users
for each row execute function public.update_updated_at_column();
create trigger update_role_templates_updated_at before update on public.role_templates
for each row execute function public.update_updated_at_column();
create trigger update_group_templates_updated_at before update on public.group_templates
for each row execute function public.update_updated_at_column();
create trigger update_groups_updated_at before update on public.groups
for each row execute function public.update_updated_at_column();
create trigger update_group_roles_updated_at before update on public.group_roles
for each row execute function public.update_updated_at_column();
create trigger update_invites_updated_at before update on public.invites
for each row execute function public.update_updated_at_column();
