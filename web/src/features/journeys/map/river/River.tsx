import { memo, useMemo } from 'react';
import type { StepsReport } from '@/api/reports';
import type { Journey } from '@/api/types';
import { useLanguage } from '@/app/language';
import type { ColumnLayout } from '../geometry/columns';
import { useLibrary } from '../state/library';
import { useWords } from '../state/words';
import { RiverLabels } from './RiverLabels';
import { RiverPlaces } from './RiverPlaces';
import { layoutScene, type RiverScene } from './scene';
import classes from './River.module.css';

interface Props { layout: ColumnLayout; report: StepsReport; phases: Journey['phases']; loop: Journey['loop'] }

/** What customers do, above the columns of what the team believes: one ribbon as wide as the share that goes on. */
export const River = memo(function River({ layout, report, phases, loop }: Props) {
  const { t, text } = useLanguage();
  const library = useLibrary();
  const words = useWords();
  const scene = useMemo(() => {
    const touchpoint = (key: string, id: string | null) => (id && text(library.find('touchpoint', id)?.title)) || key;
    return layoutScene(layout, report, loop, { ...words, touchpoint });
  }, [layout, report, loop, words, library, text]);
  return (
    <div className={classes.river} role="group" aria-label={t('map.river.title')} style={{ width: scene.width, height: scene.height }}>
      <RiverDrawing scene={scene} />
      <RiverLabels scene={scene} />
      <RiverPlaces scene={scene} layout={layout} report={report} phases={phases} />
    </div>
  );
});

/** The shapes; everything they say is said in words by the labels, the places and the table. */
const RiverDrawing = memo(function RiverDrawing({ scene }: { scene: RiverScene }) {
  const { river } = scene;
  return (
    <svg className={classes.drawing} width={scene.width} height={scene.height} aria-hidden="true">
      <defs>
        <pattern id="map-river-open" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="5" height="5" className={classes.openGround} />
          <line x1="0" y1="0" x2="0" y2="5" className={classes.openLine} />
        </pattern>
      </defs>
      {river.branches.map((branch) => <path key={branch.id} d={branch.path} className={classes.branch} data-place={branch.id} />)}
      {river.pools.map((pool) => <path key={pool.id} d={pool.path} fill="url(#map-river-open)" />)}
      {scene.arcs.map(({ arc, kind }) => (
        <g key={arc.id} className={classes.arc} data-kind={kind}>
          <path d={arc.path} className={classes.arcBand} style={{ strokeWidth: arc.thickness }} />
          <path d={arc.head} className={classes.arcHead} />
        </g>
      ))}
      <path d={river.trunk} className={classes.trunk} />
      {river.stretches.map((stretch) => stretch.hollow && <path key={stretch.id} d={stretch.hollow} className={classes.hollow} />)}
      {scene.stubs.map((stub) => (
        <line key={stub.id} x1={stub.lineX} x2={stub.lineX} y1={stub.lineFrom} y2={stub.y} className={classes.stubLine} />
      ))}
    </svg>
  );
});
