import type { Step, Text } from '@/api/types';
import { useLanguage } from '@/app/language';
import { useHyphens } from '../state/useHyphens';
import classes from './Grid.module.css';

/** One way on from a step: to which step, when, and whether that leads back. */
export interface Branch { step: string; name: string; condition: Text; back: boolean }

const none: Branch[] = [];

/** The ways on from a step. A single way to the next step is the plain course and no branch. */
export function branchesOf(step: Step, names: Map<string, string>): Branch[] {
  if (!step.next?.length) return none;
  const order = [...names.keys()];
  const at = order.indexOf(step.id);
  const branches = step.next.flatMap(({ step: target, condition }) => {
    const name = names.get(target);
    return name === undefined ? [] : [{ step: target, name, condition, back: order.indexOf(target) <= at }];
  });
  const plain = branches.length === 1 && order[at + 1] === branches[0]!.step && !Object.values(branches[0]!.condition).some(Boolean);
  return plain ? none : branches;
}

/** Under the name of a step: the other ways to do it, and where the course branches. */
export function StepBranches({ alternatives, branches }: { alternatives: Text[] | undefined; branches: Branch[] }) {
  const { t, text } = useLanguage();
  const hyphens = useHyphens(15, 10.5);
  const ways = (alternatives ?? []).map(text).filter(Boolean);
  if (ways.length === 0 && branches.length === 0) return null;
  return (
    <>
      {ways.length > 0 && <span className={classes.ways} title={t('map.alternatives')}>{hyphens(ways.length > 1 ? t('map.waysOr', { first: ways.slice(0, -1).join(', '), last: ways.at(-1)! }) : ways[0]!)}</span>}
      {branches.length > 0 && (
        <ul className={classes.branches} aria-label={t('map.branches')}>
          {branches.map((branch) => {
            const condition = text(branch.condition);
            return (
              <li key={branch.step} title={condition ? t('map.branchSays', { condition, step: branch.name }) : branch.name}>
                <BranchMark back={branch.back} />
                <span>{hyphens(condition || branch.name)}{condition && <span className="visually-hidden">: {branch.name}</span>}</span>
              </li>
            );
          })}
        </ul>
      )}
    </>
  );
}

/** A small fork: onwards, or back to an earlier step. */
function BranchMark({ back }: { back: boolean }) {
  return (
    <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true" className={classes.branchMark} data-back={back || undefined}>
      {back ? <path d="M9 9V5.5A2.5 2.5 0 0 0 6.5 3H2M4 .8 1.6 3 4 5.2" /> : <path d="M1 1v2.5A2.5 2.5 0 0 0 3.5 6H8M6 3.8 8.4 6 6 8.2" />}
    </svg>
  );
}
