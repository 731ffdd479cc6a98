import { Menu, UnstyledButton } from '@mantine/core';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { ChevronDown, Plus } from 'lucide-react';
import { newId } from '@/api/ids';
import type { Journey } from '@/api/types';
import { useLanguage } from '@/app/language';
import { ancestorsOf } from '@/features/atlas/tree';
import { useAtlas } from '@/features/atlas/useAtlas';
import { useCreate } from '../document/hooks';
import { useCommands } from './state/context';
import classes from './MapView.module.css';

/** The journeys above this one, from the widest to the next. */
export function Breadcrumb({ parent }: { parent: string | null | undefined }) {
  const { t, text } = useLanguage();
  const { workspace = '' } = useParams({ strict: false });
  const journeys = useAtlas().data?.journeys;
  if (!parent || !journeys) return null;
  const above = ancestorsOf(parent, journeys);
  if (above.length === 0) return null;
  return (
    <nav className={classes.breadcrumb} aria-label={t('map.breadcrumb')}>
      <ol>
        {above.map((journey) => (
          <li key={journey.id}><Link to="/w/$workspace/journeys/$journey" params={{ workspace, journey: journey.id }}>{text(journey.title) || t('journey.untitled')}</Link></li>
        ))}
      </ol>
    </nav>
  );
}

/** The parts of this journey, and the way to begin another one. */
export function SubJourneyMenu({ id, body }: { id: string; body: Journey }) {
  const { t, text, tCode, language } = useLanguage();
  const { workspace = '' } = useParams({ strict: false });
  const { canEdit } = useCommands();
  const navigate = useNavigate();
  const create = useCreate('journey');
  // The variants of a part are found on it, not beside it.
  const parts = useAtlas().data?.journeys.filter(({ parent, base }) => parent === id && !base) ?? [];
  if (parts.length === 0 && !canEdit) return null;
  const add = async () => {
    const part: Journey = {
      title: { [language]: t('map.newSubJourney') },
      kind: body.kind,
      state: 'draft',
      level: Math.min(9, (body.level ?? 1) + 1),
      parent: id,
      personas: body.personas,
      market: body.market,
      phase_model: body.phase_model ?? null,
      phases: [{ id: newId(), title: {}, steps: [{ id: newId(), title: {} }] }],
      lanes: ['touchpoints', 'needs', 'emotion', 'problems'].map((kind) => ({ id: newId(), kind, title: {}, cards: [] })),
    };
    const created = await create.mutateAsync(part);
    await navigate({ to: '/w/$workspace/journeys/$journey', params: { workspace, journey: created.id } });
  };
  return (
    <Menu width={280} position="bottom-start">
      <Menu.Target>
        <UnstyledButton className={classes.subJourneys}>{t('map.subJourneys', { count: parts.length })} <ChevronDown size={12} aria-hidden="true" /></UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown mah={420} style={{ overflow: 'auto' }}>
        {parts.map((part) => (
          <Menu.Item key={part.id} component={Link} to={`/w/${workspace}/journeys/${part.id}`} rightSection={<span className={classes.partState}>{tCode('journeyState', part.state)}</span>}>
            {text(part.title) || t('journey.untitled')}
          </Menu.Item>
        ))}
        {canEdit && <Menu.Item leftSection={<Plus size={14} />} onClick={() => void add()}>{t('map.addSubJourney')}</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  );
}
