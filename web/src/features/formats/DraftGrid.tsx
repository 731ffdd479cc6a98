import { Select } from '@mantine/core';
import { useLanguage } from '@/app/language';
import { useDocuments } from '@/features/journeys/document/hooks';
import { useLoadedLaneKindName } from '@/features/taxonomy/useLaneName';
import { rowKinds } from './draft';
import type { Draft } from './useMapImport';
import classes from './Formats.module.css';

/** The table as it was read: phases over steps over rows, and what each row becomes. */
export function DraftGrid({ draft, onKind }: { draft: Draft; onKind: (lane: number, kind: string) => void }) {
  const { t, tCode } = useLanguage();
  const laneKindName = useLoadedLaneKindName();
  const ownLanes = (useDocuments('custom-lane').data ?? []).map(({ body }) => body.key);
  const phases = draft.phases;
  const words = (kind: string) => {
    const own = tCode('mapImport.kind', kind);
    return own === kind ? laneKindName(kind) : own;
  };
  const choices = (kind: string) => [...new Set([...rowKinds, ...ownLanes, kind])].filter(Boolean).map((value) => ({ value, label: words(value) }));
  return (
    <div className={classes.scroll} tabIndex={0} role="region" aria-label={t('mapImport.preview')}>
      <table className={classes.grid}>
        <thead>
          <tr>
            <th rowSpan={2} scope="col">{t('mapImport.row')}</th>
            {phases.map((phase, index) => <th key={index} scope="colgroup" colSpan={Math.max(1, phase.steps.length)} className={classes.phase}>{phase.title || '–'}</th>)}
          </tr>
          <tr>{phases.flatMap((phase, index) => (phase.steps.length > 0 ? phase.steps : ['']).map((step, at) => <th key={`${index}/${at}`} scope="col">{step || '–'}</th>))}</tr>
        </thead>
        <tbody>
          {draft.lanes.map((lane, index) => {
            let cell = 0;
            return (
              <tr key={index} data-ignored={lane.kind === 'ignore' || undefined}>
                <th scope="row">
                  <span className={classes.laneName}>{lane.title || '–'}</span>
                  <Select
                    size="xs"
                    searchable
                    allowDeselect={false}
                    aria-label={t('mapImport.kindOf', { row: lane.title })}
                    data={choices(lane.kind)}
                    value={lane.kind}
                    onChange={(kind) => kind && onKind(index, kind)}
                    {...(lane.recognised ? {} : { error: t('mapImport.check') })}
                  />
                </th>
                {phases.flatMap((phase, phaseIndex) => {
                  const steps = phase.steps.length;
                  if (steps === 0) return [<td key={phaseIndex} />];
                  return Array.from({ length: steps }, (_, at) => <td key={`${phaseIndex}/${at}`}>{lane.cells[cell++] ?? ''}</td>);
                })}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
