import { useElementSize } from '@mantine/hooks';
import type { StepsReport } from '@/api/reports';
import type { Journey } from '@/api/types';
import { useLanguage } from '@/app/language';
import { layoutColumns } from '../map/geometry/columns';
import { layoutRiver } from '../map/geometry/river';
import { riverNodes } from '../map/river/nodes';
import { useWords } from '../map/state/words';
import { stepsOf } from '../map/editing/edits';
import classes from './OrderedMap.module.css';

const thickness = 56;
const height = 92;

/** The river in small, with the share at its start and end. A tap on a step goes there. */
export function MiniRiver({ body, report }: { body: Journey; report: StepsReport }) {
  const { t, text } = useLanguage();
  const words = useWords();
  const { ref, width } = useElementSize<HTMLDivElement>();
  const layout = layoutColumns(body.phases.filter((phase) => phase.steps.length > 0), new Set(), { available: width, minimum: 4, comfortable: 4, maximum: 400, collapsed: 4 });
  const nodes = riverNodes(layout, report);
  const river = layoutRiver(nodes, { top: 14, thickness, branchEnd: height - 2 });
  const last = nodes.at(-1);
  const steps = stepsOf(body);
  return (
    <div ref={ref} className={classes.mini} style={{ height }}>
      <svg width={layout.width} height={height} aria-hidden="true">
        {river.branches.map((branch) => <path key={branch.id} d={branch.path} className={classes.branch} />)}
        <path d={river.trunk} className={classes.trunk} />
        <text x="6" y={14 + thickness / 2 + 4} className={classes.share}>{words.share(nodes[0]?.remaining ?? 0)}</text>
        {last && <text x={layout.width - 2} y="10" textAnchor="end" className={classes.share}>{words.share(last.remaining)}</text>}
      </svg>
      {nodes.map((node, index) => (
        <a key={node.id} className={classes.miniStep} href={`#step-${node.id}`} style={{ left: node.x, width: node.width }} tabIndex={-1} aria-hidden="true" title={text(steps[index]?.title) || t('map.untitledStep')} />
      ))}
    </div>
  );
}
