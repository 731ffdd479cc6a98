import { Menu, Skeleton, Tooltip, UnstyledButton } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import type { Document, Persona } from '@/api/types';
import { useLanguage } from '@/app/language';
import { useWorkspace } from '@/app/session';
import { EmptyState } from '@/components/EmptyState';
import { ProblemNotice } from '@/components/ProblemNotice';
import { ScoreBadge } from '@/components/ScoreBadge';
import table from '@/components/Table.module.css';
import { useDocuments } from '@/features/journeys/document/hooks';
import { Portrait } from '@/features/personas/Portrait';
import { conditionsOf } from '@/features/personas/segment';
import { JourneyFilters, useJourneyFilter } from './JourneyFilters';
import { matrixOf, type MatrixCell } from './matrix';
import { matching } from './tree';
import { type AtlasJourney, type JourneyHealth, useAtlas, useHealth } from './useAtlas';
import { usePersonaJourney } from './usePersonaJourney';
import classes from './Atlas.module.css';

/** Of the twenty markets of a journey a cell shows the first ones. */
const shownInCell = 2;

/** Which persona has which journey, how far its customers come in it, and where they are least content. */
export function MatrixView() {
  const { t, text } = useLanguage();
  const { filter } = useJourneyFilter();
  const atlas = useAtlas();
  const personas = useDocuments('persona');
  if (atlas.isPending || personas.isPending) return <div className={classes.page}>{[1, 2, 3, 4, 5].map((row) => <Skeleton key={row} height={36} mb={10} />)}</div>;
  if (atlas.isError || personas.isError) return <ProblemNotice error={atlas.error ?? personas.error} onRetry={() => void Promise.all([atlas.refetch(), personas.refetch()])} />;
  if (personas.data.length === 0) return <EmptyState title={t('personas.empty.title')}>{t('personas.empty.text')}</EmptyState>;
  const shown = personas.data.filter(({ id }) => !filter.persona || filter.persona === id);
  const journeys = matching(atlas.data.journeys, { ...filter, persona: '' }, (journey) => text(journey.title));
  return (
    <div className={classes.page}>
      <JourneyFilters journeys={atlas.data.journeys} />
      <Matrix journeys={journeys} personas={shown} />
    </div>
  );
}

function Matrix({ journeys, personas }: { journeys: AtlasJourney[]; personas: Document<Persona>[] }) {
  const { t, text, tCode } = useLanguage();
  const { workspace = '' } = useParams({ strict: false });
  const rows = matrixOf(journeys, personas.map(({ id }) => id), (journey) => text(journey.title));
  if (rows.length === 0) return <p className={classes.calm}>{t('atlas.noMatch')}</p>;
  return (
    <div className={table.scroll}>
      <table className={`${table.table} ${classes.matrix}`}>
        <thead>
          <tr>
            <th scope="col">{t('overview.journey')}</th>
            {personas.map(({ id, body }) => (
              <th key={id} scope="col">
                <Link to="/w/$workspace/personas/$persona" params={{ workspace, persona: id }} className={classes.personaHead}>
                  <Portrait name={body.name} picture={body.portrait} size={26} />
                  <span><b>{body.name}</b><span className={classes.personaNote}>{missing(rows.map(({ cells }) => cells.find((cell) => cell.persona === id)), t)}</span></span>
                </Link>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ journey, depth, cells }) => (
            <tr key={journey.id}>
              <th scope="row" className={classes.rowHead} style={{ paddingLeft: depth * 16 }}>
                <Link to="/w/$workspace/journeys/$journey" params={{ workspace, journey: journey.id }} className={table.title}>{text(journey.title) || t('journey.untitled')}</Link>
                <span className={table.under}>{[tCode('journeyKind', journey.kind), journey.market].filter(Boolean).join(' · ')}</span>
              </th>
              {cells.map((cell) => {
                const persona = personas.find(({ id }) => id === cell.persona)!;
                return <td key={cell.persona}>{cell.journeys.length > 0 ? <Cell cell={cell} persona={persona} journeys={rows.flatMap((row) => row.cells.find(({ persona: id }) => id === cell.persona)?.journeys.slice(0, shownInCell) ?? [])} /> : <EmptyCell journey={journey} persona={persona} />}</td>;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function missing(cells: (MatrixCell | undefined)[], t: ReturnType<typeof useLanguage>['t']): string {
  return t('matrix.has', { count: cells.filter((cell) => cell && cell.journeys.length > 0).length, all: cells.length });
}

/** All cells of a persona ask the same question, so that it is asked once. */
function Cell({ cell, persona, journeys }: { cell: MatrixCell; persona: Document<Persona>; journeys: AtlasJourney[] }) {
  const { t } = useLanguage();
  const where = conditionsOf(persona.body);
  const health = useHealth(where.length > 0 ? [...new Set(journeys.map(({ id }) => id))] : [], where);
  return (
    <ul className={classes.cell}>
      {cell.journeys.slice(0, shownInCell).map((journey) => <li key={journey.id}><CellEntry journey={journey} health={health.of.get(journey.id)} pending={health.isPending} bound={where.length > 0} /></li>)}
      {cell.journeys.length > shownInCell && <li className={classes.cellMore}>{t('atlas.more', { count: cell.journeys.length - shownInCell })}</li>}
    </ul>
  );
}

function CellEntry({ journey, health, pending, bound }: { journey: AtlasJourney; health: JourneyHealth | undefined; pending: boolean; bound: boolean }) {
  const { t, text, tCode, format } = useLanguage();
  const { workspace = '' } = useParams({ strict: false });
  const reach = health && health.reached / Math.max(1, health.runs);
  const words = health ? t('atlas.reachOf', { share: format.share(reach ?? 0), runs: health.runs }) : t(bound ? 'overview.notMeasured' : 'matrix.noSegment');
  return (
    <span className={classes.cellEntry}>
      <Link to="/w/$workspace/journeys/$journey" params={{ workspace, journey: journey.id }} className={classes.cellState} aria-label={`${text(journey.title)}: ${tCode('journeyState', journey.state)}`}>
        <span className={classes.stateDot} data-state={journey.state} /> {tCode('journeyState', journey.state)}
      </Link>
      {pending && bound ? <Skeleton height={14} width={60} /> : (
        <>
          <Tooltip label={words}><span tabIndex={0} className={classes.reach}>{reach === undefined ? '–' : format.share(reach)}</span></Tooltip>
          <ScoreBadge score={health?.lowest_score?.score} hidden={health?.score_hidden} />
        </>
      )}
    </span>
  );
}

/** Nobody has made this journey for the persona: say that it applies as it is, or begin one of its own. */
function EmptyCell({ journey, persona }: { journey: AtlasJourney; persona: Document<Persona> }) {
  const { t, text } = useLanguage();
  const { canEdit } = useWorkspace();
  const { include, createOwn, busy } = usePersonaJourney(journey, persona);
  if (!canEdit) return <span className={classes.lacking}>–</span>;
  return (
    <Menu position="bottom-start" width={300}>
      <Menu.Target>
        <UnstyledButton className={classes.lacking} disabled={busy} aria-label={t('matrix.fill', { journey: text(journey.title), persona: persona.body.name })}><Plus size={14} aria-hidden="true" /></UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void include()}>{t('matrix.include', { persona: persona.body.name })}</Menu.Item>
        <Menu.Item onClick={() => void createOwn()}>{t('matrix.createOwn', { persona: persona.body.name })}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
