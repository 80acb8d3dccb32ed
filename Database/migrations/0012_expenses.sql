-- Shared expenses, what they leave people owing one another, and how that is settled (X1 to X5).
--
-- Whoever pays or takes part is a person or a *placeholder*: somebody who has no account yet. In
-- rows that name either, person_id is whichever it is, and is what keys are made of.

-- What only keeps a group from being deleted does not keep people out of it.
alter table public.group_holds add column deletion_only boolean not null default false;
comment on column public.group_holds.deletion_only is
'Keeps the group from being deleted, and from nothing else.';

create table public.currencies (
  code text not null,
  name text not null,
  minor_units smallint not null,
  constraint currencies_pkey primary key (code),
  constraint currencies_code_shape check (code ~ '^[A-Z]{3}$'),
  constraint currencies_minor_units_range check (minor_units between 0 and 4)
);
comment on table public.currencies is 'The currencies of ISO 4217 that are in use.';
comment on column public.currencies.minor_units is
'How many decimals an amount has: one unit is 10 to that power of what amounts count.';

insert into public.currencies (code, minor_units, name) values
('AED', 2, 'UAE Dirham'), ('AFN', 2, 'Afghani'), ('ALL', 2, 'Lek'), ('AMD', 2, 'Armenian Dram'),
('AOA', 2, 'Kwanza'), ('ARS', 2, 'Argentine Peso'), ('AUD', 2, 'Australian Dollar'),
('AWG', 2, 'Aruban Florin'), ('AZN', 2, 'Azerbaijan Manat'), ('BAM', 2, 'Convertible Mark'),
('BBD', 2, 'Barbados Dollar'), ('BDT', 2, 'Taka'), ('BHD', 3, 'Bahraini Dinar'),
('BIF', 0, 'Burundi Franc'), ('BMD', 2, 'Bermudian Dollar'), ('BND', 2, 'Brunei Dollar'),
('BOB', 2, 'Boliviano'), ('BRL', 2, 'Brazilian Real'), ('BSD', 2, 'Bahamian Dollar'),
('BTN', 2, 'Ngultrum'), ('BWP', 2, 'Pula'), ('BYN', 2, 'Belarusian Ruble'),
('BZD', 2, 'Belize Dollar'), ('CAD', 2, 'Canadian Dollar'), ('CDF', 2, 'Congolese Franc'),
('CHF', 2, 'Swiss Franc'), ('CLP', 0, 'Chilean Peso'), ('CNY', 2, 'Yuan Renminbi'),
('COP', 2, 'Colombian Peso'), ('CRC', 2, 'Costa Rican Colon'), ('CUP', 2, 'Cuban Peso'),
('CVE', 2, 'Cabo Verde Escudo'), ('CZK', 2, 'Czech Koruna'), ('DJF', 0, 'Djibouti Franc'),
('DKK', 2, 'Danish Krone'), ('DOP', 2, 'Dominican Peso'), ('DZD', 2, 'Algerian Dinar'),
('EGP', 2, 'Egyptian Pound'), ('ERN', 2, 'Nakfa'), ('ETB', 2, 'Ethiopian Birr'),
('EUR', 2, 'Euro'), ('FJD', 2, 'Fiji Dollar'), ('FKP', 2, 'Falkland Islands Pound'),
('GBP', 2, 'Pound Sterling'), ('GEL', 2, 'Lari'), ('GHS', 2, 'Ghana Cedi'),
('GIP', 2, 'Gibraltar Pound'), ('GMD', 2, 'Dalasi'), ('GNF', 0, 'Guinean Franc'),
('GTQ', 2, 'Quetzal'), ('GYD', 2, 'Guyana Dollar'), ('HKD', 2, 'Hong Kong Dollar'),
('HNL', 2, 'Lempira'), ('HTG', 2, 'Gourde'), ('HUF', 2, 'Forint'), ('IDR', 2, 'Rupiah'),
('ILS', 2, 'New Israeli Sheqel'), ('INR', 2, 'Indian Rupee'), ('IQD', 3, 'Iraqi Dinar'),
('IRR', 2, 'Iranian Rial'), ('ISK', 0, 'Iceland Krona'), ('JMD', 2, 'Jamaican Dollar'),
('JOD', 3, 'Jordanian Dinar'), ('JPY', 0, 'Yen'), ('KES', 2, 'Kenyan Shilling'),
('KGS', 2, 'Som'), ('KHR', 2, 'Riel'), ('KMF', 0, 'Comorian Franc'),
('KPW', 2, 'North Korean Won'), ('KRW', 0, 'Won'), ('KWD', 3, 'Kuwaiti Dinar'),
('KYD', 2, 'Cayman Islands Dollar'), ('KZT', 2, 'Tenge'), ('LAK', 2, 'Lao Kip'),
('LBP', 2, 'Lebanese Pound'), ('LKR', 2, 'Sri Lanka Rupee'), ('LRD', 2, 'Liberian Dollar'),
('LSL', 2, 'Loti'), ('LYD', 3, 'Libyan Dinar'), ('MAD', 2, 'Moroccan Dirham'),
('MDL', 2, 'Moldovan Leu'), ('MGA', 2, 'Malagasy Ariary'), ('MKD', 2, 'Denar'),
('MMK', 2, 'Kyat'), ('MNT', 2, 'Tugrik'), ('MOP', 2, 'Pataca'), ('MRU', 2, 'Ouguiya'),
('MUR', 2, 'Mauritius Rupee'), ('MVR', 2, 'Rufiyaa'), ('MWK', 2, 'Malawi Kwacha'),
('MXN', 2, 'Mexican Peso'), ('MYR', 2, 'Malaysian Ringgit'), ('MZN', 2, 'Mozambique Metical'),
('NAD', 2, 'Namibia Dollar'), ('NGN', 2, 'Naira'), ('NIO', 2, 'Cordoba Oro'),
('NOK', 2, 'Norwegian Krone'), ('NPR', 2, 'Nepalese Rupee'), ('NZD', 2, 'New Zealand Dollar'),
('OMR', 3, 'Rial Omani'), ('PAB', 2, 'Balboa'), ('PEN', 2, 'Sol'), ('PGK', 2, 'Kina'),
('PHP', 2, 'Philippine Peso'), ('PKR', 2, 'Pakistan Rupee'), ('PLN', 2, 'Zloty'),
('PYG', 0, 'Guarani'), ('QAR', 2, 'Qatari Rial'), ('RON', 2, 'Romanian Leu'),
('RSD', 2, 'Serbian Dinar'), ('RUB', 2, 'Russian Ruble'), ('RWF', 0, 'Rwanda Franc'),
('SAR', 2, 'Saudi Riyal'), ('SBD', 2, 'Solomon Islands Dollar'), ('SCR', 2, 'Seychelles Rupee'),
('SDG', 2, 'Sudanese Pound'), ('SEK', 2, 'Swedish Krona'), ('SGD', 2, 'Singapore Dollar'),
('SHP', 2, 'Saint Helena Pound'), ('SLE', 2, 'Leone'), ('SOS', 2, 'Somali Shilling'),
('SRD', 2, 'Surinam Dollar'), ('SSP', 2, 'South Sudanese Pound'), ('STN', 2, 'Dobra'),
('SVC', 2, 'El Salvador Colon'), ('SYP', 2, 'Syrian Pound'), ('SZL', 2, 'Lilangeni'),
('THB', 2, 'Baht'), ('TJS', 2, 'Somoni'), ('TMT', 2, 'Turkmenistan New Manat'),
('TND', 3, 'Tunisian Dinar'), ('TOP', 2, 'Pa’anga'), ('TRY', 2, 'Turkish Lira'),
('TTD', 2, 'Trinidad and Tobago Dollar'), ('TWD', 2, 'New Taiwan Dollar'),
('TZS', 2, 'Tanzanian Shilling'), ('UAH', 2, 'Hryvnia'), ('UGX', 0, 'Uganda Shilling'),
('USD', 2, 'US Dollar'), ('UYU', 2, 'Peso Uruguayo'), ('UZS', 2, 'Uzbekistan Sum'),
('VED', 2, 'Digital Bolívar'), ('VES', 2, 'Bolívar Soberano'), ('VND', 0, 'Dong'),
('VUV', 0, 'Vatu'), ('WST', 2, 'Tala'), ('XAF', 0, 'CFA Franc BEAC'),
('XCD', 2, 'East Caribbean Dollar'), ('XCG', 2, 'Caribbean Guilder'),
('XOF', 0, 'CFA Franc BCEAO'), ('XPF', 0, 'CFP Franc'), ('YER', 2, 'Yemeni Rial'),
('ZAR', 2, 'Rand'), ('ZMW', 2, 'Zambian Kwacha'), ('ZWG', 2, 'Zimbabwe Gold');

create table muster.expense_ledgers (
  group_id uuid not null,
  version bigint not null default 1,
  constraint expense_ledgers_pkey primary key (group_id),
  constraint expense_ledgers_group_id_fkey
  foreign key (group_id) references public.groups (id) on delete cascade
);
comment on table muster.expense_ledgers is
'The lock of a group''s money: whoever changes any of it raises the version first.';

create table public.expense_placeholders (
  id uuid not null default gen_random_uuid(),
  group_id uuid not null,
  full_name text not null,
  created_by_user_id uuid not null,
  created_at timestamptz not null default clock_timestamp(),
  invite_id uuid,
  offered_to_user_id uuid,
  claimed_by_user_id uuid,
  claimed_at timestamptz,
  constraint expense_placeholders_pkey primary key (id),
  -- What rows that name a placeholder point at: it is of their group. They do so until commit:
  -- with their group, placeholders go before what names them.
  constraint expense_placeholders_group_key unique (id, group_id),
  constraint expense_placeholders_invite_id_key unique (invite_id),
  constraint expense_placeholders_group_id_fkey
  foreign key (group_id) references public.groups (id) on delete cascade,
  constraint expense_placeholders_created_by_user_id_fkey
  foreign key (created_by_user_id) references public.users (id) on delete restrict,
  constraint expense_placeholders_invite_id_fkey
  foreign key (invite_id) references public.invites (id) on delete set null,
  constraint expense_placeholders_offered_to_user_id_fkey
  foreign key (offered_to_user_id) references public.users (id) on delete restrict,
  constraint expense_placeholders_claimed_by_user_id_fkey
  foreign key (claimed_by_user_id) references public.users (id) on delete restrict,
  constraint expense_placeholders_full_name_length check (length(full_name) between 1 and 100),
  constraint expense_placeholders_full_name_printable check (full_name !~ '[[:cntrl:]]'),
  constraint expense_placeholders_claimed check (
    (claimed_by_user_id is null) = (claimed_at is null)
    and (claimed_by_user_id is null or offered_to_user_id is null)
  )
);
create index expense_placeholders_group_id_idx on public.expense_placeholders (group_id, created_at);
create index expense_placeholders_created_by_user_id_idx
on public.expense_placeholders (created_by_user_id);
create index expense_placeholders_offered_to_user_id_idx
on public.expense_placeholders (offered_to_user_id) where offered_to_user_id is not null;
create index expense_placeholders_claimed_by_user_id_idx
on public.expense_placeholders (claimed_by_user_id) where claimed_by_user_id is not null;
comment on table public.expense_placeholders is
'People who share costs of a group and have no account yet; no members. Whoever they stand for claims them.';
comment on column public.expense_placeholders.invite_id is
'The invitation whose acceptance claims it.';
comment on column public.expense_placeholders.offered_to_user_id is
'The member who may say that it stands for them.';

create table public.recurring_expenses (
  id uuid not null default gen_random_uuid(),
  group_id uuid not null,
  created_by_user_id uuid not null,
  template jsonb not null,
  every_unit text not null,
  every_interval integer not null,
  starts_on date not null,
  next_number integer not null default 0,
  next_on date,
  ends_on date,
  max_count integer,
  made_count integer not null default 0,
  status text not null default 'active',
  pause_reason text,
  version bigint not null default 1,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  constraint recurring_expenses_pkey primary key (id),
  constraint recurring_expenses_group_id_fkey
  foreign key (group_id) references public.groups (id) on delete cascade,
  constraint recurring_expenses_created_by_user_id_fkey
  foreign key (created_by_user_id) references public.users (id) on delete restrict,
  constraint recurring_expenses_template_object check (jsonb_typeof(template) = 'object'),
  constraint recurring_expenses_every_unit_known
  check (every_unit in ('day', 'week', 'month', 'year')),
  constraint recurring_expenses_every_interval_range check (every_interval between 1 and 99),
  constraint recurring_expenses_starts_on_range
  check (starts_on between '1900-01-01' and '9000-12-31'),
  constraint recurring_expenses_ends_on_order check (ends_on >= starts_on and isfinite(ends_on)),
  constraint recurring_expenses_one_end check (ends_on is null or max_count is null),
  constraint recurring_expenses_max_count_range check (max_count between 1 and 1000),
  constraint recurring_expenses_status_known check (status in ('active', 'paused', 'ended')),
  constraint recurring_expenses_next_on_active check ((status = 'active') = (next_on is not null)),
  constraint recurring_expenses_pause_reason_paused
  check ((status = 'paused') = (pause_reason is not null))
);
create index recurring_expenses_group_id_idx on public.recurring_expenses (group_id, created_at);
create index recurring_expenses_created_by_user_id_idx
on public.recurring_expenses (created_by_user_id);
comment on table public.recurring_expenses is
'Expenses that come again by themselves, made on the day in the time zone of whoever set them up.';
comment on column public.recurring_expenses.template is
'The expense as the API takes it: description, amount, currency, paidBy, split, category, note, receiptUrl.';
comment on column public.recurring_expenses.next_number is
'How many intervals after the first day the next one is, so that the 31st stays the 31st.';

create table public.expenses (
  id uuid not null default gen_random_uuid(),
  group_id uuid not null,
  description text not null,
  amount bigint not null,
  currency text not null,
  split_mode text not null,
  category text,
  note text,
  receipt_url text,
  spent_on date not null,
  created_by_user_id uuid not null,
  recurring_id uuid,
  occurs_on date,
  version bigint not null default 1,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  deleted_at timestamptz,
  -- Letters and digits only, as a search reads what it is asked: of a path, an address or a price,
  -- each part is a word.
  words tsvector not null generated always as (
    to_tsvector(
      'simple'::regconfig,
      regexp_replace(
        description || ' ' || coalesce(category, '') || ' ' || coalesce(note, ''),
        '[^[:alnum:]]+', ' ', 'g'
      )
    )
  ) stored,
  constraint expenses_pkey primary key (id),
  constraint expenses_group_key unique (id, group_id),
  constraint expenses_occurrence_key unique (recurring_id, occurs_on),
  constraint expenses_group_id_fkey
  foreign key (group_id) references public.groups (id) on delete cascade,
  constraint expenses_currency_fkey
  foreign key (currency) references public.currencies (code) on delete restrict,
  constraint expenses_created_by_user_id_fkey
  foreign key (created_by_user_id) references public.users (id) on delete restrict,
  constraint expenses_recurring_id_fkey
  foreign key (recurring_id) references public.recurring_expenses (id) on delete no action,
  constraint expenses_amount_range
  check (amount <> 0 and amount between -1000000000000 and 1000000000000),
  constraint expenses_split_mode_known check (split_mode in ('equal', 'exact', 'percent', 'shares')),
  constraint expenses_description_length check (length(description) between 1 and 200),
  constraint expenses_description_printable check (description !~ '[[:cntrl:]]'),
  constraint expenses_category_length check (length(category) between 1 and 40),
  constraint expenses_category_printable check (category !~ '[[:cntrl:]]'),
  constraint expenses_category_plain check (category = lower(btrim(category))),
  constraint expenses_note_length check (length(note) between 1 and 2000),
  constraint expenses_note_printable check (translate(note, E'\t\n\r', '') !~ '[[:cntrl:]]'),
  constraint expenses_receipt_url_length check (length(receipt_url) <= 2000),
  constraint expenses_receipt_url_shape check (receipt_url ~* '^https?://[^[:space:][:cntrl:]]+$'),
  constraint expenses_spent_on_range check (spent_on between '1900-01-01' and '9000-12-31')
);
-- As lists show them.
create index expenses_spent_on_idx on public.expenses (group_id, spent_on desc, created_at desc, id)
where deleted_at is null;
create index expenses_deleted_idx on public.expenses (group_id, spent_on desc, created_at desc, id)
where deleted_at is not null;
create index expenses_group_id_idx on public.expenses (group_id);
create index expenses_words_idx on public.expenses using gin (words);
create index expenses_currency_idx on public.expenses (currency, group_id);
create index expenses_created_by_user_id_idx on public.expenses (created_by_user_id);
comment on table public.expenses is
'What a group spent, in minor units of a currency (X1, X2). Deleted ones stay for the history (X5).';
comment on column public.expenses.amount is 'In minor units; negative: a refund.';
comment on column public.expenses.words is 'What a search looks through.';
comment on column public.expenses.occurs_on is 'The day of the recurring expense that it was made for.';

create table public.expense_payers (
  expense_id uuid not null,
  group_id uuid not null,
  user_id uuid,
  placeholder_id uuid,
  person_id uuid not null generated always as (coalesce(user_id, placeholder_id)) stored,
  amount bigint not null,
  position integer not null,
  constraint expense_payers_pkey primary key (expense_id, person_id),
  constraint expense_payers_one_person check ((user_id is null) <> (placeholder_id is null)),
  constraint expense_payers_expense_id_fkey
  foreign key (expense_id, group_id) references public.expenses (id, group_id) on delete cascade,
  constraint expense_payers_user_id_fkey
  foreign key (user_id) references public.users (id) on delete restrict,
  constraint expense_payers_placeholder_id_fkey
  foreign key (placeholder_id, group_id) references public.expense_placeholders (id, group_id)
  on delete no action deferrable initially deferred,
  constraint expense_payers_amount_not_zero check (amount <> 0)
);
-- With the expense, so that what somebody is in is read from the index alone.
create index expense_payers_person_idx on public.expense_payers (group_id, person_id, expense_id);
create index expense_payers_user_id_idx
on public.expense_payers (user_id, expense_id) where user_id is not null;
create index expense_payers_placeholder_id_idx
on public.expense_payers (placeholder_id) where placeholder_id is not null;
comment on table public.expense_payers is 'Who paid how much of an expense; together all of it (X2).';

create table public.expense_shares (
  expense_id uuid not null,
  group_id uuid not null,
  user_id uuid,
  placeholder_id uuid,
  person_id uuid not null generated always as (coalesce(user_id, placeholder_id)) stored,
  value numeric,
  amount bigint not null,
  leftover bigint not null default 0,
  position integer not null,
  constraint expense_shares_pkey primary key (expense_id, person_id),
  constraint expense_shares_one_person check ((user_id is null) <> (placeholder_id is null)),
  constraint expense_shares_expense_id_fkey
  foreign key (expense_id, group_id) references public.expenses (id, group_id) on delete cascade,
  constraint expense_shares_user_id_fkey
  foreign key (user_id) references public.users (id) on delete restrict,
  constraint expense_shares_placeholder_id_fkey
  foreign key (placeholder_id, group_id) references public.expense_placeholders (id, group_id)
  on delete no action deferrable initially deferred
);
-- With the expense, so that what somebody is in is read from the index alone.
create index expense_shares_person_idx on public.expense_shares (group_id, person_id, expense_id);
create index expense_shares_user_id_idx
on public.expense_shares (user_id, expense_id) where user_id is not null;
create index expense_shares_placeholder_id_idx
on public.expense_shares (placeholder_id) where placeholder_id is not null;
comment on table public.expense_shares is
'What part of an expense is whose; together all of it (X2).';
comment on column public.expense_shares.value is
'What was given for the person: minor units, percent or weight, as the mode of the split says.';
comment on column public.expense_shares.leftover is
'How much of the amount is there because the rest did not divide.';

create table public.expense_versions (
  expense_id uuid not null,
  version bigint not null,
  group_id uuid not null,
  action text not null,
  changed_by_user_id uuid,
  changed_at timestamptz not null default clock_timestamp(),
  state jsonb not null,
  constraint expense_versions_pkey primary key (expense_id, version),
  constraint expense_versions_expense_id_fkey
  foreign key (expense_id, group_id) references public.expenses (id, group_id) on delete cascade,
  constraint expense_versions_changed_by_user_id_fkey
  foreign key (changed_by_user_id) references public.users (id) on delete restrict,
  constraint expense_versions_action_known check (
    action in ('created', 'updated', 'deleted', 'restored', 'claimed', 'imported', 'recurring')
  )
);
create index expense_versions_changed_by_user_id_idx
on public.expense_versions (changed_by_user_id) where changed_by_user_id is not null;
comment on table public.expense_versions is
'Each expense as it was after each change, whole; only ever added to (X5).';

create table public.settlements (
  id uuid not null default gen_random_uuid(),
  group_id uuid not null,
  from_user_id uuid,
  from_placeholder_id uuid,
  from_person_id uuid not null generated always as (coalesce(from_user_id, from_placeholder_id)) stored,
  to_user_id uuid,
  to_placeholder_id uuid,
  to_person_id uuid not null generated always as (coalesce(to_user_id, to_placeholder_id)) stored,
  amount bigint not null,
  currency text not null,
  note text,
  settled_on date not null,
  status text not null default 'recorded',
  recorded_by_user_id uuid not null,
  created_at timestamptz not null default clock_timestamp(),
  ended_at timestamptz,
  ended_by_user_id uuid,
  constraint settlements_pkey primary key (id),
  constraint settlements_group_id_fkey
  foreign key (group_id) references public.groups (id) on delete cascade,
  constraint settlements_currency_fkey
  foreign key (currency) references public.currencies (code) on delete restrict,
  constraint settlements_from_user_id_fkey
  foreign key (from_user_id) references public.users (id) on delete restrict,
  constraint settlements_from_placeholder_id_fkey
  foreign key (from_placeholder_id, group_id)
  references public.expense_placeholders (id, group_id) on delete no action deferrable initially deferred,
  constraint settlements_to_user_id_fkey
  foreign key (to_user_id) references public.users (id) on delete restrict,
  constraint settlements_to_placeholder_id_fkey
  foreign key (to_placeholder_id, group_id)
  references public.expense_placeholders (id, group_id) on delete no action deferrable initially deferred,
  constraint settlements_recorded_by_user_id_fkey
  foreign key (recorded_by_user_id) references public.users (id) on delete restrict,
  constraint settlements_ended_by_user_id_fkey
  foreign key (ended_by_user_id) references public.users (id) on delete restrict,
  constraint settlements_one_payer check ((from_user_id is null) <> (from_placeholder_id is null)),
  constraint settlements_one_receiver check ((to_user_id is null) <> (to_placeholder_id is null)),
  constraint settlements_not_oneself check (
    coalesce(from_user_id, from_placeholder_id) <> coalesce(to_user_id, to_placeholder_id)
  ),
  constraint settlements_amount_range check (amount between 1 and 1000000000000),
  constraint settlements_note_length check (length(note) between 1 and 2000),
  constraint settlements_note_printable check (translate(note, E'\t\n\r', '') !~ '[[:cntrl:]]'),
  constraint settlements_settled_on_range check (settled_on between '1900-01-01' and '9000-12-31'),
  constraint settlements_status_known check (status in ('recorded', 'rejected', 'withdrawn')),
  constraint settlements_ended check ((status = 'recorded') = (ended_at is null))
);
create index settlements_group_id_idx
on public.settlements (group_id, settled_on desc, created_at desc, id);
create index settlements_from_user_id_idx on public.settlements (from_user_id) where from_user_id is not null;
create index settlements_to_user_id_idx on public.settlements (to_user_id) where to_user_id is not null;
create index settlements_from_placeholder_id_idx
on public.settlements (from_placeholder_id) where from_placeholder_id is not null;
create index settlements_to_placeholder_id_idx
on public.settlements (to_placeholder_id) where to_placeholder_id is not null;
create index settlements_currency_idx on public.settlements (currency, group_id);
create index settlements_recorded_by_user_id_idx on public.settlements (recorded_by_user_id);
create index settlements_ended_by_user_id_idx
on public.settlements (ended_by_user_id) where ended_by_user_id is not null;
comment on table public.settlements is
'Money that went from one to another to settle what was owed (X4). Rejected and withdrawn ones count for nothing.';

-- Kept, so that what is owed is read the same after ten expenses and after a hundred thousand.
create table public.expense_balances (
  group_id uuid not null,
  currency text not null,
  user_id uuid,
  placeholder_id uuid,
  person_id uuid not null generated always as (coalesce(user_id, placeholder_id)) stored,
  amount bigint not null,
  constraint expense_balances_pkey primary key (group_id, currency, person_id),
  constraint expense_balances_one_person check ((user_id is null) <> (placeholder_id is null)),
  constraint expense_balances_group_id_fkey
  foreign key (group_id) references public.groups (id) on delete cascade,
  constraint expense_balances_currency_fkey
  foreign key (currency) references public.currencies (code) on delete restrict,
  constraint expense_balances_user_id_fkey
  foreign key (user_id) references public.users (id) on delete restrict,
  constraint expense_balances_placeholder_id_fkey
  foreign key (placeholder_id, group_id)
  references public.expense_placeholders (id, group_id) on delete no action deferrable initially deferred,
  constraint expense_balances_amount_range
  check (amount between -9000000000000000 and 9000000000000000)
);
create index expense_balances_user_id_idx
on public.expense_balances (user_id) where user_id is not null;
create index expense_balances_placeholder_id_idx
on public.expense_balances (placeholder_id) where placeholder_id is not null;
create index expense_balances_currency_idx on public.expense_balances (currency);
comment on table public.expense_balances is
'What each person has in a group and currency: paid and settled, less their shares (X3). Kept by triggers; nobody has a row of zero.';

create table public.expense_activities (
  id bigint not null generated by default as identity,
  user_id uuid not null,
  group_id uuid not null,
  expense_id uuid,
  settlement_id uuid,
  action text not null,
  actor_user_id uuid,
  currency text not null,
  before bigint,
  after bigint,
  created_at timestamptz not null default clock_timestamp(),
  -- In the order in which they are read, a person's own.
  constraint expense_activities_pkey primary key (user_id, id),
  constraint expense_activities_one_subject check ((expense_id is null) <> (settlement_id is null)),
  constraint expense_activities_user_id_fkey
  foreign key (user_id) references public.users (id) on delete cascade,
  constraint expense_activities_group_id_fkey
  foreign key (group_id) references public.groups (id) on delete cascade,
  constraint expense_activities_expense_id_fkey
  foreign key (expense_id) references public.expenses (id) on delete cascade,
  constraint expense_activities_settlement_id_fkey
  foreign key (settlement_id) references public.settlements (id) on delete cascade,
  constraint expense_activities_actor_user_id_fkey
  foreign key (actor_user_id) references public.users (id) on delete set null,
  constraint expense_activities_currency_fkey
  foreign key (currency) references public.currencies (code) on delete restrict
);
create index expense_activities_group_id_idx on public.expense_activities (group_id);
create index expense_activities_expense_id_idx
on public.expense_activities (expense_id) where expense_id is not null;
create index expense_activities_settlement_id_idx
on public.expense_activities (settlement_id) where settlement_id is not null;
create index expense_activities_actor_user_id_idx
on public.expense_activities (actor_user_id) where actor_user_id is not null;
create index expense_activities_currency_idx on public.expense_activities (currency);
comment on table public.expense_activities is
'What happened to expenses and settlements that involve a person, for that person.';
comment on column public.expense_activities.before is
'What it did to the person''s balance until then, in minor units; null: it did not involve them.';
comment on column public.expense_activities.after is
'What it does to the person''s balance since; null: it no longer involves them.';

create table muster.expense_imports (
  group_id uuid not null,
  digest bytea not null,
  imported_at timestamptz not null default clock_timestamp(),
  constraint expense_imports_pkey primary key (group_id, digest),
  constraint expense_imports_group_id_fkey
  foreign key (group_id) references public.groups (id) on delete cascade
);
comment on table muster.expense_imports is
'The rows of files that a group has imported, so that the same file twice adds nothing.';
