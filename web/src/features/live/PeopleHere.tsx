import type { CSSProperties } from 'react';
import { Tooltip } from '@mantine/core';
import { initials } from '@/app/initials';
import { useLanguage } from '@/app/language';
import { colourOf, type Person, usePeopleAt } from './presence';
import classes from './Live.module.css';

const shown = 5;

/** Who else has this document open. */
export function PeopleHere({ document }: { document: string }) {
  const { t } = useLanguage();
  const people = usePeopleAt(document);
  if (people.length === 0) return null;
  const more = people.slice(shown);
  return (
    <ul className={classes.people} aria-label={t('live.here')}>
      {people.slice(0, shown).map((person) => (
        <li key={person.user}>
          <Tooltip label={t('live.isHere', { name: person.name })}><Initials person={person} className={classes.person} /></Tooltip>
        </li>
      ))}
      {more.length > 0 && <li className={classes.more} title={more.map(({ name }) => name).join(', ')}>{t('live.more', { count: more.length })}</li>}
    </ul>
  );
}

/** The mark in the corner of a cell that somebody else is in. */
export function PeopleInCell({ people }: { people: readonly Person[] }) {
  return (
    <span className={classes.inCell}>
      {people.slice(0, 3).map((person) => <Initials key={person.user} person={person} className={classes.small} />)}
    </span>
  );
}

function Initials({ person: { user, name }, className, ...rest }: { person: Person; className: string | undefined }) {
  return (
    <span {...rest} role="img" aria-label={name} data-initials={initials(name)} className={className} style={{ '--person': colourOf(user) } as CSSProperties} />
  );
}
