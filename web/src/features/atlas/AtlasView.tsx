import { type CSSProperties, useMemo, useState } from 'react';
import { Select, Skeleton } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { useLanguage } from '@/app/language';
import { ProblemNotice } from '@/components/ProblemNotice';
import { scoreColor } from '@/components/score';
import { useDocuments } from '@/features/journeys/document/hooks';
import { Gaps } from './Gaps';
import { JourneyCard } from './JourneyCard';
import { JourneyFilters, useJourneyFilter } from './JourneyFilters';
import { type Bar, type Level, packed } from './packing';
import { coverage, folded, matching } from './tree';
import { type Atlas, type AtlasJourney, type JourneyHealth, useAtlas, useHealth } from './useAtlas';
import classes from './Atlas.module.css';

/** Every journey at its place in the life of a customer: phases of a model across, levels down. */
export function AtlasView() {
  const { t, text } = useLanguage();
  const { filter, setFilter } = useJourneyFilter();
  const atlas = useAtlas(filter.model);
  const models = useDocuments('phase-model').data ?? [];
  if (atlas.isPending) return <div className={classes.page}>{[1, 2, 3, 4, 5, 6].map((row) => <Skeleton key={row} height={40} mb={10} />)}</div>;
  if (atlas.isError) return <ProblemNotice error={atlas.error} onRetry={() => void atlas.refetch()} />;
  const shown = matching(atlas.data.journeys, filter, (journey) => text(journey.title));
  return (
    <div className={classes.page}>
      <JourneyFilters journeys={atlas.data.journeys}>
        <Select
          aria-label={t('atlas.model')}
          w={230}
          allowDeselect={false}
          value={atlas.data.phase_model}
          onChange={(model) => setFilter({ model: model ?? undefined })}
          data={models.map(({ id, body }) => ({ value: id, label: text(body.title) }))}
        />
      </JourneyFilters>
      <Grid atlas={atlas.data} journeys={shown} />
      <Unplaced journeys={folded(shown).heads.filter(({ covers }) => covers.length === 0)} />
      <Gaps atlas={atlas.data} />
    </div>
  );
}

function Grid({ atlas, journeys }: { atlas: Atlas; journeys: AtlasJourney[] }) {
  const { t, text, tCode } = useLanguage();
  const { heads, variants } = useMemo(() => folded(journeys), [journeys]);
  const levels = useMemo(() => packed(heads), [heads]);
  const health = useHealth(heads.filter(({ state, covers }) => state !== 'retired' && covers.length > 0).map(({ id }) => id)).of;
  const [pointed, setPointed] = useState<{ bar: Bar; x: number; y: number } | null>(null);
  const gaps = new Set(atlas.gaps.phases);
  if (atlas.phases.length === 0) return <p className={classes.calm}>{t('atlas.noModel')}</p>;
  return (
    <div className={classes.scroll}>
      <div className={classes.grid} style={{ '--phases': atlas.phases.length } as CSSProperties}>
        <div className={classes.corner}>{t('atlas.levels')}</div>
        {atlas.phases.map((phase, index) => (
          <div key={phase.id} className={classes.phase} data-gap={gaps.has(index) || undefined} style={{ '--tint': `var(--phase-${(index % 6) + 1})` } as CSSProperties}>
            <span className={classes.phaseName}>{text(phase.title) || phase.id}</span>
            <span className={classes.phaseCount}>{gaps.has(index) ? t('atlas.gap') : t('atlas.journeys', { count: phase.journeys })}</span>
          </div>
        ))}
        {levels.map((level) => <LevelRows key={level.level} level={level} phases={atlas.phases.length} name={tCode('journeyLevel', String(level.level))} gaps={gaps} health={health} variants={variants} onPoint={setPointed} />)}
      </div>
      {levels.length === 0 && <p className={classes.calm}>{t('atlas.noMatch')}</p>}
      {pointed && <JourneyCard journey={pointed.bar.journey} health={health.get(pointed.bar.journey.id)} variants={variants.get(pointed.bar.journey.id)?.length} x={pointed.x} y={pointed.y} />}
    </div>
  );
}

interface LevelProps {
  level: Level;
  phases: number;
  name: string;
  gaps: Set<number>;
  health: Map<string, JourneyHealth>;
  variants: Map<string, AtlasJourney[]>;
  onPoint: (pointed: { bar: Bar; x: number; y: number } | null) => void;
}

function LevelRows({ level, phases, name, gaps, health, variants, onPoint }: LevelProps) {
  const { t } = useLanguage();
  const label = name === String(level.level) ? t('atlas.level', { level: String(level.level) }) : name;
  return (
    <>
      <h2 className={classes.level}>{label}<span className={classes.phaseCount}>{level.bars.length}</span></h2>
      <ul className={classes.bars} style={{ gridColumn: `2 / span ${phases}`, gridTemplateRows: `repeat(${level.rows}, 42px)` }}>
        {[...gaps].map((position) => <li key={`gap-${position}`} className={classes.gapColumn} style={{ gridColumn: position + 1, gridRow: `1 / span ${level.rows}` }} aria-hidden="true" />)}
        {level.bars.map((bar) => <JourneyBar key={bar.journey.id} bar={bar} health={health.get(bar.journey.id)} variants={variants.get(bar.journey.id)?.length} onPoint={onPoint} />)}
      </ul>
    </>
  );
}

/** One journey: its name, state, lowest score, open pain points; below, how much of it is known. */
function JourneyBar({ bar, health, variants, onPoint }: { bar: Bar; health: JourneyHealth | undefined; variants: number | undefined; onPoint: LevelProps['onPoint'] }) {
  const { t, text, tCode, format } = useLanguage();
  const { workspace = '' } = useParams({ strict: false });
  const { journey, first, last, row } = bar;
  const covered = coverage(journey);
  const score = health?.lowest_score?.score.mean;
  const span = last - first + 1;
  const point = (element: HTMLElement) => {
    const box = element.getBoundingClientRect();
    onPoint({ bar, x: box.left, y: box.bottom });
  };
  return (
    <li style={{ gridColumn: `${first + 1} / span ${span}`, gridRow: row + 1 }}>
      <Link
        to="/w/$workspace/journeys/$journey"
        params={{ workspace, journey: journey.id }}
        className={classes.bar}
        data-state={journey.state}
        data-kind={journey.kind}
        onPointerEnter={(event) => point(event.currentTarget)}
        onPointerLeave={() => onPoint(null)}
        onFocus={(event) => point(event.currentTarget)}
        onBlur={() => onPoint(null)}
      >
        <span className={classes.barTitle}>{text(journey.title) || t('journey.untitled')}</span>
        <span className={classes.barFacts}>
          <span className={classes.stateDot} data-state={journey.state} />
          <span className={classes.barOwner}>{span > 1 ? [tCode('journeyState', journey.state), journey.owner].filter(Boolean).join(' · ') : tCode('journeyState', journey.state)}</span>
          {variants && <span title={t('atlas.variants', { count: variants })}>+{variants}</span>}
          {score !== undefined && <span className={classes.barScore}><i style={{ background: scoreColor(score) }} />{format.number(score)}</span>}
          {journey.open_pain_points.length > 0 && <span className={classes.barPains} title={t('atlas.pains', { count: journey.open_pain_points.length })}>▲ {journey.open_pain_points.length}</span>}
        </span>
        <span className={classes.segments} aria-hidden="true">
          {Array.from({ length: span }, (_, index) => <i key={index} data-covered={journey.covers.includes(first + index) || undefined} />)}
        </span>
        <span className="visually-hidden">{covered !== null && t('atlas.coverageSays', { share: format.share(covered) })}</span>
      </Link>
    </li>
  );
}

function Unplaced({ journeys }: { journeys: AtlasJourney[] }) {
  const { t, text } = useLanguage();
  const { workspace = '' } = useParams({ strict: false });
  if (journeys.length === 0) return null;
  return (
    <section className={classes.unplaced}>
      <h2 className={classes.partTitle}>{t('atlas.unplaced', { count: journeys.length })}</h2>
      <p className={classes.calm}>{t('atlas.unplacedText')}</p>
      <ul className={classes.chips}>
        {journeys.map(({ id, title }) => <li key={id}><Link to="/w/$workspace/journeys/$journey" params={{ workspace, journey: id }} search={{ panel: 'journey' }}>{text(title) || t('journey.untitled')}</Link></li>)}
      </ul>
    </section>
  );
}
