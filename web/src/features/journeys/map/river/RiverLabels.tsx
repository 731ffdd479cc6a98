import { memo } from 'react';
import { Plus } from 'lucide-react';
import { useLanguage } from '@/app/language';
import { withSoftHyphens } from '../geometry/hyphens';
import { measureText } from '../state/measure';
import { useCommands } from '../state/context';
import type { RiverScene, StubLabel } from './scene';
import classes from './River.module.css';

/** The texts on and around the river. Each has a box of its own, so none can run into another. */
export const RiverLabels = memo(function RiverLabels({ scene }: { scene: RiverScene }) {
  return (
    <>
      <svg className={classes.drawing} width={scene.width} height={scene.height} aria-hidden="true">
        {scene.waits.map((wait) => <text key={wait.id} x={wait.x} y={wait.y} className={classes.wait}>{wait.text}</text>)}
        {scene.shares.map((share) => (
          <text key={share.id} x={share.x} y={share.y} className={classes.share} data-inside={share.inside || undefined}>{share.text}</text>
        ))}
        {scene.arcs.map(({ arc, text, kind }) => text && (
          <text key={arc.id} x={arc.labelX} y={arc.labelY} className={classes.arcLabel} data-kind={kind}>{text}</text>
        ))}
      </svg>
      <div aria-hidden="true">
        {scene.losses.map((loss) => (
          <div key={loss.id} className={classes.loss} style={{ left: loss.x, top: loss.y, width: loss.width }}>
            <div className={classes.points}>{loss.points}</div>
            {loss.reason && <div className={classes.reason}>{withSoftHyphens(loss.reason, loss.width, measureText, 11)}</div>}
          </div>
        ))}
      </div>
      {scene.stubs.map((stub) => <Stub key={stub.id} stub={stub} />)}
    </>
  );
});

/** A touchpoint that the log shows and the map does not: a click opens the step, dragging it into a cell takes it into the map. */
function Stub({ stub }: { stub: StubLabel }) {
  const { t } = useLanguage();
  const { open, canEdit } = useCommands();
  return (
    <button
      type="button"
      className={classes.stub}
      style={{ left: stub.x, top: stub.y, width: stub.width, height: stub.height }}
      title={`${stub.name} ${stub.share}: ${t('map.river.unknown')}`}
      data-drag={canEdit ? `stub:${stub.id}` : undefined}
      data-touchpoint={stub.touchpoint}
      data-touchpoint-id={stub.touchpointId ?? undefined}
      onClick={() => open({ step: stub.id })}
    >
      <span className={classes.stubName}>{withSoftHyphens(stub.name, stub.width - 8, measureText, 11)}</span>
      <span className={classes.stubShare}>
        <Plus size={11} strokeWidth={2.2} aria-hidden="true" />
        {stub.share}
        {stub.more > 0 && <span> · +{stub.more}</span>}
      </span>
      <span className="visually-hidden">{t('map.river.unknown')} {canEdit ? t('map.river.adoptHint') : ''}</span>
    </button>
  );
}
