-- What people type into a search, as PostgreSQL's full text search takes it: words that all have to
-- be there, "some words" in this order, or, -none of this; the beginning of the last word will do.
-- Nothing that can be typed is an error, but for a search for nothing.

create function muster.require_words(wanted tsquery) returns tsquery
language plpgsql immutable
set search_path = ''
as $$
begin
  -- What only says what must not be there is found by no index.
  if querytree(wanted) = 'T' then
    raise exception using errcode = '23514', message = 'has no word to look for',
      constraint = 'search_query_words';
  end if;
  return wanted;
end
$$;
comment on function muster.require_words(tsquery) is
'Refuses a search that nothing has to be there for, which would look at everything.';
grant execute on function muster.require_words(tsquery) to authenticated;

create function muster.search_query(typed text) returns tsquery
language plpgsql immutable
set search_path = ''
as $$
declare
  -- Letters, digits, quotes, and a dash before a word: what is looked through has no more.
  plain text := regexp_replace(
    regexp_replace(lower(left(coalesce(typed, ''), 200)), '[^[:alnum:]"-]+', ' ', 'g'),
    '(?<=[^ ])-|-(?=[^[:alnum:]"]|$)', ' ', 'g'
  );
  last_word text [] := regexp_match(plain, '^(.*?)(-?)([[:alnum:]]+)$');
  front tsquery;
  beginning tsquery;
begin
  if plain !~ '[[:alnum:]]' then
    return '';
  end if;
  -- Inside of quotes words are whole.
  if last_word is null or length(replace(plain, '"', '')) % 2 <> length(plain) % 2 then
    return muster.require_words(websearch_to_tsquery('simple', plain));
  end if;
  if last_word[1] ~ '[[:alnum:]]' then
    front := websearch_to_tsquery('simple', regexp_replace(last_word[1], '(^|[ "])or +$', '\1'));
  end if;
  beginning := (quote_literal(last_word[3]) || ':*')::tsquery;
  if last_word[2] = '-' then
    beginning := !!beginning;
  end if;
  return muster.require_words(case
    when coalesce(numnode(front), 0) = 0 then beginning
    when last_word[1] ~ '(^|[ "])or +$' then front || beginning
    else front && beginning
  end);
end
$$;
comment on function muster.search_query(text) is
'A search as it is typed, as a query; of the last word the beginning will do.';
grant execute on function muster.search_query(text) to authenticated;

create function muster.search_limit() returns integer
language sql immutable
set search_path = ''
as $$
  select 1000
$$;
comment on function muster.search_limit() is
'How many finds of each kind, the newest, a search looks at.';
