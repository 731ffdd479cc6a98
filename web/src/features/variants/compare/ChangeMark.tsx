import { useMark } from './marks';
import classes from './ChangeMark.module.css';

/** Marks an element of the map as added, removed, changed or moved, with the words that stood there before. */
export function ChangeMark({ of }: { of: string }) {
  const mark = useMark(of);
  if (!mark) return null;
  const words = mark.words.join('\n');
  return (
    <>
      <span className={classes.wash} data-change={mark.change} aria-hidden="true" />
      {mark.old && <del className={classes.old}>{mark.old}</del>}
      <span className={classes.hint} title={words}><span className="visually-hidden">{words}</span></span>
    </>
  );
}
